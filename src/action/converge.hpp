// The related records as they are to be in the end.
#pragma once

#include "action/record.hpp"

namespace model_api::action {

// {"values":[{"id":"1",…},{…}],"actions":{"create":"add","update":"edit","delete":"drop"}}: a value with an id is
// updated, one without is created, and related records that are not among them go.
void read_converge(const model::Field &field, const Json &json, const Place &place, const Input &input, Nested &nested);

} // namespace model_api::action

#include "base/pure.hpp"
