// The actions of accounts: read, and performed with the privileges of the tables' owner for everybody, because whoever
// signs in has none yet.
#pragma once

#include "action/input.hpp"
#include "change/outcome.hpp"

namespace model_api::account {

// The params of the action, which have to outlive the change: nothing is read of them but what they are called.
action::Change parse(const model::Model &model, const model::Action &action, const Json &params,
                     const std::string &path, const action::Request &request);

// Where somebody signs up without a session.
enum class SigningUp : std::uint8_t { alone, begins_session };

// The outcome has the user's key, and shows nothing of them.
change::Outcome perform(const catalog::Snapshot &snapshot, const action::Change &change, SigningUp signing_up);

} // namespace model_api::account
