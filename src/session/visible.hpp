// What a caller without privileges on the tables is shown of a user or a session: their own data, and nothing beyond.
#pragma once

#include "model/model.hpp"
#include "pg/wall.hpp"
#include "read/selection.hpp"

namespace model_api::session {

// Whether the caller's own grants serve: then what is asked runs as the caller, under the tables' own rules.
bool is_granted(const model::Model &model, AclMode privileges);

// Throws 42501, GGT_PERMISSION_DENIED, where a selection of a session or of a user asks for more than the fields of a
// session and those that define_users gives to a user.
void check_visible(const read::Selection &selection, const model::Model &model);
// What is left of a selection then.
read::Selection visible(read::Selection selection, const model::Model &model);

} // namespace model_api::session
