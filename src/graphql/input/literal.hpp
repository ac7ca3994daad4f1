// Literals of a document as values of a type.
#pragma once

#include <optional>

#include "base/json.hpp"
#include "graphql/input/variables.hpp"
#include "graphql/schema/type.hpp"
#include "graphql/syntax/value.hpp"

namespace model_api::graphql::input {

// A single value is a list of one, absent fields have their defaults. nullopt: it is none of the type, or a variable
// without a value. Without `variables`, none has one.
std::optional<Json> value_of(const syntax::Value &literal, const schema::TypeUse &type, const Variables *variables);

} // namespace model_api::graphql::input

#include "base/pure.hpp"
