// Fields of a document that write: actions, and what the namespace "internal" writes.
#pragma once

#include <string>

#include "endpoint/schemas.hpp"
#include "request/target.hpp"
#include "schema/request/request.hpp"

namespace model_api::endpoint {

// Performs it, atomically, or each element of a bulk so, and gives the result object of the SQL API as JSON text, to
// which `write.shape` is to be applied. Failures of an action are part of it. `selection` is the same text for the same
// write.selection: part of the keys of kept statements. Throws what model.act and its kin raise; Stale where the
// catalog has changed since `served` was made, and nothing has been done.
std::string perform(const Served &served, const schema::request::Write &write, const std::string &selection);

// Whether it acts on records that have to be permitted: not on the session at hand.
bool acts(const schema::Target &target);
// The model of an operation that acts on records, as whoever asks may act on them.
request::Target acting_target(const catalog::Snapshot &snapshot, const schema::Target &target);

} // namespace model_api::endpoint
