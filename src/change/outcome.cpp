#include "change/outcome.hpp"

#include "action/refused_record.hpp"
#include "action/rules.hpp"
#include "change/clash.hpp"
#include "change/hook.hpp"
#include "change/judge.hpp"
#include "change/matches.hpp"
#include "change/overflow.hpp"
#include "change/repeatable.hpp"
#include "change/unit.hpp"
#include "pg/settings.hpp"
#include "pg/subtransaction.hpp"

namespace model_api::change {
namespace {

int depth = 0;

// The change that a failure is of: the one at its path.
const action::Change *find_at(const action::Change &change, const std::string &path) {
    if (change.path == path) return &change;
    for (const auto *several : {&change.parents, &change.children})
        for (const action::Nested &nested : *several)
            for (const action::Change &inner : nested.changes)
                if (const action::Change *found = find_at(inner, path)) return found;
    return nullptr;
}

void add_records(const action::Change &change, action::Failures &failures) {
    for (action::Failure &failure : failures) {
        if (failure.code != action::code::invalid_record) continue;
        const action::Change *refused = find_at(change, failure.path);
        if (refused && refused->model->name == failure.model) failure.record = action::refused_record(*refused);
    }
}

action::Failure failure_of(const DomainError &error, const Work &work) {
    if (error.sqlstate == sqlstate::internal_error) throw;
    action::Failure failure;
    failure.code = error.code.empty() ? action::code::unknown : error.code;
    failure.message = error.message;
    failure.path = error.path.empty() && work.current ? work.current->path : error.path;
    failure.hint = error.hint;
    failure.sqlstate = error.sqlstate;
    return failure;
}

const model::Field *clash_of(const std::exception &exception, const Work &work, const action::Change &change) {
    const auto *error = dynamic_cast<const pg::Error *>(&exception);
    return error && work.current == &change ? broken_unique(*error, *change.model) : nullptr;
}

// Only a plain change may give values of columns that are not to be given, or not to be changed.
bool gives_generated(const pg::Error &error, const Work &work) {
    return error.sqlstate() == ERRCODE_GENERATED_ALWAYS && work.current && work.current->is_plain;
}

std::string read_whole(const Work &work, const action::Change &change, const Done &done, const Shown &shown) {
    if (change.kind == action::Kind::delete_) return {};
    if (done.is_whole) return done.json;
    const std::vector<Row> rows = read_rows(work, *change.model, {done.key}, shown);
    return rows.empty() ? std::string() : rows.front().json;
}

} // namespace

action::Failures failures_of(const std::exception &exception, const Work &work) {
    if (const auto *refused = dynamic_cast<const Refused *>(&exception)) return refused->failures;
    if (const auto *error = dynamic_cast<const pg::Error *>(&exception)) {
        if (must_be_raised(*error, work.origin)) throw;
        const model::Model *model = work.current ? work.current->model : nullptr;
        action::Failure failure =
            failure_of(*error, work.origin, model, work.snapshot, model ? work.current->path : "");
        if (gives_generated(*error, work)) failure.code = action::code::invalid_record;
        return {std::move(failure)};
    }
    if (const auto *error = dynamic_cast<const DomainError *>(&exception)) return {failure_of(*error, work)};
    throw;
}

action::Failures check(const catalog::Snapshot &snapshot, const action::Change &change) {
    action::Failures failures;
    action::check_rules(change, matches_pattern, failures);
    for (action::Failure &failure : failures)
        if (const action::Change *at = find_at(change, failure.path)) add_clashes(snapshot, *at, at->values, failure);
    if (snapshot.schema->is_limited())
        add_unlinkable(snapshot, change, failures);
    else
        add_records(change, failures);
    return failures;
}

void admit(Work &work, const action::Change &change) {
    judge(work, change);
    action::Failures failures = check(work.snapshot, change);
    if (!failures.empty()) throw Refused(std::move(failures));
}

void complete(const Work &work, const action::Change &change, action::Failures &failures) {
    if (failures.empty()) return;
    name_overflow(*work.current, work.attempted, failures.front());
    if (!work.attempted.empty()) add_clashes(work.snapshot, *work.current, work.attempted, failures.front());
    if (!work.schema().is_limited()) add_records(change, failures);
}

namespace {

Outcome perform_unit(Work &work, const action::Change &asked, const Choose &choose, const Shown &shown) {
    Outcome outcome;
    const Depth deeper;
    const action::Change *change = work.current = &asked;
    pg::attempt(
        [&] {
            change = &choose(work);
            Done done = perform(work, *change, nullptr, shown);
            judge_written(work);
            run_waiting(work);
            outcome.json = read_whole(work, *change, done, shown);
            outcome.key = std::move(done.key);
        },
        [&](const std::exception &exception) {
            outcome.failures = failures_of(exception, work);
            outcome.clash = clash_of(exception, work, *change);
        });
    if (work.must_be_repeated) return outcome;
    complete(work, *change, outcome.failures);
    return outcome;
}

} // namespace

Outcome perform_chosen(const catalog::Snapshot &snapshot, const action::Change &asked, const Choose &choose,
                       const Shown &shown) {
    Work work{snapshot};
    return perform_unit(work, asked, choose, shown);
}

Outcome perform_alone(const catalog::Snapshot &snapshot, const action::Change &change, const Shown &shown) {
    const auto choose = [&](Work &) -> const action::Change & { return change; };
    if (snapshot.schema->is_limited())
        return perform_chosen(
            snapshot, change,
            [&](Work &work) -> const action::Change & {
                admit(work, change);
                return change;
            },
            shown);
    Outcome outcome;
    outcome.failures = check(snapshot, change);
    if (!outcome.success()) return outcome;
    if (!change.children.empty() && is_repeatable(change)) {
        Work work{snapshot};
        work.may_be_repeated = true;
        outcome = perform_unit(work, change, choose, shown);
        if (!work.must_be_repeated) return outcome;
    }
    return perform_chosen(snapshot, change, choose, shown);
}

Depth::Depth() {
    if (depth >= pg::settings.max_action_depth)
        throw DomainError(sqlstate::statement_too_complex, {},
                          "actions call each other more than " + std::to_string(pg::settings.max_action_depth) +
                              " deep",
                          {}, "A hook may call an action that calls it again. See model_api.max_action_depth.");
    ++depth;
}

Depth::~Depth() {
    --depth;
}

action::Failure not_found(const action::Change &change) {
    return not_found(*change.model, change.key_text, place_of_key(change));
}

const std::string &place_of_key(const action::Change &change) {
    return change.key_path.empty() ? change.path : change.key_path;
}

action::Failure not_found(const model::Model &model, const std::string &key, const std::string &path) {
    return {.code = action::code::not_found,
            .message = "model \"" + model.name + "\" has no record with id \"" + key + "\"",
            .path = path,
            .model = model.name};
}

} // namespace model_api::change
