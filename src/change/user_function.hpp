// Functions of users that PostgreSQL calls for a row which is written, and that might see other rows.
#pragma once

#include "pg/wall.hpp"

namespace model_api::change {

// Whether defaults (of an insert), CHECKs, domains, generated columns or indexes of the table call a function of users
// that is not IMMUTABLE, or one of PostgreSQL's that runs a query in text form. Inside pg::call.
bool calls_user_function(Oid table, CmdType command);

} // namespace model_api::change
