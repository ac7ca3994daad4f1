#include "action/message.hpp"

#include <algorithm>
#include <iterator>

#include "action/rules.hpp"
#include "table/rules.hpp"

namespace model_api::action {

namespace {

// A rule, its words, and the labels of the constraints that keep it: of the model's table, or of the type's domain.
struct Words {
    Rule rule;
    std::string_view text; // empty: depends on the field's bounds
    std::string_view label;
};
constexpr Words table[] = {
    {Rule::required, "is required", required_label},
    {Rule::unique, "is not unique", unique_label},
    {Rule::reference, "does not exist", reference_label},
    {Rule::length, "", table::length_label},
    {Rule::range, "", table::range_label},
    {Rule::pattern, "does not match the required pattern", table::pattern_label},
    {Rule::options, "is not one of its options", table::options_label},
    {Rule::state, "is not a state of the model", table::leaf_label},
    {Rule::email, "is not a valid email address", "email_check"},
    {Rule::url, "is not a valid URL", "url_check"},
    {Rule::color, "is not a valid color", "color_check"},
    {Rule::rich_text, "is too large", "rich_text_check"},
    {Rule::role_keys, "is not a list of role keys", "role_keys_check"},
    {Rule::password, "must have at least 8 characters, a digit and a special character", "password_check"},
    {Rule::type_range, "is out of range", ""},
};

// `at least` and `at most` are what goes before one end.
std::string bounded(const model::Bounds &bounds, const std::string &at_least, const std::string &at_most) {
    if (bounds.min && bounds.max) return "must be between " + *bounds.min + " and " + *bounds.max;
    if (bounds.min) return at_least + *bounds.min;
    return at_most + bounds.max.value_or("");
}

std::string range_message(const model::Field &field) {
    const model::Bounds bounds = field.range.value_or(model::Bounds{});
    if (field.kind == model::Kind::date_time) return bounded(bounds, "must not be before ", "must not be after ");
    return bounded(bounds, "must be at least ", "must be at most ");
}

} // namespace

std::string length_message(const model::Bounds &bounds) {
    const bool one = bounds.max.value_or(bounds.min.value_or("")) == "1";
    const char *unit = one ? " character long" : " characters long";
    if (bounds.min && bounds.min == bounds.max) return "must be " + *bounds.min + unit;
    return bounded(bounds, "must be at least ", "must be at most ") + unit;
}

std::string message(Rule rule, const model::Field &field) {
    if (rule == Rule::length) return length_message(field.length.value_or(model::Bounds{}));
    if (rule == Rule::range) return range_message(field);
    return std::string(std::ranges::find(table, rule, &Words::rule)->text);
}

std::string message_of(const model::Field &field, std::string_view label) {
    const auto *const found = std::ranges::find(table, label, &Words::label);
    if (label.empty() || found == std::end(table)) return "is invalid";
    return message(found->rule, field);
}

} // namespace model_api::action
