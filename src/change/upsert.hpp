// Create or update, by what is unique.
#pragma once

#include <vector>

#include "change/outcome.hpp"

namespace model_api::change {

// Both readings of the same object; which one is performed is known once the row is found, or not.
struct Upsert {
    action::Change create, update;
    std::vector<const model::Field *> by; // a unique field with its scope, or the key
};

// The fields that `names` mean. Appends to `failures` where they are not unique together, with the path of `by`.
std::vector<const model::Field *> upsert_fields(const model::Model &model, const std::vector<std::string> &names,
                                                const std::string &path, action::Failures &failures);

// The record with this key is the one that is updated.
void update_record(Upsert &upsert, const std::string &key);

struct UpsertOutcome {
    Outcome outcome;
    const char *action = "create"; // or "update"
};

// Two transactions that upsert one key make one record: whoever comes second waits, and updates it. Raises 40001 where
// the isolation level does not let this transaction see that record.
UpsertOutcome perform_upsert(const catalog::Snapshot &snapshot, Upsert &upsert, const Shown &shown);

} // namespace model_api::change
