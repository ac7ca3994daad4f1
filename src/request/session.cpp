#include "request/session.hpp"

#include <algorithm>

#include "access/own.hpp"
#include "account/call.hpp"
#include "action/takes.hpp"
#include "catalog/role.hpp"
#include "change/row.hpp"
#include "filter/value.hpp"
#include "request/action.hpp"
#include "request/list.hpp"
#include "request/own.hpp"
#include "request/perform.hpp"
#include "request/result.hpp"
#include "session/enter.hpp"
#include "session/keeper.hpp"

namespace model_api::request {
namespace {

using session::Accounts;

// A session is signed in to and out of by actions of users alone.
void refuse_identity(const Accounts &accounts, Act &act) {
    change::Element &element = act.changes.front();
    const auto refuse = [&](const model::Field &field) {
        if (field.name != "user" && field.name != "roles") return;
        element.failures.push_back({.code = action::code::invalid_input,
                                    .message = "Field \"" + field.name + "\" of " + accounts.session->name +
                                               " is managed and cannot be written",
                                    .path = path_of(element.change.path, field.name)});
    };
    for (const action::Assignment &value : element.change.values) refuse(*value.field);
    for (const action::Nested &parent : element.change.parents) refuse(*parent.relation);
}

// One that is of a record which is there: the session at hand is the only one there is.
void check_on_session(const model::Model &session, std::string_view name) {
    const model::Action &action = action_of(session, name);
    if (action::kind_of(action) != action::Kind::create) return;
    throw DomainError(sqlstate::undefined_object, action::code::invalid_input,
                      "action \"" + action.name + "\" makes another " + session.name, "action",
                      "SELECT model.use_session() begins a session.");
}

// What is done to other records takes grants of the caller's own.
void refuse_related(const action::Change &change) {
    if (change.parents.empty() && change.children.empty()) return;
    throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                      "permission denied for the relations of " + change.model->name, "params");
}

// Empty: the record is not there, or may not be seen.
std::string visible_record(const catalog::Snapshot &seen, const model::Model &model, const sql::Value &key) {
    try {
        return Own{seen, read::find_one(model, *seen.schema, key, read::default_selection(model))}.json();
    } catch (const DomainError &error) {
        if (error.sqlstate != sqlstate::insufficient_privilege) throw;
        return {};
    }
}

// A record that may not be seen is none to be linked to.
void refuse_hidden(const catalog::Snapshot &seen, change::Element &element) {
    std::vector<action::FieldMistake> mistakes;
    for (const action::Assignment &value : element.change.values) {
        if (value.field->kind != model::Kind::belongs_to || std::holds_alternative<sql::Null>(value.value)) continue;
        const model::Model &other = seen.schema->get(value.field->relation->model);
        if (visible_record(seen, other, value.value).empty()) mistakes.push_back({value.field->name, "does not exist"});
    }
    if (mistakes.empty()) return;
    element.failures.push_back(
        action::invalid_record(element.change.model->name, element.change.path, std::move(mistakes)));
}

Json with_id(const Json &params, const std::string &id) {
    Json all = params.is_object() ? params : Json::object();
    all.set("id", Json::string(id));
    return all;
}

} // namespace

std::string with_token(std::string json, const std::string &token) {
    if (token.empty() || json.size() < 2) return json;
    json.pop_back();
    json += json.size() > 1 ? ",\"token\":" : "\"token\":";
    append_json_string(json, token);
    return json + "}";
}

std::string use_session(const std::optional<std::string> &token, session::Lasting lasting) {
    const Accounts accounts = session::get_accounts();
    if (token)
        session::enter(accounts, *token, lasting);
    else
        session::enter_new(accounts, lasting);
    return with_token(shown_session(accounts, read::default_selection(*accounts.session)),
                      token ? std::string() : session::issued_token());
}

