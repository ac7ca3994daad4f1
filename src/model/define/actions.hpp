// The actions of a model, and the global ones.
#pragma once

#include <optional>
#include <vector>

#include "model/define/draft.hpp"
#include "model/define/node.hpp"

namespace model_api::model::define {

// create, update, delete: what a model has whose definition does not speak of actions. Of users also those of their
// accounts; a session is not created by an action.
const std::vector<Action> &default_actions(const std::optional<Account> &account = std::nullopt);

// Reads "actions" of `model`; the states of the draft have been read.
void read_actions(const Node &model, Draft &draft);

// Reads the document's "globalActions".
// {"flipAll": {…}}; null removes an action of that name, if there is one.
std::vector<Action> read_global_actions(const Node &node);
std::vector<std::string> removed_global_actions(const Node &node);

} // namespace model_api::model::define

#include "base/pure.hpp"
