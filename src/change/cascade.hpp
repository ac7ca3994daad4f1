// What foreign keys do to other rows when a row is deleted or its key is another.
#pragma once

#include "pg/wall.hpp"

namespace model_api::change {

// Whether the table refers to itself, so that one row can depend on another. Inside pg::call.
bool refers_to_itself(Oid table);

// Whether a foreign key of any table refers to columns of this one other than its key: an update may then be refused,
// or change other rows. Inside pg::call.
bool is_referred_beside_key(Oid table, AttrNumber key);

// Whether it is certain that deleting some rows of the table one by one, in any order, has the effects and the errors
// that deleting them by one statement has. False where cascades lead back to the table or to what it refers to, where
// two of them could meet at one row, and where what they reach has triggers or rules of users. Inside pg::call.
bool cascades_apart(Oid table);

} // namespace model_api::change
