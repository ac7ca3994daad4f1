#include "access/identity.hpp"

#include <algorithm>

#include "catalog/role.hpp"
#include "session/identity.hpp"

namespace model_api::access {

std::vector<std::string> roles() {
    const session::Holder *holder = session::current();
    if (!holder) return {catalog::role::unauthenticated};
    std::vector<std::string> roles = holder->roles;
    std::ranges::sort(roles);
    return roles;
}

std::optional<std::string> session_value(std::string_view name) {
    const session::Holder *holder = session::current();
    if (!holder) return std::nullopt;
    return name == "userId" ? holder->user : std::optional(holder->session);
}

} // namespace model_api::access
