// A merge patch (RFC 7386): an object that says what of another one is added, replaced or, by null, taken away.
#pragma once

#include "base/json.hpp"

namespace model_api {

Json merged(Json target, const Json &patch);

} // namespace model_api

#include "base/pure.hpp"
