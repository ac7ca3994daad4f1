// Whether rows written by one statement can be told from the same rows written one by one: decision by what stands on
// the table.
#pragma once

#include "action/change.hpp"
#include "catalog/catalog.hpp"

namespace model_api::change {

// True only where it is certain that nobody can tell: no trigger but the model's own and those of foreign keys, no
// rule, no row-level security for the current user, no volatile or stable function of users in defaults, CHECKs,
// generated columns and indexes, an ordinary table (partitions alike); for an update and a delete no foreign key whose
// actions lead back to the table, and for a delete nothing of all this on the tables that its cascades reach.
bool may_run_together(const model::Model &model, action::Kind kind);

// Whether a trigger for this kind of statement, or a rule, that is not the model's own is on the table: then only
// columns that really change are written, and what RETURNING says need not be what is stored in the end.
bool has_user_triggers(const model::Model &model, action::Kind kind);

} // namespace model_api::change
