#include "change/repeatable.hpp"

#include <algorithm>

#include "change/together.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Nested;

bool is_below(const Nested &nested) {
    const model::Kind kind = nested.relation->kind;
    return nested.verb == action::Verb::act && (kind == model::Kind::has_many || kind == model::Kind::has_one);
}

// `seen` is the model that was looked at last: siblings are of one.
bool is_repeatable(const Change &change, const model::Model *&seen) {
    if (change.kind != action::Kind::create || !change.parents.empty()) return false;
    if (!change.action->run.empty() || !change.action->on_success.empty()) return false;
    if (std::exchange(seen, change.model) != change.model && !may_run_together(*change.model, change.kind))
        return false;
    return std::ranges::all_of(change.children, [&](const Nested &nested) {
        return is_below(nested) && is_repeatable(nested.changes.front(), seen);
    });
}

} // namespace

bool is_repeatable(const Change &change) {
    const model::Model *seen = nullptr;
    return is_repeatable(change, seen);
}

} // namespace model_api::change
