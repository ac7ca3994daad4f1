// Transitions of the state machine: which states an action may start from, and where it leads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "action/change.hpp"
#include "action/failure.hpp"

namespace model_api::action {

// The field that holds the state; nullptr: the model has no states.
const model::Field *state_field(const model::Model &model);

// The leaves in which a record must be for the action; empty: any.
std::vector<std::string> sources(const model::Model &model, const model::Action &action);

// The leaf that the record is in afterwards; empty: as before. A new record enters its initial state.
std::string target(const model::Model &model, const model::Action &action);

// `Invalid action for the question model. Unable to execute the "publish" action in state "draft".`
Failure wrong_state(const Change &change, std::string_view state);

} // namespace model_api::action

#include "base/pure.hpp"
