// Who asks, as permissions see it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model_api::access {

// Keys of the roles of the session, in order; those of nobody where there is none.
std::vector<std::string> roles();

// "id" of the session, "userId" of who is signed in to it. nullopt: there is none.
std::optional<std::string> session_value(std::string_view name);

} // namespace model_api::access
