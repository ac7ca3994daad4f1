// What every schema has: the types of introspection, scalars and directives.
#pragma once

#include <string_view>

#include "graphql/schema/schema.hpp"

namespace model_api::graphql::schema {

// Adds the types of introspection, and the directives that the schema has not defined itself.
void add_built_in(Schema &schema);
std::string_view description_of_scalar(std::string_view name); // of a built-in one

} // namespace model_api::graphql::schema

#include "base/pure.hpp"
