// The call of a trigger function by its trigger.
#pragma once

#include "pg/function.hpp"

namespace model_api::pg {

// Throws 39P01 where no trigger calls the function, or one that `is_meant` refuses. `rule` says which one may:
// "model.keep_managed() must be called by a trigger BEFORE UPDATE FOR EACH ROW".
const TriggerData &trigger_call(FunctionCallInfo fcinfo, bool (*is_meant)(TriggerEvent), const char *rule);

// BEFORE INSERT OR UPDATE FOR EACH ROW.
bool is_before_write_of_row(TriggerEvent event);

} // namespace model_api::pg
