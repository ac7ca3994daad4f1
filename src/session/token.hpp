// Tokens of sessions as the database keeps them: by their hashes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pg/row_version.hpp"
#include "session/accounts.hpp"

namespace model_api::session {

// The session that a token belongs to, and who is signed in to it, as they are now.
struct Holder {
    std::string session;             // ids in text form
    std::optional<std::string> user; // nobody is signed in
    std::vector<std::string> roles;

    // What it was read from: the catalog, the token's row, the session's and the user's, and until when the token
    // lasts.
    std::uint64_t version = 0;
    std::vector<pg::RowVersion> rows = {};
    double expires_at = 0; // seconds since 1970
};

// nullopt: no token has this hash, or not any more. Reads as the keeper.
std::optional<Holder> find_holder(const Accounts &accounts, const std::string &hash);

// Whether that would find the same holder again. Takes a tenth of the time; false where it is not certain.
bool is_unchanged(const Holder &holder, const Accounts &accounts);

// A session that nobody is signed in to.
struct Issued {
    std::string session;
    std::string token;
};
Issued begin_session(const Accounts &accounts);

// Waits for whoever is about to sign in as this user, so that their session is seen as well. Whoever ends sessions
// for good does it before.
void hold_user(const Accounts &accounts, const std::string &user);

// Everything below is done as the keeper by whoever calls it: inside of pg::write_as_owner.

// Another token for a session, with its lifetime from now on, in the place of the one with this hash, which is worth
// nothing any more. nullopt: it was not any more before.
std::optional<std::string> rotate(const Accounts &accounts, const std::string &session, const std::string &hash);

// Ends sessions with their tokens. Returns how many.
std::int64_t end_sessions(const Accounts &accounts, const std::string &user,
                          const std::optional<std::string> &but = std::nullopt);

} // namespace model_api::session
