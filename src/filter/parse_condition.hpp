// The operators of one field: {"lessThan": 5, "isSet": true} as conditions that must all hold.
#pragma once

#include "base/json.hpp"
#include "filter/filter.hpp"
#include "filter/mistake.hpp"

namespace model_api::filter {

// One Condition for each operator; of a belongsTo field, on its ids. `operators` is an object, or null for none.
Filters parse_conditions(const Json &operators, const model::Field &field, const model::Model &model,
                         const Place &place, SessionValues session);

// How many values the statement carries for a condition beyond its first.
std::size_t extra_values(const Condition &condition);

} // namespace model_api::filter

#include "base/pure.hpp"
