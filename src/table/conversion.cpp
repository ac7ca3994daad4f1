#include "table/conversion.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace model_api::table {

namespace {

using namespace std::string_view_literals;

struct Digits {
    int precision = 0, scale = 0;
};

// numeric(38,2)
std::optional<Digits> digits_of(std::string_view type) {
    constexpr auto prefix = "numeric("sv;
    if (!type.starts_with(prefix)) return std::nullopt;
    type.remove_prefix(prefix.size());
    Digits digits;
    const char *const end = type.data() + type.size();
    const auto precision = std::from_chars(type.data(), end, digits.precision);
    if (precision.ec != std::errc() || precision.ptr == end) return std::nullopt;
    if (*precision.ptr == ',') std::from_chars(precision.ptr + 1, end, digits.scale);
    return digits;
}

bool is_numeric(std::string_view type) {
    return type == "numeric" || type.starts_with("numeric(");
}

// Position among the whole numbers by width; nullopt: not one.
std::optional<int> whole_width(std::string_view type) {
    constexpr std::array widths = {"smallint"sv, "integer"sv, "bigint"sv};
    const auto found = std::ranges::find(widths, type);
    if (found == widths.end()) return std::nullopt;
    return static_cast<int>(found - widths.begin());
}

bool is_number(std::string_view type) {
    return whole_width(type) || is_numeric(type) || type == "double precision" || type == "real";
}

bool is_array(std::string_view type) {
    return type.ends_with("[]") || type == "model.role_keys";
}

bool is_string(std::string_view type) {
    constexpr std::array strings = {"text"sv,        "model.email"sv,     "model.url"sv,
                                    "model.color"sv, "model.rich_text"sv, "model.record_state"sv};
    return type.starts_with("character varying") || std::ranges::find(strings, type) != strings.end();
}

bool takes_any_string(std::string_view type) {
    return type == "text" || type == "character varying" || type == "model.rich_text";
}

bool is_time(std::string_view type) {
    return type.starts_with("timestamp") || type == "date";
}

bool number_widens(std::string_view from, std::string_view to) {
    const auto width = whole_width(from);
    if (width && whole_width(to)) return *width <= *whole_width(to);
    if (width && (is_numeric(to) || to == "double precision")) return true;
    if (from == "real" && to == "double precision") return true;
    const auto before = digits_of(from), after = digits_of(to);
    if (before && to == "numeric") return true;
    return before && after && after->scale >= before->scale && after->precision >= before->precision;
}

bool widens(std::string_view from, std::string_view to) {
    if (is_number(from) && is_number(to)) return number_widens(from, to);
    if (is_string(from)) return takes_any_string(to) || to == "text[]";
    return false;
}

std::string expression(std::string_view from, const std::string &to, const std::string &column) {
    if ((is_number(from) && is_number(to)) || (is_time(from) && is_time(to)) || (is_string(from) && is_string(to)))
        return column + "::" + to;
    if (to == "jsonb") return "to_jsonb(" + column + ")";
    if (is_array(from) && !is_array(to)) return column + "[1]::" + to;
    if (is_array(to) && !is_array(from))
        return "CASE WHEN " + column + " IS NOT NULL THEN ARRAY[" + column + "]::" + to + " END";
    return column + "::text::" + to;
}

} // namespace

Conversion convert(std::string_view from, const std::string &to, const std::string &column) {
    return {widens(from, to), expression(from, to, column)};
}

} // namespace model_api::table
