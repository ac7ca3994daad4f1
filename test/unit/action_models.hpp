// The models that the tests of actions ask something of, opened as the catalog would; and changes as text.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "action/input.hpp"
#include "action/rules.hpp"
#include "kept_secrets.hpp"
#include "model/schema.hpp"
#include "opened_models.hpp"

namespace action_test {

using namespace model_api;

inline constexpr const char *document = R"({
"quiz": {
  "fields": {
    "title": {"type": "string", "required": true},
    "questions": {"type": "hasMany", "model": "question", "inverse": "quiz"}},
  "actions": {"create": {}, "update": {}, "delete": {}, "close": {}}},
"question": {
  "fields": {
    "title": {"type": "string", "required": true, "length": {"min": 3, "max": 20}},
    "slug": {"type": "string", "pattern": "^[a-z]+$", "length": {"min": 2}},
    "body": {"type": "richText"},
    "contact": {"type": "email"},
    "link": {"type": "url"},
    "tint": {"type": "color"},
    "count": {"type": "number", "decimals": 0, "range": {"min": 0, "max": 10}},
    "price": {"type": "number", "decimals": 2, "range": {"min": 0.5}},
    "score": {"type": "number", "range": {"max": 1.5}},
    "active": {"type": "boolean", "default": false, "required": true},
    "moment": {"type": "dateTime", "range": {"min": "2020-01-01T00:00:00Z"}},
    "day": {"type": "dateTime", "includeTime": false, "range": {"max": "2030-12-31"}},
    "kind": {"type": "enum", "options": ["single", "multi"]},
    "kinds": {"type": "enum", "options": ["single", "multi"], "multiple": true},
    "data": {"type": "json"},
    "roles": {"type": "roleList"},
    "secret": {"type": "password"},
    "sealed": {"type": "encryptedString"},
    "quiz": {"type": "belongsTo", "model": "quiz"},
    "answers": {"type": "hasMany", "model": "answer", "inverse": "question"},
    "note": {"type": "hasOne", "model": "note", "inverse": "question"},
    "tags": {"type": "hasManyThrough", "model": "tag", "through": "questionTag"}},
  "states": {"initial": "created", "created": {"initial": "draft", "draft": {}, "published": {}}, "deleted": {}},
  "actions": {"create": {}, "update": {}, "delete": {"from": "deleted"},
    "publish": {"from": "created.draft", "to": "created.published",
                "params": {"notify": "boolean", "to": "email", "why": "string", "when": "dateTime", "times": "number",
                           "about": "json", "other": "id", "newSecret": "password"},
                "run": "app.publish", "onSuccess": "app.published"},
    "reopen": {"from": "created", "to": "created"}}},
"answer": {
  "fields": {
    "text": {"type": "string", "required": true},
    "question": {"type": "belongsTo", "model": "question", "required": true}},
  "actions": {"create": {}, "update": {}, "delete": {}, "grade": {"params": {"by": "string"}, "run": "app.grade"},
              "import": {}}},
"note": {
  "fields": {
    "text": {"type": "string"},
    "pin": {"type": "password"},
    "question": {"type": "belongsTo", "model": "question"}}},
"tag": {
  "fields": {
    "name": {"type": "string", "required": true},
    "parent": {"type": "belongsTo", "model": "tag"}}},
"country": {
  "adopted": true,
  "key": "code",
  "fields": {
    "code": {"type": "string", "length": {"min": 2, "max": 2}},
    "name": {"type": "string"}},
  "actions": {"create": {}, "update": {}}}
})";

using opened_models::open;
using opened_models::type_of;

