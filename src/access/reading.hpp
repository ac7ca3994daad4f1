// What a caller may read of a model: all that privileges allow, or what the roles of the session are permitted.
#pragma once

#include <string>
#include <vector>

#include "access/identity.hpp"
#include "catalog/catalog.hpp"

namespace model_api::access {

// Whether the current role has SELECT on the table, or on a column of it: then a request that begins there runs with
// its privileges, and permissions have no say in it. All others run with those of the table's owner, and permissions
// say of every model that they touch which records there are.
bool has_privilege(std::uint32_t relation);

// Whether the roles, together, are permitted to read something of the model, which has this table.
bool is_permitted(const std::string &model, std::uint32_t relation, const std::vector<std::string> &roles = roles());

// The snapshot as the caller may read it in a request that begins with this table of the model. Throws 42501,
// GGT_PERMISSION_DENIED, where nothing of the model may be read.
catalog::Snapshot reading(const catalog::Snapshot &snapshot, const model::Model &model, std::uint32_t relation);

} // namespace model_api::access
