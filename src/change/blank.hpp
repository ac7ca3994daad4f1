// A new record before anything is written: its defaults.
#pragma once

#include <vector>

#include "action/change.hpp"
#include "pg/wall.hpp"

namespace model_api::change {

// The row of a new record before anything is known of it: its defaults, where `given` has no value. What is generated
// or comes of an identity is NULL, for the INSERT makes it.
Datum blank_record(const model::Model &model, const std::vector<action::Assignment> &given);

} // namespace model_api::change