// What no definition makes: columns of tables that were adopted.
inline void add_adopted(model::Model &question) {
    const auto add = [&](const char *name, model::Kind kind, sql::Type type) -> model::Field & {
        model::Field &field = question.fields.emplace_back();
        field.name = name;
        field.kind = kind;
        field.column.emplace().type = std::move(type);
        return field;
    };
    sql::Type varying = type_of(1043, sql::Family::text, "pg_catalog.varchar");
    varying.modifier = 5 + 4;
    add("code", model::Kind::string, varying);
    sql::Type padded = type_of(1042, sql::Family::text, "pg_catalog.bpchar");
    padded.modifier = 5 + 4;
    add("region", model::Kind::string, padded).length = model::Bounds{"2", "3"};
    sql::Type narrow = sql::numeric_type();
    narrow.modifier = ((4 << 16) | 2) + 4; // numeric(4,2)
    add("rate", model::Kind::number, narrow);
    add("address", model::Kind::any, type_of(869, sql::Family::other, "pg_catalog.inet"));
    add("mood", model::Kind::enumeration, type_of(90'000, sql::Family::enumeration, "public.mood")).options = {"ok"};
    add("total", model::Kind::number, sql::integer_type()).column->generated = true;
}

inline const model::Schema &schema() {
    static const auto &all = *[] {
        std::vector<model::Model> models = opened_models::definition_of(document).models;
        for (model::Model &model : models) {
            open(model);
            if (model.name == "question") add_adopted(model);
        }
        return new model::Schema(opened_models::schema_of(std::move(models)));
    }();
    return all;
}

inline const model::Model &model_named(std::string_view name) {
    return schema().get(name);
}

inline const model::Action &action_named(const model::Model &model, std::string_view name) {
    for (const model::Action &action : model.actions)
        if (action.name == name) return action;
    throw std::logic_error("no action " + std::string(name));
}

struct ShowValue {
    std::string operator()(const sql::Null &) const { return "NULL"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return "~" + std::to_string(value); }
    std::string operator()(const std::string &value) const { return "'" + value + "'"; }
    std::string operator()(const auto &) const { return "?"; }
};

inline std::string shown(const sql::Value &value) {
    return std::visit(ShowValue{}, value);
}

inline std::string shown(const action::Change &change);

inline std::string shown(const action::Nested &nested) {
    constexpr const char *verbs[] = {"", "link", "unlink", "relink", "converge"};
    std::string text = nested.relation->name + ":" + verbs[static_cast<std::size_t>(nested.verb)];
    if (nested.key) text += " " + shown(*nested.key);
    if (nested.other_key) text += " to " + shown(*nested.other_key);
    if (nested.verb == action::Verb::converge) text += nested.absent ? " else " + nested.absent->name : " else unlink";
    for (const action::Change &change : nested.changes) text += "(" + shown(change) + ")";
    return text;
}

// "update 7 title='x' score+=2 slug: is … | parents | children"
inline std::string shown(const action::Change &change) {
    std::string text = change.action->name;
    if (change.key) text += " " + change.key_text;
    for (const auto &[field, value] : change.values) text += " " + field->name + "=" + shown(value);
    for (const auto &[field, amount] : change.increments) text += " " + field->name + "+=" + amount;
    for (const auto &[field, message] : change.mistakes) text += " " + field + ": " + message;
    for (const action::Nested &parent : change.parents) text += " before " + shown(parent);
    for (const action::Nested &child : change.children) text += " then " + shown(child);
    return text;
}

// "record.title: expected a string, not a number [hint]", one line each.
inline std::string shown(const action::Failures &failures) {
    std::string text;
    for (const action::Failure &failure : failures) {
        if (!text.empty()) text += '\n';
        if (failure.code != action::code::invalid_input) text += failure.code + " ";
        text += failure.path + ": " + failure.message;
        if (!failure.hint.empty()) text += " [" + failure.hint + "]";
    }
    return text;
}

struct Parsed {
    action::Change change;
    action::Failures failures;
};

inline std::string shown(const Parsed &parsed) {
    return parsed.failures.empty() ? shown(parsed.change) : shown(parsed.failures);
}

inline Parsed parsed(const std::string &model_name, const std::string &action_name, const Json &object,
                     action::Key key = action::Key::none, const Json &id = Json()) {
    Parsed result;
    const model::Model &model = model_named(model_name);
    result.change = action::parse_record(model, action_named(model, action_name), object, key, id, "record",
                                         {schema(), result.failures, kept_secrets::secrets});
    return result;
}

// Of a create of a question.
inline std::string created(const std::string &object) {
    return shown(parsed("question", "create", Json::parse(object)));
}

// Of an update of question 7.
inline std::string updated(const std::string &object) {
    return shown(parsed("question", "update", Json::parse(object), action::Key::argument, Json::string("7")));
}

inline Parsed parsed_params(const std::string &model_name, const std::string &action_name, const std::string &params) {
    Parsed result;
    const model::Model &model = model_named(model_name);
    result.change = action::parse_params(model, action_named(model, action_name), Json::parse(params), "params",
                                         {schema(), result.failures, kept_secrets::secrets});
    return result;
}

} // namespace action_test
