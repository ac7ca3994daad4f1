#include "model/users.hpp"

#include <algorithm>

#include "base/json_merge.hpp"
#include "model/define/actions.hpp"
#include "model/define/node.hpp"

namespace model_api::model {

namespace {

constexpr const char *user_definition = R"({
    "purpose": "user",
    "fields": {
        "email":         {"type": "email", "required": true, "unique": {"caseSensitive": false}},
        "password":      {"type": "password"},
        "roles":         {"type": "roleList", "required": true, "default": ["signed-in"]},
        "emailVerified": {"type": "boolean", "required": true, "default": false},
        "lastSignedIn":  {"type": "dateTime"},
        "sessions":      {"type": "hasMany", "model": "session", "inverse": "user"}},
    "states": {"initial": "created", "created": {}}})";

constexpr const char *session_definition = R"({
    "purpose": "session",
    "fields": {
        "user":  {"type": "belongsTo", "model": "user", "onDelete": "cascade"},
        "roles": {"type": "roleList", "required": true, "default": ["unauthenticated"]}},
    "states": {"initial": "created", "created": {"initial": "loggedOut", "loggedOut": {}, "loggedIn": {}}},
    "search": false})";

// What the options say of one of the two, apart from its name.
struct Given {
    std::string name;
    Json patch = Json::object();
};

void read_name(const define::Node &node, const Model *present, Given &given) {
    const auto name = node.get("name");
    if (!name) return;
    const auto text = name->text();
    if (!text) return;
    if (present && present->name != *text)
        name->wrong("must be " + define::quoted(present->name) + ", as the model is called");
    given.name = *text;
}

Given read_given(const define::Node &options, Purpose purpose, const Model *present) {
    Given given;
    given.name = present ? present->name : std::string(purpose_name(purpose));
    const auto node = options.get(purpose_name(purpose));
    if (!node || !node->is_object()) return given;
    read_name(*node, present, given);
    for (const auto &[key, value] : node->json().members())
        if (key != "name") given.patch.set(key, value);
    return given;
}

// Written out, so that a patch adds to them.
Json with_actions(Json base, Purpose purpose) {
    if (base.find("actions")) return base;
    Json actions = Json::object();
    for (const Action &action : define::default_actions(Account{purpose, Account::default_lifetime, {}, 0, {}}))
        actions.set(action.name, describe(action));
    base.set("actions", std::move(actions));
    return base;
}

// The two refer to each other by their names.
Json base_of(Purpose purpose, const Model *present, const std::string &other) {
    if (present) return describe(*present);
    const bool is_user = purpose == Purpose::user;
    Json base = Json::parse(is_user ? user_definition : session_definition);
    Json fields = *base.find("fields");
    const char *relation = is_user ? "sessions" : "user";
    Json field = *fields.find(relation);
    field.set("model", Json::string(other));
    fields.set(relation, std::move(field));
    base.set("fields", std::move(fields));
    return base;
}

} // namespace

const Model *find_for(Purpose purpose, const Known &known) {
    const auto found = std::ranges::find_if(known.models, [&](const Model *model) { return model->is_for(purpose); });
    return found == known.models.end() ? nullptr : *found;
}

Verified verified_fields(const Model &model) {
    if (!model.is_for(Purpose::user)) return {nullptr, nullptr};
    return {model.find("email"), model.find("emailVerified")};
}

Json users_definition(const Json &options, const Known &known) {
    std::vector<Mistake> mistakes;
    const define::Node node(options, "options", mistakes);
    Json document = Json::object();
    if (node.is_object()) {
        node.allow_only({"user", "session"}, "the options");
        const Model *const user = find_for(Purpose::user, known), *const session = find_for(Purpose::session, known);
        const Given of_user = read_given(node, Purpose::user, user);
        const Given of_session = read_given(node, Purpose::session, session);
        document.set(of_user.name,
                     merged(with_actions(base_of(Purpose::user, user, of_session.name), Purpose::user), of_user.patch));
        document.set(
            of_session.name,
            merged(with_actions(base_of(Purpose::session, session, of_user.name), Purpose::session), of_session.patch));
    }
    if (!mistakes.empty()) throw_mistakes(mistakes);
    return document;
}

} // namespace model_api::model
