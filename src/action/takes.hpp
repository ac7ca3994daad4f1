// What an action is given besides its parameters: the id of its record, and an object of its values.
#pragma once

#include "action/change.hpp"

namespace model_api::action {

inline bool is_of_account(const model::Action &action) {
    return action.account != model::AccountAction::none;
}

inline bool takes_id(const model::Action &action) {
    if (is_of_account(action)) return model::info_of(action.account).takes_id;
    return kind_of(action) != Kind::create;
}

inline bool takes_record(const model::Action &action) {
    return !is_of_account(action) && kind_of(action) != Kind::delete_;
}

} // namespace model_api::action

#include "base/pure.hpp"
