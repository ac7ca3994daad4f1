// Reading records of one's own: the session at hand, and the user that an action of an account was about.
#pragma once

#include <string>

#include "read/query.hpp"
#include "session/identity.hpp"

namespace model_api::request {

struct Own {
    catalog::Snapshot snapshot; // as its owner sees it
    read::Statement statement;

    std::string json() const; // in a new snapshot, as what was written just now is to be seen; empty: there is none
};

// The session of the holder, the one at hand. `seen`: access::own(accounts, …), by whose schema the selection was read.
// Throws 42501, GGT_PERMISSION_DENIED, for a selection of more than may be seen.
Own own_session(const session::Accounts &accounts, const session::Holder &holder, const catalog::Snapshot &seen,
                const read::Selection &selection);
Own own_user(const session::Accounts &accounts, const sql::Value &key, const catalog::Snapshot &seen,
             const read::Selection &selection);

// What the result of an action shows of them, as they are seen now. What an action has made of the roles decides what
// may be seen, and nothing that was done is to be undone for it: a record of which too much is asked is not shown.
std::string shown_session(const session::Accounts &accounts, const read::Selection &selection);
std::string shown_user(const session::Accounts &accounts, const sql::Value &key, const read::Selection &selection);

} // namespace model_api::request
