#include "model/define/default_value.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "model/define/bounds.hpp"
#include "model/define/decimal.hpp"
#include "value/color.hpp"
#include "value/email.hpp"
#include "value/markdown.hpp"
#include "value/role_key.hpp"
#include "value/url.hpp"

namespace model_api::model::define {

namespace {

bool is_string(const Node &place) {
    if (place.json().is_string()) return true;
    place.wrong("must be a string, not " + std::string(place.json().kind_name()));
    return false;
}

// "There is no \"@\"." -> "there is no \"@\""
std::string clause(std::string sentence) {
    if (sentence.front() >= 'A' && sentence.front() <= 'Z') {
        sentence.front() = static_cast<char>(sentence.front() - 'A' + 'a');
    }
    if (sentence.ends_with('.')) sentence.pop_back();
    return sentence;
}

// Types of text that not every text belongs to.
struct Form {
    Kind kind;
    std::string_view name;
    std::optional<std::string> (*mistake)(std::string_view text);
};
constexpr std::array forms = {
    Form{Kind::email, "an e-mail address", value::email_mistake}, Form{Kind::url, "a URL", value::url_mistake},
    Form{Kind::color, "a color", value::color_mistake}, Form{Kind::rich_text, "rich text", value::markdown_mistake},
    Form{Kind::role_list, "a role key", value::role_key_mistake}};

void check_form(const Node &place, Kind kind, std::string_view text) {
    const auto form = std::ranges::find(forms, kind, &Form::kind);
    if (form == forms.end()) return;
    if (auto mistake = form->mistake(text)) {
        place.wrong("is not " + std::string(form->name) + ": " + clause(std::move(*mistake)));
    }
}

void check_text(const Node &place, const Field &field) {
    if (!is_string(place)) return;
    const std::string &text = place.json().as_string();
    check_form(place, field.kind, text);
    if (field.length) check_length(place, text, *field.length);
}

// The API's Int has 32 bits, and so has the column.
void check_int(const Node &place, const Decimal &value) {
    const auto whole = whole_number(value);
    if (!whole || *whole < std::numeric_limits<std::int32_t>::min() ||
        *whole > std::numeric_limits<std::int32_t>::max()) {
        place.wrong("must be from -2147483648 to 2147483647");
    }
}

void check_number_default(const Node &place, const Field &field) {
    if (!place.json().is_number()) {
        return place.wrong("must be a number, not " + std::string(place.json().kind_name()));
    }
    const std::string &literal = place.json().literal();
    const Decimal value = parse_decimal(literal);
    if (field.decimals && fraction_digits(value) > *field.decimals) {
        place.wrong("must not have more than " + std::to_string(*field.decimals) + " decimals");
    } else if (field.decimals == 0 && field.sql_type.empty()) {
        check_int(place, value);
    }
    if (field.range) check_number(place, literal, *field.range);
}

void check_boolean(const Node &place, const Field &) {
    place.boolean();
}

void check_date_time(const Node &place, const Field &field) {
    if (!is_string(place)) return;
    const std::string &text = place.json().as_string();
    if (!parse_time(text, field.include_time)) {
        return place.wrong(field.include_time ? "is not a date and time in ISO 8601" : "is not a date in ISO 8601");
    }
    if (field.range) check_time(place, text, *field.range, field.include_time);
}

void check_option(const Node &place, const Field &field) {
    if (!is_string(place)) return;
    const std::string &option = place.json().as_string();
    if (std::ranges::find(field.options, option) == field.options.end()) {
        place.wrong(quoted(option) + " is not one of the options");
    }
}

void check_enumeration(const Node &place, const Field &field) {
    if (field.options.empty()) return; // which is a mistake of its own
    if (!field.multiple) return check_option(place, field);
    if (!place.is_list()) return;
    for (const Node &item : place.items()) check_option(item, field);
}

constexpr std::size_t max_roles = 1000;

void check_role_list(const Node &place, const Field &field) {
    place.texts(max_roles);
    if (!place.json().is_array()) return;
    for (const Node &item : place.items()) {
        if (item.json().is_string() && !item.json().as_string().empty()) {
            check_form(item, field.kind, item.json().as_string());
        }
    }
}

void check_json(const Node &, const Field &) {}

// Written into SQL as the text of a literal, which only the server can judge.
void check_scalar(const Node &place, const Field &) {
    if (place.json().is_object() || place.json().is_array()) {
        place.wrong("must be a string, a number or a boolean, not " + std::string(place.json().kind_name()));
    }
}

using Check = void (*)(const Node &, const Field &);

Check check_of(Kind kind) {
    switch (kind) {
    case Kind::number:
        return check_number_default;
    case Kind::boolean:
        return check_boolean;
    case Kind::date_time:
        return check_date_time;
    case Kind::enumeration:
        return check_enumeration;
    case Kind::json:
        return check_json;
    case Kind::role_list:
        return check_role_list;
    case Kind::id:
    case Kind::any:
        return check_scalar;
    default:
        return check_text;
    }
}

} // namespace

void check_default(const Node &place, const Field &field) {
    check_of(field.kind)(place, field);
}

} // namespace model_api::model::define
