// Sessions as they begin, are signed in to and end.
#pragma once

#include "session/identity.hpp"

namespace model_api::session {

// Goes on with the session of a token. Throws 28000, GGT_INVALID_SESSION, for whatever is none, or none any more: which
// of these it is, nobody is told.
void enter(const Accounts &accounts, std::string_view token, Lasting lasting);

// Begins a session, and goes on with it.
void enter_new(const Accounts &accounts, Lasting lasting);

// The session at hand, or a new one where there is none, becomes that of a user, under another token: whoever knew the
// one before is not signed in by it. As the keeper.
void sign_in(const Accounts &accounts, const std::string &user);

// The session at hand becomes nobody's, under another token. As the keeper.
void sign_out(const Accounts &accounts);

} // namespace model_api::session
