// What roles of the application, together, may see of the models and do with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "pg/wall.hpp"

namespace model_api::access {

// The snapshot as the roles see it, with the privileges of `owner`.
catalog::Snapshot permitted(const catalog::Snapshot &snapshot, const std::vector<std::string> &roles, Oid owner);

// Whether any of them is permitted something of reading the model, or, with an action, of the action.
bool permit(const std::vector<std::string> &roles, const std::string &model, std::string_view action = {});
bool permit_everything(const std::vector<std::string> &roles);
bool permit_global(const std::vector<std::string> &roles, std::string_view action);

// Whoever could reach the privileges of a superuser would have the server.
bool is_superuser(Oid role);

// Throws 42501, GGT_PERMISSION_DENIED: for reading the model, or, with an action, for the action.
[[noreturn]] void deny(const std::string &model, std::string_view action, const std::string &hint = {});
// The owner of its table, if that serves others.
Oid serving_owner(const std::string &model, Oid relation, std::string_view action);

} // namespace model_api::access
