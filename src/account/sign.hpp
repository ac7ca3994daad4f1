// Signing up, in and out.
#pragma once

#include "account/call.hpp"

namespace model_api::account {

// A new user, who is signed in to the session at hand, if there is one or the call begins one.
change::Outcome sign_up(const Call &call);
// The session at hand, or a new one, becomes the user's. An address that no user has is answered like a wrong password.
change::Outcome sign_in(const Call &call);
// The session at hand becomes nobody's.
change::Outcome sign_out(const Call &call);

} // namespace model_api::account
