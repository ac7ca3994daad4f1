#include "change/judge.hpp"

#include <algorithm>

#include "action/given.hpp"
#include "action/statement.hpp"
#include "action/unmade.hpp"
#include "base/text.hpp"
#include "change/kept.hpp"
#include "change/related.hpp"
#include "change/row.hpp"
#include "pg/function.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;
using action::Nested;
using action::Verb;
using model::Extent;

constexpr std::string_view create = "create", update = "update", remove = "delete";

// By which action it is permitted: links are no action of their own.
std::string_view permitted_as(const Change &change) {
    if (change.action == &plain_update()) return update;
    return change.action == &plain_create() ? create : std::string_view(change.action->name);
}

std::string denied_text(const model::Model &model, std::string_view action) {
    return "permission denied for action \"" + std::string(action) + "\" of model \"" + model.name + "\"";
}

action::Failure denied(const Change &change, std::string_view action) {
    return {.code = action::code::permission_denied,
            .message = denied_text(*change.model, action),
            .path = change.path,
            .model = change.model->name};
}

action::Failure denied_field(const Change &change, const std::string &field) {
    return {.code = action::code::permission_denied,
            .message = "permission denied for field \"" + field + "\" of " + change.model->name,
            .path = path_of(change.path, field),
            .model = change.model->name};
}

// ---- before anything is done

void deny(const model::Schema &schema, const model::Model &model, std::string_view action) {
    if (schema.extent(model, action) != Extent::none) return;
    throw DomainError(sqlstate::insufficient_privilege, action::code::permission_denied, denied_text(model, action));
}

// Whether there is a join record already, of a record that is updated or converged to, is known later.
void deny_joined(const model::Schema &schema, const Nested &nested) {
    const model::Model &join = schema.get(nested.relation->relation->through);
    const bool acts = nested.verb == Verb::act;
    if (nested.verb == Verb::link || (acts && nested.changes.front().kind == Kind::create)) deny(schema, join, create);
    if (nested.verb == Verb::unlink || (acts && nested.changes.front().kind == Kind::delete_))
        deny(schema, join, remove);
}

void deny_nested(const model::Schema &schema, const Nested &nested) {
    for (const Change &inner : nested.changes) deny_unpermitted(schema, inner);
    if (nested.relation->kind == model::Kind::has_many_through) return deny_joined(schema, nested);
    if (nested.verb == Verb::link || nested.verb == Verb::unlink || nested.verb == Verb::relink)
        deny(schema, *nested.model, update);
}

// ---- records

template <class Use>
void each_nested(const Change &change, Use &&use) {
    for (const auto *several : {&change.parents, &change.children})
        for (const Nested &nested : *several)
            for (const Change &inner : nested.changes) use(inner);
}

void add_guarded(const Change &change, action::Failures &failures) {
    const auto check = [&](const std::string &field) {
        if (change.model->guards(field)) failures.push_back(denied_field(change, field));
    };
    for (const action::Assignment &value : change.values) check(value.field->name);
    for (const action::Increment &increment : change.increments) check(increment.field->name);
    for (const action::FieldMistake &mistake : change.mistakes) check(mistake.field);
    for (const Nested &parent : change.parents) check(parent.relation->name);
    each_nested(change, [&](const Change &inner) { add_guarded(inner, failures); });
}

void judge_each(Work &work, const Change &change) {
    judge_record(work, change);
    each_nested(change, [&](const Change &inner) { judge_each(work, inner); });
}

// '1' or '0' for each of the conditions that `make` makes; nullopt: there is no such record.
template <class Make>
std::optional<std::string> ask(const Work &work, const model::Model &model, const std::string &name,
                               const statement::Arguments &arguments, action::Lock lock, Make &&make) {
    const Kept kept =
        keep(work.snapshot, model, name, [&] { return action::judge(model, work.schema(), make(), lock); });
    const auto answer = statement::run_datum(*kept.statement, *kept.parameters, arguments);
    if (!answer) return std::nullopt;
    return std::string(pg::text_view(*answer));
}

// Which of what is permitted of the action holds for the record, which is locked; empty: everything is permitted.
std::string held_by(Work &work, const Change &change, std::string_view action) {
    const model::Model &model = *change.model;
    const model::Schema &schema = work.schema();
    if (schema.extent(model) == Extent::all && schema.extent(model, action) == Extent::all) return {};
    const auto held = ask(work, model, "judge " + std::string(action), {*change.key}, action::Lock::row, [&] {
        sql::Expressions conditions = schema.permitted(model, action, action::own_table).whole;
        conditions.insert(conditions.begin(), schema.seen(model, action::own_table));
        return conditions;
    });
    if (!held || held->front() != '1') throw Refused(not_found(change));
    if (held->find('1', 1) == std::string::npos) throw Refused(denied(change, action));
    return held->substr(1);
}

