// Units of work that may be rolled back and done again without anybody being able to tell.
#pragma once

#include "action/change.hpp"

namespace model_api::change {

// New records with new records below them, all of them by actions without hooks, into tables where nothing of users'
// runs (see may_run_together). Only the numbers that sequences skip are others.
bool is_repeatable(const action::Change &change);

} // namespace model_api::change
