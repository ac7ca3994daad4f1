// model.graphql: the GraphQL endpoint.
#include "endpoint/execute.hpp"
#include "endpoint/field_error.hpp"
#include "endpoint/response.hpp"
#include "pg/function.hpp"
#include "pg/jsonb.hpp"
#include "pg/settings.hpp"

namespace model_api::api {
namespace {

Json variables_argument(FunctionCallInfo fcinfo) {
    pg::JsonbLimits limits;
    limits.bytes = static_cast<std::size_t>(pg::settings.max_input_size) * 1024;
    return pg::jsonb_argument(fcinfo, 1, "variables", limits);
}

std::string respond(FunctionCallInfo fcinfo) {
    const std::string_view query = pg::required_text_argument(fcinfo, 0, "query");
    const std::string_view operation = pg::optional_text_argument(fcinfo, 2).value_or(std::string_view());
    Json variables;
    try {
        variables = variables_argument(fcinfo);
    } catch (const DomainError &error) { // they are too large, or nested too deeply
        return endpoint::refusal({endpoint::error_of(error)});
    }
    return endpoint::execute({query, std::move(variables), operation});
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_graphql) {
    return model_api::pg::make_text(model_api::api::respond(fcinfo));
}
