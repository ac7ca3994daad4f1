// Values of variables, which are JSON, as values of a type.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "graphql/error.hpp"
#include "graphql/schema/type.hpp"

namespace model_api::graphql::input {

// Is told where in the value what is wrong, and why; false: it has heard enough.
using Complain = std::function<bool(const std::vector<PathStep> &path, const Json &wrong, const std::string &why)>;

// A single value is a list of one, absent fields have their defaults. What is wrong is null in the result.
Json value_of(const Json &given, const schema::TypeUse &type, const Complain &complain);

} // namespace model_api::graphql::input

#include "base/pure.hpp"