Judged *find_judged(Work &work, const Change &change, std::string_view action) {
    const auto [begin, end] = work.judged_of.equal_range(&change);
    const auto found = std::find_if(begin, end, [&](const auto &one) { return one.second->action == action; });
    return found == end ? nullptr : found->second;
}

void judge_as(Work &work, const Change &change, std::string_view action) {
    if (find_judged(work, change, action)) return;
    std::string held = change.kind == Kind::create ? std::string() : held_by(work, change, action);
    work.judged_of.emplace(&change, &work.judged.emplace_back(Judged{&change, action, std::move(held), {}}));
}

// A link that another action than an update writes is an update, too.
std::vector<std::string_view> actions_of(const Change &change, const Link *link) {
    std::vector<std::string_view> actions{permitted_as(change)};
    if (link && change.kind == Kind::update && actions.front() != update) actions.push_back(update);
    return actions;
}

// ---- what has become of them

// The records of the model that the unit has made: they are not what lets it make them.
sql::Scalars made_by(const Work &work, const model::Model &model) {
    sql::Scalars keys;
    for (const Judged &judged : work.judged)
        if (judged.key && judged.change->kind == Kind::create && judged.change->model->name == model.name)
            keys.push_back(scalar_of(*judged.key));
    return keys;
}

std::optional<std::string> ask_of_made(const Work &work, const Judged &judged, const sql::Expressions &conditions) {
    const model::Model &model = *judged.change->model;
    const std::string name = "made " + std::string(judged.action);
    statement::Arguments arguments{*judged.key};
    if (std::ranges::any_of(conditions, sql::reads_tables)) arguments.emplace_back(made_by(work, model));
    return ask(work, model, name, arguments, action::Lock::none, [&] {
        sql::Expressions apart = conditions;
        action::leave_out(apart, model, 1);
        return apart;
    });
}

void judge_written(const Work &work, const Judged &judged) {
    const Change &change = *judged.change;
    const model::Model &model = *change.model;
    const bool is_new = change.kind == Kind::create;
    if (work.schema().extent(model, judged.action) == Extent::all) return;
    const model::Permitted permitted = work.schema().permitted(model, judged.action, action::own_table);
    const sql::Expressions &conditions = is_new ? permitted.whole : permitted.of_session;
    const auto held = [&](std::size_t i) { return is_new || judged.held[i] == '1'; };
    for (std::size_t i = 0; i < conditions.size(); ++i)
        if (held(i) && sql::is_true(conditions[i])) return;
    const auto holds = is_new ? ask_of_made(work, judged, conditions)
                              : ask(work, model, "kept " + std::string(judged.action), {*judged.key},
                                    action::Lock::none, [&] { return conditions; });
    if (!holds) return; // it is gone again
    for (std::size_t i = 0; i < conditions.size(); ++i)
        if (held(i) && (*holds)[i] == '1') return;
    throw Refused(denied(change, judged.action));
}

} // namespace

void deny_unpermitted(const model::Schema &schema, const Change &change) {
    if (!schema.is_limited()) return;
    deny(schema, *change.model, permitted_as(change));
    deny_unpermitted_below(schema, change);
}

void deny_unpermitted_below(const model::Schema &schema, const Change &change) {
    for (const auto *several : {&change.parents, &change.children})
        for (const Nested &nested : *several) deny_nested(schema, nested);
}

void judge(Work &work, const Change &change) {
    if (!work.schema().is_limited()) return;
    action::Failures failures;
    add_guarded(change, failures);
    if (!failures.empty()) throw Refused(std::move(failures));
    judge_each(work, change);
}

void judge_record(Work &work, const Change &change, const Link *link) {
    if (!work.schema().is_limited()) return;
    if (link && change.model->guards(link->field->name)) throw Refused(denied_field(change, link->field->name));
    for (const std::string_view action : actions_of(change, link)) {
        if (change.kind == Kind::create && work.schema().extent(*change.model, action) == Extent::none)
            throw Refused(denied(change, action));
        judge_as(work, change, action);
    }
}

void note_written(Work &work, const Change &change, const Link *link, const sql::Value &key) {
    if (!work.schema().is_limited() || change.kind == Kind::delete_) return;
    for (const std::string_view action : actions_of(change, link))
        if (Judged *judged = find_judged(work, change, action)) judged->key = key;
}

void judge_written(Work &work) {
    for (const Judged &judged : work.judged)
        if (judged.key) judge_written(work, judged);
}

} // namespace model_api::change
