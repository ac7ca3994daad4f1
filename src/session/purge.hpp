// Taking away what has expired: a batch at a time, by whoever owns the tables, inside of pg::write_as_owner.
#pragma once

#include <optional>
#include <string>

#include "session/accounts.hpp"

namespace model_api::session {

// A place in the order in which tokens expire.
struct Place {
    std::string expires_at;
    std::string hash;
};

struct Purged {
    std::int64_t sessions = 0; // that are gone, with their tokens
    std::int64_t kept = 0;     // to which a row of another table refers that neither goes nor lets go
    std::optional<Place> last; // nullopt: there was nothing behind `after`
};

// Sessions whose token has expired by `until`, a timestamp with time zone. One that somebody has locked is left alone,
// and one that has got another token meanwhile.
Purged purge_sessions(const Accounts &accounts, const std::string &until, const std::optional<Place> &after);

// Codes of users that have expired by then. Returns how many; 0: all that nobody has locked are gone.
std::int64_t purge_codes(const Accounts &accounts, const std::string &until);

} // namespace model_api::session
