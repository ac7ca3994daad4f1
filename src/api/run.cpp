// model.run: a global action.
#include "api/act/request.hpp"
#include "request/action.hpp"
#include "request/perform.hpp"

namespace model_api::api {
namespace {

Datum run(FunctionCallInfo fcinfo) {
    const model::Action action = request::global_action(pg::required_text_argument(fcinfo, 0, "action"));
    const Json params = document_argument(fcinfo, 1, "params");
    return pg::make_text(request::run(catalog::current(), action, params, "params"));
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_run) {
    return model_api::api::run(fcinfo);
}
