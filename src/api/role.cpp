// model.add_role and model.remove_role.
#include "catalog/role.hpp"
#include "pg/function.hpp"
#include "pg/trigger.hpp"

using namespace model_api;

MODEL_API_FUNCTION(model_api_add_role) {
    catalog::add_role(pg::text_argument(fcinfo, 0), pg::text_argument(fcinfo, 1));
    PG_RETURN_VOID();
}

MODEL_API_FUNCTION(model_api_remove_role) {
    catalog::remove_role(pg::text_argument(fcinfo, 0));
    PG_RETURN_VOID();
}

MODEL_API_FUNCTION(model_api_leave_out) {
    model_api::pg::trigger_call(fcinfo, model_api::pg::is_before_write_of_row,
                                "model.leave_out() must be called by a trigger BEFORE INSERT FOR EACH ROW");
    return PointerGetDatum(nullptr);
}
