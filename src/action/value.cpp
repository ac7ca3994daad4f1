#include "action/value.hpp"

#include "action/form.hpp"
#include "filter/value.hpp"
#include "value/password.hpp"

namespace model_api::action {

namespace {

using model::Kind;

Reading password(const Json &json, const Place &place, Mistakes &mistakes) {
    if (!json.is_string()) {
        mistakes.add_kind(place, "a string", json);
        return {};
    }
    if (!value::is_strong_password(json.as_string())) return {std::nullopt, Rule::password};
    return {json.as_string(), std::nullopt};
}

Reading encrypted(const Json &json, const Place &place, Mistakes &mistakes) {
    if (json.is_string() && json.as_string().find('\0') == std::string::npos) return {json.as_string(), std::nullopt};
    if (json.is_string()) {
        mistakes.add(place, "a string must not contain the character U+0000");
    } else {
        mistakes.add_kind(place, "a string", json);
    }
    return {};
}

// Rich text is read as an object, and may be written as one: {"markdown":"…"}.
const Json *markdown_of(const Json &json, const Place &place, Mistakes &mistakes) {
    if (!json.is_object()) return &json;
    const Json *markdown = json.find("markdown");
    if (markdown && json.members().size() == 1) return markdown;
    mistakes.add(place, R"(rich text is a string, or an object with "markdown" alone)");
    return nullptr;
}

Reading plain(const model::Field &field, const Json &json, const Place &place, Mistakes &mistakes) {
    if (const auto rule = broken_form(field, json)) return {std::nullopt, rule};
    try {
        return {filter::parse_value(field, json, {"", code::invalid_input}), std::nullopt};
    } catch (const DomainError &error) {
        if (error.sqlstate == sqlstate::numeric_value_out_of_range) return {std::nullopt, Rule::type_range};
        mistakes.add(place, error);
        return {};
    }
}

} // namespace

Reading read_value(const model::Field &field, const Json &json, const Place &place, Mistakes &mistakes) {
    if (json.is_null()) return {sql::Null{}, std::nullopt};
    if (field.kind == Kind::password) return password(json, place, mistakes);
    if (field.kind == Kind::encrypted_string) return encrypted(json, place, mistakes);
    if (field.kind != Kind::rich_text) return plain(field, json, place, mistakes);
    const Json *markdown = markdown_of(json, place, mistakes);
    if (!markdown) return {};
    if (markdown->is_null()) return {sql::Null{}, std::nullopt};
    return plain(field, *markdown, place, mistakes);
}

std::optional<sql::Value> read_id(const model::Field &key, const Json &json, const Place &place, Mistakes &mistakes) {
    try {
        return filter::parse_id(json, key, {"", code::invalid_input});
    } catch (const DomainError &error) {
        mistakes.add(place, error);
        return std::nullopt;
    }
}

std::string id_text(const sql::Value &id) {
    if (const auto *number = std::get_if<std::int64_t>(&id)) return std::to_string(*number);
    return std::get<std::string>(id);
}

} // namespace model_api::action
