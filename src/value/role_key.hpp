// Role keys: the names by which roles are assigned, as "signed-in" or "system-admin".
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model_api::value {

inline constexpr std::size_t max_role_key_length = 63;

// The keys of all roles, for code that knows no server. nullptr: any key is one.
using KnownRoles = std::shared_ptr<const std::vector<std::string>> (*)();

// has the unknown role "editr" (did you mean "editor"?)
std::string unknown_role(const std::string &key, const std::vector<std::string> &known);

// [A-Za-z0-9][A-Za-z0-9_-]*. What is wrong, as a sentence for a DETAIL; nullopt when nothing is.
std::optional<std::string> role_key_mistake(std::string_view text);

// The same for a list, in which no key may be missing (nullopt) or stand twice.
std::optional<std::string> role_keys_mistake(const std::vector<std::optional<std::string_view>> &keys);

} // namespace model_api::value

#include "base/pure.hpp"
