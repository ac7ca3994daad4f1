// Passwords that are changed or forgotten, and addresses that are verified.
#pragma once

#include "account/call.hpp"

namespace model_api::account {

// Ends the user's other sessions.
change::Outcome change_password(const Call &call);

// Both succeed for every address, known or not.
change::Outcome send_verify_email(const Call &call);
change::Outcome send_reset_password(const Call &call);

change::Outcome verify_email(const Call &call);
// Ends all of the user's sessions.
change::Outcome reset_password(const Call &call);

} // namespace model_api::account
