// The params that the hooks of an action are given.
#pragma once

#include "action/change.hpp"
#include "base/json.hpp"
#include "model/schema.hpp"

namespace model_api::action {

// Values of password and encrypted fields, which nobody is told.
bool is_secret(const model::Field &field);

inline bool has_hooks(const model::Action &action) {
    return !action.run.empty() || !action.on_success.empty();
}

// {"id":"7","question":{…},"notify":true} of an object in which key and parameters stand beside the fields. Values of
// password fields are left out, at every depth.
Json hook_params(const Change &change, const Json &object, const model::Schema &schema);

} // namespace model_api::action

#include "base/pure.hpp"
