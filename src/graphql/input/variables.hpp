// The variables of an operation: what the request gives, as values of their types.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "base/json.hpp"
#include "graphql/error.hpp"
#include "graphql/schema/schema.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::graphql::input {

// A variable that has no value is absent, which is not the same as null.
using Variables = std::map<std::string, Json, std::less<>>;

inline const Json *find(const Variables &variables, std::string_view name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : &found->second;
}

// `given` is an object, or null for none. The errors name the variable and the place in its value.
std::variant<Variables, Errors> variables_of(const syntax::Operation &operation, const Json &given,
                                             const schema::Schema &schema, const syntax::Document &document);

} // namespace model_api::graphql::input

#include "base/pure.hpp"
