#include "request/session.hpp"

#include <algorithm>

#include "catalog/role.hpp"
#include "filter/value.hpp"
#include "request/action.hpp"
#include "request/list.hpp"
#include "request/perform.hpp"
#include "session/enter.hpp"
#include "session/keeper.hpp"
#include "session/visible.hpp"

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
void check_on_session(const model::Model &session, const std::string &name) {
    const model::Action &action = action_of(session, name);
    if (action::kind_of(action) != action::Kind::create) return;
    throw DomainError(sqlstate::undefined_object, action::code::invalid_input,
                      "action \"" + name + "\" makes another " + session.name, "action",
                      "SELECT model.use_session() begins a session.");
}

// What is done to other records takes grants of the caller's own.
void refuse_related(const action::Change &change) {
    if (change.parents.empty() && change.children.empty()) return;
    throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                      "permission denied for the relations of " + change.model->name, "params");
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
    return with_token(session::shown(accounts, read::default_selection(*accounts.session)),
                      token ? std::string() : session::issued_token());
}

std::optional<std::string> current_session(const Json &selection) {
    if (!session::current()) return std::nullopt;
    const Accounts accounts = session::get_accounts();
    std::string json =
        session::shown(accounts, read::parse_selection(selection, *accounts.session, *accounts.snapshot.schema,
                                                       "selection", selection_limits()));
    if (json.empty()) return std::nullopt;
    return json;
}

std::string act_on_session(const std::string &action, const Json &params) {
    const std::string id = session::get_current().session;
    const Accounts accounts = session::get_accounts();
    check_on_session(*accounts.session, action);
    Act act;
    act.target = {accounts.snapshot, accounts.session};
    act.selection = read::default_selection(*accounts.session);
    act.selection_name = "session";
    const Json all = with_id(params, id);
    add_params(act, action, all, "params");
    refuse_identity(accounts, act);
    std::string result;
    const AclMode privilege = act.changes.front().change.kind == action::Kind::delete_ ? ACL_DELETE : ACL_UPDATE;
    if (session::is_granted(*accounts.session, privilege)) {
        result = perform(act);
    } else {
        refuse_related(act.changes.front().change);
        pg::write_as_owner(session::keeper_of(*accounts.session), [&] { result = perform(act); });
    }
    session::look_again();
    return result;
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
