// The arguments of a field or directive, as values of their types.
#pragma once

#include <variant>
#include <vector>

#include "base/json.hpp"
#include "graphql/error.hpp"
#include "graphql/input/variables.hpp"
#include "graphql/schema/type.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::graphql::input {

// An object: defaults are filled in, an argument that is not given is absent. `at` is where the field or directive
// stands.
std::variant<Json, Error> arguments_of(const schema::Members<schema::InputValue> &definitions,
                                       const std::vector<syntax::Argument> &given, syntax::Offset at,
                                       const Variables &variables, const syntax::Document &document);

} // namespace model_api::graphql::input

#include "base/pure.hpp"
