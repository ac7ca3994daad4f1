// Who may have a global action run a function. By permission it runs with the privileges of the function's owner, so
// that the name of a function alone must not lend them.
#pragma once

#include "model/action.hpp"

namespace model_api::api {

// Throws 42501 unless the function of the action is the caller's own; 42883 where it has none and is permitted to
// somebody, or is about to be: another's function could come by that name.
void check_own_function(const model::Action &action, bool is_permitted);

// Whether a role is permitted a global action of this name.
bool is_permitted(const std::string &global_action);

} // namespace model_api::api
