// What the database has against values: unique fields that other records have, and parents that do not exist.
#pragma once

#include <vector>

#include "action/change.hpp"
#include "action/failure.hpp"
#include "catalog/catalog.hpp"

namespace model_api::change {

// Adds to the mistakes of an invalid record what one query finds, so that every failing field is told at once.
void add_clashes(const catalog::Snapshot &snapshot, const action::Change &change,
                 const std::vector<action::Assignment> &values, action::Failure &failure);

// Adds the changes, in `change`, that make a record refer to one that it may not be linked to, as those that make it
// refer to none.
void add_unlinkable(const catalog::Snapshot &snapshot, const action::Change &change, action::Failures &failures);

} // namespace model_api::change
