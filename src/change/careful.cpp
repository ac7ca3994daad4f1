#include "change/careful.hpp"

#include <algorithm>

#include "action/rules.hpp"
#include "action/transition.hpp"
#include "change/assign.hpp"
#include "change/blank.hpp"
#include "change/key.hpp"
#include "change/matches.hpp"
#include "change/record.hpp"
#include "change/relation.hpp"
#include "change/together.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;
using action::Nested;

// A nested action on a parent that exists, rather than one that is made or linked.
bool is_of_parent(const Nested &nested) {
    return nested.relation->kind == model::Kind::belongs_to && nested.verb == action::Verb::act &&
           nested.changes.front().kind != Kind::create;
}

bool has_parents_to_compare(const Change &change) {
    return change.kind == Kind::update &&
           (std::ranges::any_of(change.parents, is_of_parent) || std::ranges::any_of(change.children, is_of_parent));
}

// An action through a relation is of related records only; a record that has no parent yet may be given one.
void check_parent(const Nested &nested, Datum before) {
    const Change &parent = nested.changes.front();
    const sql::Value present = value_in(before, *nested.relation);
    const bool has_none = std::holds_alternative<sql::Null>(present);
    if (has_none ? parent.kind == Kind::update : is_same_key(*parent.model, present, *parent.key)) return;
    action::Failure failure = not_found(parent);
    failure.hint = "It is not the " + nested.relation->name + " of this record. To make it so, write {\"_link\": …}.";
    throw Refused(std::move(failure));
}

void check_parents(const Change &change, Datum before) {
    for (const Nested &nested : change.parents)
        if (is_of_parent(nested)) check_parent(nested, before);
    for (const Nested &nested : change.children)
        if (is_of_parent(nested)) check_parent(nested, before);
}

[[noreturn]] void refuse_hook(const Change &change, const std::string &what) {
    throw Refused({.code = action::code::misconfigured,
                   .message = "hook " + change.action->run + " of action " + change.action->name + " changed " + what,
                   .path = change.path,
                   .model = change.model->name,
                   .hint = "A \"run\" hook may change the fields that an application writes."});
}

bool is_in_state(Datum record, const model::Field &state, const std::string &path) {
    const sql::Value value = value_in(record, state);
    const auto *text = std::get_if<std::string>(&value);
    return text && *text == path;
}

// The state is the machine's to write, and a record keeps its key.
void check_hook(const Change &change, Datum before, Datum after) {
    const model::Model &model = *change.model;
    const model::Field *state = action::state_field(model);
    const std::string target = action::target(model, *change.action);
    if (state && !(target.empty() ? is_same_in(before, after, *state) : is_in_state(after, *state, target)))
        refuse_hook(change, "the state");
    if (change.kind == Kind::update && !is_same_in(before, after, model.key())) refuse_hook(change, "the id");
    const model::Field *created = model.find("createdAt");
    if (created && created->managed && !is_same_in(before, after, *created)) refuse_hook(change, "createdAt");
    auto mistakes = action::broken_rules(model, values_of(model, after), matches_pattern);
    if (!mistakes.empty()) throw Refused(action::invalid_record(model.name, change.path, std::move(mistakes)));
}

} // namespace

bool needs_care(const Change &change) {
    if (!change.action->run.empty()) return true;
    if (change.kind == Kind::delete_) return !change.action->on_success.empty();
    return has_parents_to_compare(change) ||
           (change.kind == Kind::update && has_user_triggers(*change.model, change.kind));
}

Written write_carefully(Work &work, const RowChange &row, const Shown &shown) {
    const Change &change = *row.change;
    const bool is_new = change.kind == Kind::create;
    const Columns columns = columns_of(*change.model);
    const Datum before = is_new ? blank_record(*change.model, row.values) : locked_record(work, change);
    if (!is_new) check_parents(change, before);
    const bool has_hook = !change.action->run.empty();
    if (change.kind == Kind::delete_) {
        if (has_hook) hooked_record(work, change, before);
        return {write_one(work, row, shown), before};
    }
    Datum after = assigned_record(row, before);
    if (has_hook) {
        after = hooked_record(work, change, after);
        check_hook(change, before, after);
    }
    const RowChange whole{&change, differences(columns, before, after, is_new), {}, false};
    return {write_one(work, whole, shown), is_new ? 0 : before};
}

} // namespace model_api::change
