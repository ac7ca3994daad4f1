// The table of secrets beside that of users or of sessions: hashes of tokens and codes, which are no fields of a model,
// so that no request, row, hook or error message has a way to show them.
#pragma once

#include <string_view>

#include "model/model.hpp"

namespace model_api::catalog {

// Makes it where the model needs one and has none, and notes its OID in the model. `known`: as it was defined before;
// nullptr: it was not. As the caller, who owns the model's table.
void settle_secrets(model::Model &model, const model::Model *known);

// Before the model is forgotten.
void drop_secrets(std::string_view model);

} // namespace model_api::catalog
