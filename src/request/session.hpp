// What is asked of the session at hand, as functions and documents ask it.
#pragma once

#include <optional>
#include <string>

#include "request/act.hpp"
#include "session/identity.hpp"

namespace model_api::request {

// Goes on with the session of a token, or, without one, with a new session. The session as JSON; of a new one with its
// "token".
std::string use_session(const std::optional<std::string> &token, session::Lasting lasting);

// A JSON object with "token" as its last member, unless there is none.
std::string with_token(std::string json, const std::string &token);

// The session at hand, as the selection shows it; null for what is stored of it. nullopt: there is none.
std::optional<std::string> current_session(const Json &selection);

// An action on the session at hand: a result object. Throws 28000, GGT_NO_CURRENT_SESSION, where there is none.
// `selection`: of the session in the result; empty: it is not shown. `path`: of the params.
std::string act_on_session(const session::Accounts &accounts, std::string_view action, const Json &params,
                           const read::Selection &selection, const std::string &path);

// The user's action that signs the session at hand in, or a new one, or out, for whom the session is shown instead.
std::string sign_session(const session::Accounts &accounts, std::string_view action, const Json &params,
                         const read::Selection &selection, const std::string &path);

// Ends all sessions of a user, and returns how many: of the one who is signed in, of anybody for system-admins and for
// roles that may delete sessions. Throws 42501, GGT_PERMISSION_DENIED, for others.
std::int64_t revoke_sessions(const std::string &user);

} // namespace model_api::request
