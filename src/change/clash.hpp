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

} // namespace model_api::change
