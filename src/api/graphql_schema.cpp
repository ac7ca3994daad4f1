// model.graphql_schema.
#include "endpoint/schemas.hpp"
#include "graphql/schema/print.hpp"
#include "pg/function.hpp"

using namespace model_api;

MODEL_API_FUNCTION(model_api_graphql_schema) {
    return pg::make_text(graphql::schema::printed(endpoint::whole()->api.schema()));
}
