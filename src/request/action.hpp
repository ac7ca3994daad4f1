// Actions by their names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace model_api::request {

// The action of the model. Throws 42704, `action "pubish" is not defined by question. Did you mean "publish"?`.
const model::Action &action_of(const model::Model &model, std::string_view name);

// Throws 42704, `global action "flip" does not exist`.
model::Action global_action(std::string_view name);

// "upsert" is there where "create" and "update" are, unless the model has an action of that name.
bool is_upsert(const model::Model &model, std::string_view action);

} // namespace model_api::request
