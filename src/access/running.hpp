// As whom the function of a global action runs.
#pragma once

#include <string>

#include "pg/wall.hpp"

namespace model_api::access {

// InvalidOid: as the caller, who may call the function for reasons of their own, or because everybody may. Otherwise
// the owner of the function, where a role of the session is permitted the action. Throws 42501, GGT_PERMISSION_DENIED,
// where neither is so.
Oid running(const std::string &action, Oid function);

// Whether a role of the session is permitted the action, and the function serves who is.
bool may_run(const std::string &action, Oid function);

} // namespace model_api::access
