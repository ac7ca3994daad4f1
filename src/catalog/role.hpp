// The roles that users can have: keys that permissions and role lists speak of. They are no roles of PostgreSQL.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace model_api::catalog {

namespace role {
inline constexpr const char *unauthenticated = "unauthenticated"; // of sessions that nobody is signed in to
inline constexpr const char *signed_in = "signed-in";             // of all others
inline constexpr const char *system_admin = "system-admin";
} // namespace role

// Both need the privilege CREATE on the database (42501).
void add_role(std::string_view key,
              std::string_view name);   // of a key that is there the name alone; 55000: users have it
void remove_role(std::string_view key); // 42704: there is none; 2BP01: a built-in one

// The keys of all roles, sorted, as the catalog is now. A key in a role list that is none of them gives nothing.
std::shared_ptr<const std::vector<std::string>> role_keys();
// What people call them, by their keys.
using RoleNames = std::map<std::string, std::string, std::less<>>;
std::shared_ptr<const RoleNames> role_names();
bool is_role(std::string_view key);

} // namespace model_api::catalog
