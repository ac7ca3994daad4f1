// model.graphql: the GraphQL endpoint.
#include "endpoint/execute.hpp"
#include "pg/function.hpp"
#include "pg/jsonb.hpp"
#include "pg/settings.hpp"

namespace model_api::api {
namespace {

endpoint::Asked asked(FunctionCallInfo fcinfo) {
    pg::JsonbLimits limits;
    limits.bytes = static_cast<std::size_t>(pg::settings.max_input_size) * 1024;
    return {pg::required_text_argument(fcinfo, 0, "query"), pg::jsonb_argument(fcinfo, 1, "variables", limits),
            pg::optional_text_argument(fcinfo, 2).value_or(std::string_view())};
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_graphql) {
    using namespace model_api;
    return pg::make_text(endpoint::execute(api::asked(fcinfo)));
}
