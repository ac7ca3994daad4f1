// Performing what is asked, and the result objects of the API, as JSON text.
#pragma once

#include <string>

#include "read/query.hpp"
#include "request/act.hpp"

namespace model_api::request {

// Of its one element, a change.
change::Outcome perform_change(Act &act);
// The same: {"success","errors","question"}.
std::string perform(Act &act);
// Of every element: {"success","errors","questions"}.
std::string perform_changes(Act &act);
std::string perform_upserts(Act &act);

// What the namespace "internal" writes: {"success","errors","question","created"}; all of many records, or none of
// them:
// {"success","errors","questions"}; and the records that match: {"success","errors"}.
std::string perform_internal(Act &act);
std::string create_internal(Act &act);
std::string remove_internal(const Target &target, const read::Statement &statement);

// A global action: {"success","errors","result"}. Params that are null are none; `path` is their argument's.
std::string run(const catalog::Snapshot &snapshot, const model::Action &action, const Json &params,
                const std::string &path);

} // namespace model_api::request
