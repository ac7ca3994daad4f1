// Triggers and rules of users on a table.
#pragma once

#include "pg/wall.hpp"

namespace model_api::change {

// Whether the table or one of its partitions and children has a trigger for this command, of rows or of the statement,
// or a rule. Not counted: the trigger that keeps managed columns, and those that are PostgreSQL's own means (foreign
// keys). Views and foreign tables hide theirs: they count as having some. Inside pg::call.
bool has_user_trigger(Oid table, CmdType command);

// The tables that rows of `table` are in: itself, and all its partitions and children. NIL: too many to look at. Inside
// pg::call.
List *members_of(Oid table);

} // namespace model_api::change
