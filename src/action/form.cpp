#include "action/form.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "value/color.hpp"
#include "value/email.hpp"
#include "value/markdown.hpp"
#include "value/role_key.hpp"
#include "value/url.hpp"

namespace model_api::action {

namespace {

using model::Kind;

struct Form {
    Kind kind;
    Rule rule;
    std::optional<std::string> (*mistake)(std::string_view text);
};
constexpr Form forms[] = {
    {Kind::email, Rule::email, value::email_mistake},
    {Kind::url, Rule::url, value::url_mistake},
    {Kind::color, Rule::color, value::color_mistake},
    {Kind::rich_text, Rule::rich_text, value::markdown_mistake},
};

// The labels of a type made by CREATE TYPE … AS ENUM may have grown: its input function has the last word.
bool has_listed_options(const model::Field &field) {
    if (field.kind != Kind::enumeration || field.options.empty()) return false;
    return !field.column || (field.column->type.family != sql::Family::enumeration &&
                             field.column->type.element != sql::Family::enumeration);
}

// A NULL in a list is none of the options; what else is no string has the wrong type.
bool is_no_option(const model::Field &field, const Json &value) {
    return value.is_null() || (value.is_string() && broken_form(field, value.as_string()));
}

std::optional<Rule> broken_keys(const Json &list) {
    std::vector<std::optional<std::string_view>> keys;
    for (const Json &item : list.items()) {
        if (!item.is_string() && !item.is_null()) return std::nullopt;
        keys.push_back(item.is_string() ? std::optional<std::string_view>(item.as_string()) : std::nullopt);
    }
    return value::role_keys_mistake(keys) ? std::optional(Rule::role_keys) : std::nullopt;
}

std::optional<Rule> broken_list(const model::Field &field, const Json &list) {
    if (field.kind == Kind::role_list) return broken_keys(list);
    if (field.kind != Kind::enumeration || !field.multiple || !has_listed_options(field)) return std::nullopt;
    const bool broken = std::ranges::any_of(list.items(), [&](const Json &item) { return is_no_option(field, item); });
    return broken ? std::optional(Rule::options) : std::nullopt;
}

} // namespace

std::optional<Rule> broken_form(const model::Field &field, std::string_view text) {
    if (field.kind == Kind::enumeration) {
        const bool broken = has_listed_options(field) && std::ranges::find(field.options, text) == field.options.end();
        return broken ? std::optional(Rule::options) : std::nullopt;
    }
    if (field.kind == Kind::role_list && value::role_key_mistake(text)) return Rule::role_keys;
    const auto *const form = std::ranges::find(forms, field.kind, &Form::kind);
    if (form == std::end(forms) || !form->mistake(text)) return std::nullopt;
    return form->rule;
}

std::optional<Rule> broken_form(const model::Field &field, const Json &value) {
    if (value.is_string()) return broken_form(field, std::string_view(value.as_string()));
    return value.is_array() ? broken_list(field, value) : std::nullopt;
}

std::vector<std::string> unknown_roles(const Json &list, const std::vector<std::string> &known) {
    std::vector<std::string> messages;
    const auto check = [&](const Json &key) {
        if (!key.is_string() || std::ranges::binary_search(known, key.as_string())) return;
        messages.push_back(value::unknown_role(key.as_string(), known));
    };
    if (!list.is_array()) check(list);
    if (list.is_array())
        for (const Json &key : list.items()) check(key);
    return messages;
}

} // namespace model_api::action
