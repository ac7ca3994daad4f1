// Global actions: a function of users, as one atomic unit.
#pragma once

#include "action/change.hpp"
#include "change/hook.hpp"
#include "change/outcome.hpp"

namespace model_api::change {

// The function of one jsonb that it calls.
FunctionName function_of(const model::Action &action);

// InvalidOid: there is none.
Oid find_function(const model::Action &action);

// The outcome's `json` is what the function gave, as JSON; empty where it gives nothing (void).
Outcome run_global(const catalog::Snapshot &snapshot, const model::Action &action, const Json &params);

} // namespace model_api::change
