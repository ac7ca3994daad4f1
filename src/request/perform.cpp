#include "request/perform.hpp"

#include "access/own.hpp"
#include "access/running.hpp"
#include "account/perform.hpp"
#include "action/internal.hpp"
#include "action/takes.hpp"
#include "catalog/role.hpp"
#include "change/all.hpp"
#include "change/global.hpp"
#include "change/judge.hpp"
#include "change/row.hpp"
#include "pg/as_owner.hpp"
#include "request/own.hpp"
#include "request/result.hpp"

namespace model_api::request {
namespace {

change::UpsertOutcome perform_upsert(Act &act) {
    change::UpsertElement &input = act.upserts.front();
    change::UpsertOutcome done;
    done.outcome.failures = std::move(input.failures);
    if (done.outcome.success()) done = change::perform_upsert(act.target.snapshot, input.upsert, act.shown());
    return done;
}

// Before anything is done: what neither the roles of the session nor whoever is signed in may see.
void check_selection(const session::Accounts &accounts, const read::Selection &selection) {
    std::vector<std::string> roles = access::roles();
    roles.emplace_back(catalog::role::signed_in);
    own_user(accounts, sql::Null{}, access::own(accounts, std::move(roles)), selection);
}

change::Outcome perform_account(const Act &act, const action::Change &change) {
    const session::Accounts accounts = session::get_accounts(act.target.snapshot);
    const bool is_shown = !act.selection.members.empty();
    if (is_shown) check_selection(accounts, act.selection);
    // What may not be seen any more is shown as it was.
    std::string before;
    if (is_shown && change.key && change.action->account == model::AccountAction::sign_out)
        before = shown_user(accounts, *change.key, act.selection);
    const auto signing_up = act.begins_session ? account::SigningUp::begins_session : account::SigningUp::alone;
    change::Outcome outcome = account::perform(act.target.snapshot, change, signing_up);
    const bool is_known = outcome.success() && !std::holds_alternative<sql::Null>(outcome.key);
    outcome.json = is_shown && is_known ? shown_user(accounts, outcome.key, act.selection) : std::string();
    if (outcome.success() && outcome.json.empty()) outcome.json = std::move(before);
    return outcome;
}

change::Outcome perform_element(const Act &act, change::Element &element) {
    change::Outcome outcome;
    outcome.failures = std::move(element.failures);
    if (!outcome.success()) return outcome;
    const bool is_of_account = element.change.action && action::is_of_account(*element.change.action);
    return is_of_account ? perform_account(act, element.change)
                         : change::perform_alone(act.target.snapshot, element.change, act.shown());
}

// ---- by permission

// Throws 42501 for what is not permitted at all, be it an action or what the result is to show.
void check_permitted(const Act &act) {
    const model::Schema &schema = act.target.schema();
    for (const change::Element &element : act.changes)
        if (element.failures.empty()) change::deny_unpermitted(schema, element.change);
    for (const change::UpsertElement &input : act.upserts)
        if (input.failures.empty()) change::deny_unpermitted_below(schema, input.upsert.create);
    change::prepare_shown(act.target.snapshot, *act.target.model, act.shown());
}

// A constraint that was deferred is told of without the values that it is about.
[[noreturn]] void raise_without_values(const pg::Error &error) {
    if (ERRCODE_TO_CATEGORY(error.sqlstate()) != ERRCODE_INTEGRITY_CONSTRAINT_VIOLATION) throw;
    throw DomainError(unpack_sql_state(error.sqlstate()), action::code::invalid_record, error.what());
}

// Where permissions decide everything is done with the privileges of the table's owner.
template <class Body>
std::string as_permitted(const Target &target, Body &&body) {
    if (!target.schema().is_restricted()) return body();
    std::string result;
    try {
        pg::write_as_owner(target.schema().acts_as(), [&] { result = body(); });
    } catch (const pg::Error &error) {
        raise_without_values(error);
    }
    return result;
}

template <class Body>
std::string as_permitted(const Act &act, Body &&body) {
    return as_permitted(act.target, [&] {
        if (act.target.schema().is_restricted()) check_permitted(act);
        return body();
    });
}

template <class Body>
void as_permitted(const model::Action &global, Body &&body) {
    const Oid function = change::find_function(global);
    const Oid owner = OidIsValid(function) ? access::running(global.name, function) : InvalidOid;
    if (OidIsValid(owner))
        pg::write_as_owner(owner, body);
    else
        body();
}

// ----

// Each by itself: hashing takes most of the time, and the one may begin with what the other has ended.
std::vector<change::Outcome> perform_accounts(Act &act) {
    std::vector<change::Outcome> outcomes;
    for (change::Element &element : act.changes) {
        pg::check_interrupts();
        outcomes.push_back(perform_element(act, element));
    }
    return outcomes;
}

bool is_of_account(const Act &act) {
    return !act.changes.empty() && act.changes.front().change.action &&
           action::is_of_account(*act.changes.front().change.action);
}

} // namespace

change::Outcome perform_change(Act &act) {
    return perform_element(act, act.changes.front());
}

std::string perform(Act &act) {
    const model::Model &model = *act.target.model;
    return as_permitted(act, [&] {
        if (act.upserts.empty()) return single_result(model, act.changes.front().change.kind, perform_change(act));
        const change::UpsertOutcome done = perform_upsert(act);
        return single_result(model, action::Kind::create, done.outcome, done.action);
    });
}

namespace {

std::string internal_result_of(Act &act) {
    const model::Model &model = *act.target.model;
    if (!act.upserts.empty()) {
        const change::UpsertOutcome done = perform_upsert(act);
        const bool created = done.outcome.success() && std::string_view(done.action) == "create";
        return internal_result(model, done.outcome, created);
    }
    const change::Outcome outcome = perform_change(act);
    return internal_result(model, outcome,
                           outcome.success() && act.changes.front().change.kind == action::Kind::create);
}

} // namespace

std::string perform_internal(Act &act) {
    return as_permitted(act, [&] { return internal_result_of(act); });
}

std::string create_internal(Act &act) {
    return as_permitted(act, [&] {
        BulkResult result{change::perform_all(act.target.snapshot, act.changes, act.shown()), {}};
        return whole_result(*act.target.model, result);
    });
}

std::string remove_internal(const Target &target, const read::Statement &statement) {
    const action::Change remove = action::internal_change(*target.model, action::Kind::delete_, "");
    return as_permitted(target, [&] {
        return action::result_text(change::remove_all(target.snapshot, remove, statement).failures, "");
    });
}

std::string perform_changes(Act &act) {
    if (is_of_account(act)) {
        BulkResult each{perform_accounts(act), {}};
        return bulk_result(*act.target.model, act.kind, each);
    }
    return as_permitted(act, [&] {
        BulkResult result{change::perform_each(act.target.snapshot, act.changes, act.shown()), {}};
        return bulk_result(*act.target.model, act.kind, result);
    });
}

std::string perform_upserts(Act &act) {
    return as_permitted(act, [&] {
        BulkResult result;
        for (change::UpsertOutcome &done : change::perform_upserts(act.target.snapshot, act.upserts, act.shown())) {
            result.outcomes.push_back(std::move(done.outcome));
            result.actions.push_back(done.action);
        }
        return bulk_result(*act.target.model, action::Kind::create, result);
    });
}

std::string run(const catalog::Snapshot &snapshot, const model::Action &action, const Json &params,
                const std::string &path) {
    static const auto &none = *new Json(Json::object());
    const Json &given = params.is_null() ? none : params;
    change::Outcome outcome;
    action::check_params(action, given, path, outcome.failures);
    if (outcome.success()) as_permitted(action, [&] { outcome = change::run_global(snapshot, action, given); });
    return action::result_text(outcome.failures, ",\"result\":" + (outcome.json.empty() ? "null" : outcome.json));
}

} // namespace model_api::request
