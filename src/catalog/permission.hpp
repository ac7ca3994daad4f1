// What roles may do with models, as model.permit wrote it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace model_api::catalog {

struct Permission {
    std::string role;
    std::string model; // empty: of global actions
    Json definition;
};

// All of them, by role and model, as the catalog is now.
std::shared_ptr<const std::vector<Permission>> permissions();
// nullptr: nothing is permitted.
const Permission *find_permission(const std::vector<Permission> &permissions, std::string_view role,
                                  std::string_view model);

// In place of what there was; nullopt: nothing. The caller has seen to it that this may be done.
void save_permission(std::string_view role, std::string_view model, const std::optional<Json> &definition);
// Of a model that is to be one no more.
void forget_permissions(std::string_view model);
// Of a role that is to be one no more.
void forget_permissions_of_role(std::string_view role);

} // namespace model_api::catalog
