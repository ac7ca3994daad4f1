// Numbers that only the table finds too large: sums of increments, and what is rounded up.
#pragma once

#include <vector>

#include "action/change.hpp"

namespace model_api::change {

// PostgreSQL does not say which number was out of range. Where one alone can have been, the failure is told by its
// field. `values` are what the row of the change was to be.
void name_overflow(const action::Change &change, const std::vector<action::Assignment> &values,
                   action::Failure &failure);

} // namespace model_api::change
