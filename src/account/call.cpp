#include "account/call.hpp"

#include <algorithm>

#include "catalog/role.hpp"
#include "change/row.hpp"
#include "filter/value.hpp"
#include "pg/wall.hpp"
#include "secret/keys.hpp"

namespace model_api::account {
namespace {

std::optional<User> find_where(const Call &call, const std::string &condition, const std::string &value) {
    const model::Model &model = call.user();
    const auto found =
        session::run_text(call.snapshot(),
                          "SELECT pg_catalog.json_build_array(u." + session::key_of(model) + "::pg_catalog.text, u." +
                              session::column_of(model, "password") + ", u." + session::column_of(model, "email") +
                              ", u." + session::column_of(model, "emailVerified") + ")::pg_catalog.text FROM " +
                              model.qualified_table() + " u WHERE " + condition,
                          {value});
    if (!found) return std::nullopt;
    const Json row = Json::parse(*found);
    const Json::Array &cells = row.items();
    User user{cells[0].as_string(), std::nullopt, cells[2].as_string(), cells[3].is_boolean() && cells[3].as_boolean()};
    if (cells[1].is_string()) user.password = cells[1].as_string();
    return user;
}

void note_moment(const model::Model &model, action::Change &change) {
    const model::Field *field = model.find("lastSignedIn");
    if (!field || !field->column) return;
    change.values.push_back({field, std::int64_t{GetCurrentTimestamp()}});
    std::ranges::sort(change.values, std::less<>{}, &action::Assignment::field);
}

} // namespace

const std::string &Call::text(std::string_view parameter) const {
    return asked.object->find(parameter)->as_string();
}

change::Outcome failed(const Call &call, const char *code, std::string message) {
    change::Outcome outcome;
    outcome.failures.push_back({.code = code, .message = std::move(message), .path = call.asked.path});
    return outcome;
}

change::Outcome refused(const Call &call, std::string_view parameter, std::string message) {
    change::Outcome outcome = failed(call, action::code::invalid_input, std::move(message));
    outcome.failures.front().path = path_of(call.asked.path, parameter);
    return outcome;
}

change::Outcome write(const Call &call, const Writing &writing) {
    const model::Model &model = call.user();
    change::Outcome outcome;
    action::Change change =
        action::parse_record(model, *call.asked.action, writing.values, action::Key::none, {}, call.asked.path,
                             {*call.snapshot().schema, outcome.failures, secret::secrets(), catalog::role_keys});
    if (!outcome.success()) return outcome;
    if (!writing.user.empty()) {
        change.key = filter::parse_id(writing.user, model.key(), {"id", action::code::invalid_input});
        change.key_text = writing.user;
    }
    if (writing.signs_in) note_moment(model, change);
    change.params = call.asked.params;
    return change::perform_alone(call.snapshot(), change, change::nothing());
}

bool is_self(const Call &call) {
    const session::Holder *holder = session::current();
    return holder && holder->user == call.asked.key_text;
}

std::optional<User> find_by_email(const Call &call, const std::string &email) {
    const std::string column = "u." + session::column_of(call.user(), "email");
    return find_where(call, "pg_catalog.lower(" + column + ") OPERATOR(pg_catalog.=) pg_catalog.lower($1)", email);
}

std::optional<User> find_by_id(const Call &call, const std::string &id) {
    const model::Model &model = call.user();
    return find_where(call, "u." + session::key_of(model) + " OPERATOR(pg_catalog.=) $1" + session::key_cast(model),
                      id);
}

bool is_password_of(const std::optional<User> &user, const std::string &password) {
    pg::check_interrupts();
    if (user && user->password) return value::verify_password(*user->password, password);
    value::hash_password(password, secret::secrets().cost);
    return false;
}

bool hold(const Call &call, const User &user) {
    const model::Model &model = call.user();
    return session::run_text(call.snapshot(),
                             "SELECT u." + session::column_of(model, "password") + "::pg_catalog.text FROM " +
                                 model.qualified_table() + " u WHERE u." + session::key_of(model) +
                                 " OPERATOR(pg_catalog.=) $1" + session::key_cast(model) + " FOR NO KEY UPDATE",
                             {user.id}) == user.password;
}

} // namespace model_api::account
