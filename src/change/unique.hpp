// Columns whose values must differ from those of other rows: there the order in which rows are updated decides.
#pragma once

#include "action/change.hpp"

namespace model_api::change {

// Whether an update writes a column of a unique index or an exclusion constraint, expressions and predicates included,
// or one that such a column is generated from.
bool writes_unique(const model::Model &model, const std::vector<action::Assignment> &values,
                   const std::vector<action::Increment> &increments);

} // namespace model_api::change