std::optional<std::string> current_session(const Json &selection) {
    for (int attempt = 1;; ++attempt) {
        const session::Holder *at_hand = session::current();
        if (!at_hand) return std::nullopt;
        const session::Holder holder = *at_hand;
        const Accounts accounts = session::get_accounts();
        const catalog::Snapshot seen = access::own(accounts, access::roles());
        const Own own = own_session(accounts, holder, seen,
                                    read::parse_selection(selection, *accounts.session, *seen.schema, "selection",
                                                          selection_limits(), nested_searches(seen)));
        if (!catalog::hold(own.statement.tables, accounts.snapshot) && attempt < catalog::max_attempts) continue;
        std::string json = own.json();
        return json.empty() ? std::nullopt : std::optional(std::move(json));
    }
}

std::string act_on_session(const Accounts &accounts, std::string_view action, const Json &params,
                           const read::Selection &selection, const std::string &path) {
    const session::Holder holder = session::get_current();
    const model::Model &model = *accounts.session;
    check_on_session(model, action);
    const catalog::Snapshot seen = access::own(accounts, access::roles());
    if (!selection.members.empty()) own_session(accounts, holder, seen, selection); // before anything is done
    Act act;
    act.target = {accounts.snapshot, &model};
    const Json all = with_id(params, holder.session);
    add_params(act, action, all, path);
    refuse_identity(accounts, act);
    change::Element &element = act.changes.front();
    change::Outcome outcome;
    const auto perform = [&] {
        outcome.failures = std::move(element.failures);
        if (outcome.success()) outcome = change::perform_alone(accounts.snapshot, element.change, change::nothing());
    };
    const action::Kind kind = element.change.kind;
    if (session::is_granted(model, kind == action::Kind::delete_ ? ACL_DELETE : ACL_UPDATE)) {
        perform();
    } else {
        refuse_related(element.change);
        if (element.failures.empty()) refuse_hidden(seen, element);
        pg::write_as_owner(session::keeper_of(model), perform);
    }
    session::look_again();
    const bool is_shown = outcome.success() && kind != action::Kind::delete_ && !selection.members.empty();
    outcome.json = is_shown ? shown_session(accounts, selection) : std::string();
    return single_result(model, kind, outcome);
}

std::string sign_session(const Accounts &accounts, std::string_view action, const Json &params,
                         const read::Selection &selection, const std::string &path) {
    const session::Holder *holder = session::current();
    const bool is_signed_in = holder && holder->user;
    const model::Action &defined = action_of(*accounts.user, action);
    change::Outcome outcome;
    if (action::takes_id(defined) && !is_signed_in) {
        outcome.failures.push_back({.code = account::code::no_session, .message = account::nobody_is_signed_in});
        return single_result(*accounts.session, action::Kind::update, outcome);
    }
    Act act;
    act.target = {accounts.snapshot, accounts.user};
    const Json all = action::takes_id(defined) ? with_id(params, *holder->user) : params;
    add_params(act, action, all, path);
    outcome = perform_change(act);
    if (outcome.success()) outcome.json = shown_session(accounts, selection);
    return single_result(*accounts.session, action::Kind::update, outcome);
}

std::int64_t revoke_sessions(const std::string &user) {
    const Accounts accounts = session::get_accounts();
    filter::parse_id(user, accounts.user->key(), {"user", "GGT_INVALID_QUERY_INPUT"});
    std::int64_t count = 0;
    const auto end = [&] {
        session::hold_user(accounts, user);
        count = session::end_sessions(accounts, user);
    };
    if (session::is_granted(*accounts.session, ACL_DELETE | ACL_SELECT)) {
        end();
    } else {
        const session::Holder *holder = session::current();
        if (!holder || (holder->user != user && !session::has_role(catalog::role::system_admin)))
            throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                              "permission denied to end sessions of others");
        pg::write_as_owner(session::keeper_of(*accounts.session), end);
    }
    session::look_again();
    return count;
}

} // namespace model_api::request
