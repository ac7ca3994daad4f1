// A schema in its definition language, as graphql-js prints it.
#pragma once

#include <optional>
#include <string>

#include "graphql/schema/schema.hpp"

namespace model_api::graphql::schema {

// Without what every schema has.
std::string printed(const Schema &schema);
std::string printed(const Type &type);

// A default value as a document writes it; nullopt where there is none.
std::optional<std::string> printed_default(const InputValue &value);

} // namespace model_api::graphql::schema

#include "base/pure.hpp"
