// Many records by one action: each element on its own, together where nobody can tell the difference.
#pragma once

#include <vector>

#include "change/upsert.hpp"

namespace model_api::change {

// An element as it was read from the request: a change, or what is wrong with its input.
struct Element {
    action::Change change;
    action::Failures failures;
};

// The outcome of each, in their order. It is the same as of performing them one by one. Memory beyond that of elements
// and outcomes is taken for one set at a time (see set.hpp), and a query can be cancelled at each element and in each
// statement.
std::vector<Outcome> perform_each(const catalog::Snapshot &snapshot, const std::vector<Element> &elements,
                                  const Shown &shown);

struct UpsertElement {
    Upsert upsert;
    action::Failures failures;
};

// The same of upserts.
std::vector<UpsertOutcome> perform_upserts(const catalog::Snapshot &snapshot, std::vector<UpsertElement> &elements,
                                           const Shown &shown);

} // namespace model_api::change
