// Whether rows written by one statement can be told from the same rows written one by one: decision by what stands on
// the table.
#pragma once

#include <functional>

#include "action/change.hpp"
#include "catalog/catalog.hpp"

namespace model_api::change {

// True only where it is certain that nobody can tell, and the errors are the same: an ordinary table (partitions alike)
// with no trigger but the model's own and those of foreign keys, no rule, no row-level security for the current user,
// and no function of users that is not IMMUTABLE in defaults, CHECKs, domains, generated columns and indexes. Besides
//   create: no foreign key to the table itself;
//   update: no foreign key to other columns than the key, and no unique or exclusion index but those of unique fields,
//           none of them deferrable (whether one row takes what another gives up is left to the caller);
//   delete: nothing of all this on the tables that its cascades reach, and no two rows by which they could meet.
// A statement that fails says nothing: do its rows one by one then.
bool may_run_together(const model::Model &model, action::Kind kind);

// Runs `write`, statements of many rows, in a subtransaction. False: it is rolled back, for PostgreSQL has something
// against one of the rows. What must be raised is.
bool attempt_together(const std::function<void()> &write);

// Whether a trigger for this kind of statement, or a rule, that is not the model's own is on the table: then only
// columns that really change are written, and what RETURNING says need not be what is stored in the end.
bool has_user_triggers(const model::Model &model, action::Kind kind);

// Whether row-level security of the table applies to the current user.
bool has_policies(const model::Model &model);

} // namespace model_api::change
