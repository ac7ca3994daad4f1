// What the server returned, as answers to the elements of a call.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "load/operation.hpp"

namespace model_api::load {

// A result that is none: it contradicts itself, or its elements are not in order.
struct NoAnswer : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One answer for each element. `value`: the call's one value; nullopt: NULL.
std::vector<Answer> read(const Call &call, const std::optional<std::string> &value);

// A task as the API shows it; what was not asked for may be missing but for its steps.
Shown read_task(const Json &task);

} // namespace model_api::load
