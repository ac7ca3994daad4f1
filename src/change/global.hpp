// Global actions: a function of users, as one atomic unit.
#pragma once

#include "action/change.hpp"
#include "change/outcome.hpp"

namespace model_api::change {

// The outcome's `json` is what the function gave, as JSON; empty where it gives nothing (void).
Outcome run_global(const catalog::Snapshot &snapshot, const model::Action &action, const Json &params);

} // namespace model_api::change
