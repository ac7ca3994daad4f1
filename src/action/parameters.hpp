// Parameters of actions: values beside the record, for its hooks.
#pragma once

#include <string_view>

#include "action/mistakes.hpp"
#include "base/json.hpp"
#include "model/action.hpp"

namespace model_api::action {

const model::Parameter *find_parameter(const model::Action &action, std::string_view name); // nullptr: no such one

// Notes a value that has not the parameter's type. Null is every type's.
void check_parameter(const model::Parameter &parameter, const Json &value, const Place &place, Mistakes &mistakes);

} // namespace model_api::action

#include "base/pure.hpp"
