// Increments and decrements of numeric fields, which are added to what the record has when it is written.
#pragma once

#include "action/record.hpp"

namespace model_api::action {

// {"score":[{"increment":2},{"decrement":1}]}
void read_atomics(const Json &json, const Place &place, const Input &input, Change &change);

} // namespace model_api::action

#include "base/pure.hpp"
