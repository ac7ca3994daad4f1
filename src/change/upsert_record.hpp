// The record that an upsert is of: the one that has the same values in its fields `by`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "change/upsert.hpp"

namespace model_api::change {

// Whether every field of `by` is given, or made by a nested action; appends to `failures` otherwise.
void check_given(const Upsert &upsert, action::Failures &failures);

// Whether a record can have the same values at all: none has a NULL, nor a parent that is still to be made.
bool can_be_found(const Upsert &upsert);

// Whether there may be a new record, for none is found: not with a key that only the database gives.
bool can_be_created(const Upsert &upsert);

// Takes what finds the record from the values that an update writes, where it would be written as it is: whoever writes
// columns of a key waits for everybody who refers to the record.
void leave_out_equal(Upsert &upsert);

// The key of the record, locked; nullopt: there is none.
std::optional<std::string> find_record(const catalog::Snapshot &snapshot, const Upsert &upsert);

// The same of upserts by the same fields, each of which can be found or has NULLs. The records are locked in the order
// of the upserts.
std::vector<std::optional<std::string>> find_records(const catalog::Snapshot &snapshot,
                                                     const std::vector<const Upsert *> &upserts);

// The values of `by` as text: the same only for upserts of the same record. Empty: it cannot be found.
std::string text_of_by(const Upsert &upsert);

} // namespace model_api::change
