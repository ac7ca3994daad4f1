// What callers see of themselves, whatever is permitted: the session at hand, and of the user who is signed in to it
// the fields that model.define_users makes. What else is asked of either is read by permission, as everything is.
#pragma once

#include <string>
#include <vector>

#include "access/identity.hpp"
#include "read/selection.hpp"
#include "session/accounts.hpp"

namespace model_api::access {

// Whether the model, which has this table, is the one of users or of sessions, and its actions serve the current role.
bool is_of_own(const std::string &model, std::uint32_t relation);

bool is_own_field(const model::Field &field); // of a user
// Whether more than these fields may be seen by the roles of the session, or once somebody is signed in.
bool may_see_user(const std::string &model, std::uint32_t relation);

// As one reads one's own record: with the privileges of the owner of the sessions' table, and by the permissions of
// these roles; or as the current role, which has SELECT on both tables. Throws 42501 where they belong to a superuser.
catalog::Snapshot own(const session::Accounts &accounts, std::vector<std::string> roles);

// Whether nothing but own fields, and records that refer to the user, are selected of a user. Throws 42501,
// GGT_PERMISSION_DENIED, where something else is, and nothing of users is permitted. `schema`: what `own` gives.
bool is_own(const read::Selection &of_user, const model::Model &user, const model::Schema &schema);
// A selection of the session, in which the user is marked where that holds. Of nobody, nothing is asked.
read::Selection of_own_session(read::Selection selection, const session::Accounts &accounts,
                               const model::Schema &schema, bool is_signed_in);

} // namespace model_api::access
