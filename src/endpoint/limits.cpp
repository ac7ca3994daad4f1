#include "endpoint/limits.hpp"

#include "pg/settings.hpp"

namespace model_api::endpoint {

graphql::Limits limits() {
    const auto size = [](int setting) { return static_cast<std::size_t>(setting); };
    graphql::Limits limits;
    limits.bytes = size(pg::settings.graphql_max_document_size) * 1024;
    limits.tokens = size(pg::settings.graphql_max_tokens);
    limits.depth = size(pg::settings.graphql_max_depth);
    limits.aliases = size(pg::settings.graphql_max_aliases);
    limits.complexity = size(pg::settings.graphql_max_complexity);
    limits.names = {"model_api.graphql_max_document_size", "model_api.graphql_max_tokens",
                    "model_api.graphql_max_depth", "model_api.graphql_max_aliases", "model_api.graphql_max_complexity"};
    return limits;
}

} // namespace model_api::endpoint
