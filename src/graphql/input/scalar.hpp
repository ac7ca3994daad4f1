// Leaves of input: scalars and enum values, from literals and from the values of variables.
#pragma once

#include <string>
#include <variant>

#include "base/json.hpp"
#include "graphql/input/variables.hpp"
#include "graphql/schema/type.hpp"
#include "graphql/syntax/value.hpp"

namespace model_api::graphql::input {

struct Refusal {
    std::string message;
    bool is_whole = true; // else it is the reason behind "Expected …"
};
using Leaf = std::variant<Json, Refusal>;

// Of a scalar or enum type. `variables` are for objects inside of a custom scalar.
Leaf leaf_of(const syntax::Value &literal, const schema::Type &type, const Variables *variables);
Leaf leaf_of(const Json &value, const schema::Type &type);

// A literal without a type: what a custom scalar is given. A variable without a value is null.
Json untyped(const syntax::Value &literal, const Variables *variables);

} // namespace model_api::graphql::input

#include "base/pure.hpp"
