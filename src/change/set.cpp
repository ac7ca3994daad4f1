#include "change/set.hpp"

#include <algorithm>
#include <numeric>

#include "change/key.hpp"
#include "change/row.hpp"
#include "change/together.hpp"
#include "change/unique.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;
using Changes = std::vector<const Change *>;

bool has_nested(const Change &change) {
    return !change.parents.empty() || !change.children.empty();
}

bool reaches(const read::Selection &selection, const model::Model &model) {
    return std::ranges::any_of(selection.members, [&](const read::Selected &member) {
        if (member.model == &model) return true;
        return member.selection && reaches(*member.selection, model);
    });
}

bool has_smaller_key(const Change &left, const Change &right) {
    const auto *number = std::get_if<std::int64_t>(&*left.key), *other = std::get_if<std::int64_t>(&*right.key);
    return number && other ? *number < *other : left.key_text < right.key_text;
}

// Two transactions that write the same records in the same order wait for each other, and do not lock each other out.
std::vector<std::size_t> order_of(const Changes &changes) {
    std::vector<std::size_t> order(changes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (changes.front()->kind != Kind::create)
        std::ranges::sort(order,
                          [&](std::size_t i, std::size_t j) { return has_smaller_key(*changes[i], *changes[j]); });
    return order;
}

// What the statement gave back of each change; nullptr: nothing.
std::vector<Row *> by_change(std::vector<Row> &rows, const Changes &changes) {
    std::vector<Row *> found(changes.size(), nullptr);
    const bool in_their_order = changes.front()->kind == Kind::create;
    for (std::size_t i = 0; i < rows.size(); ++i)
        found[in_their_order ? i : static_cast<std::size_t>(rows[i].position)] = &rows[i];
    return found;
}

// Reads the records back, where the statement that wrote them could not show them.
void show(const Work &work, const Changes &changes, const Shown &shown, std::vector<Outcome> &outcomes) {
    std::vector<sql::Value> keys;
    std::vector<std::size_t> written;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (!outcomes[i].success()) continue;
        keys.push_back(outcomes[i].key);
        written.push_back(i);
    }
    for (Row &row : read_rows(work, *changes.front()->model, keys, shown))
        outcomes[written[static_cast<std::size_t>(row.position)]].json = std::move(row.json);
}

// A record that has come into a fitting state since is written alone, and the set is given up.
action::Failure why_not_together(const Work &work, const Change &change) {
    if (auto failure = why_not(work, change)) return std::move(*failure);
    throw DomainError(sqlstate::object_not_in_prerequisite_state, {}, "a record of the set has changed its state");
}

std::vector<Outcome> write_ordered(const Work &work, const Changes &changes, const Shown &shown) {
    const model::Model &model = *changes.front()->model;
    const Kind kind = changes.front()->kind;
    const bool at_once = is_shown_at_once(work.schema(), model, kind, shown);
    std::vector<RowChange> given;
    given.reserve(changes.size());
    for (const Change *change : changes) given.push_back(row_of(*change, nullptr));
    std::vector<Row> rows = write_many(work, given, at_once ? shown : nothing());
    const std::vector<Row *> found = by_change(rows, changes);
    std::vector<Outcome> outcomes(changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (!found[i]) {
            outcomes[i].failures = {why_not_together(work, *changes[i])};
            continue;
        }
        outcomes[i].key = key_value(model, found[i]->key);
        if (at_once && kind != Kind::delete_) outcomes[i].json = std::move(found[i]->json);
    }
    if (!at_once && kind != Kind::delete_) show(work, changes, shown, outcomes);
    return outcomes;
}

// Whether permissions have nothing to say of a single record, nor of what is written.
bool is_unjudged(const model::Schema &schema, const Change &change) {
    if (!schema.is_limited()) return true;
    return schema.extent(*change.model) == model::Extent::all &&
           schema.extent(*change.model, change.action->name) == model::Extent::all && !change.model->account;
}

bool has_parent(const Change &change) {
    return std::ranges::any_of(
        change.values, [](const action::Assignment &value) { return value.field->kind == model::Kind::belongs_to; });
}

} // namespace

Certain::Certain(const model::Schema &schema, const Change &like, const Shown &shown)
    : schema_(schema), together_(is_unjudged(schema, like) && may_run_together(*like.model, like.kind) &&
                                 is_told_by_text(*like.model) && like.action->run.empty() &&
                                 like.action->on_success.empty() && !reaches(*shown.selection, *like.model)) {}

bool Certain::may(const Change &change) {
    if (!together_ || has_nested(change) || (schema_.is_limited() && has_parent(change))) return false;
    if (change.kind != Kind::update) return true;
    if (!like_ || !is_alike(*like_, change))
        writes_unique_ = writes_unique(*change.model, change.values, change.increments);
    like_ = &change;
    return !writes_unique_;
}

std::vector<Outcome> write_set(const Work &work, const Changes &changes, const Shown &shown) {
    const std::vector<std::size_t> order = order_of(changes);
    Changes ordered;
    ordered.reserve(order.size());
    for (const std::size_t place : order) ordered.push_back(changes[place]);
    std::vector<Outcome> written = write_ordered(work, ordered, shown);
    std::vector<Outcome> outcomes(written.size());
    for (std::size_t i = 0; i < order.size(); ++i) outcomes[order[i]] = std::move(written[i]);
    return outcomes;
}

} // namespace model_api::change
