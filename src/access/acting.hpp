// As whom an action is performed: as the caller, or, where a role of the session is permitted it, as the owner of the
// model's table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "pg/wall.hpp"

namespace model_api::access {

// The snapshot that an action on the model is read and performed by. Who has one of the privileges that it takes, on
// the table or on a column of it, acts as before: the snapshot is the whole. Otherwise permissions say, and the
// schema's acts_as() is whose privileges are used. Who is permitted none of `actions` but has other privileges on the
// table is told by PostgreSQL what is missing. Throws 42501, GGT_PERMISSION_DENIED, for everybody else.
catalog::Snapshot acting(const catalog::Snapshot &snapshot, const model::Model &model, AclMode privileges,
                         const std::vector<std::string_view> &actions);

// What a role of the session is permitted of the model, which has this table.
bool may_act(const std::string &model, std::uint32_t relation, std::string_view action);
bool may_do_everything();

} // namespace model_api::access
