// EXPLAIN of a plan as it is about to run.
#pragma once

#include <string>

#include "pg/plan.hpp"

namespace model_api::pg {

// Text format without costs and times, so that only what the plan does is shown; `analyze` runs it and adds row counts.
std::string explain(const ChosenPlan &plan, const char *source_text, ParamListInfo parameters, bool analyze);

} // namespace model_api::pg
