#include "action/bounds.hpp"

#include <charconv>
#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>

#include "base/text.hpp"
#include "base/time.hpp"
#include "model/define/decimal.hpp"

namespace model_api::action {

namespace {

using model::Bounds;
using model::Field;

// The end of a bound, and the value, in the same form; an end that has none bounds nothing.
template <class Value, class Read>
bool is_within(const Value &value, const Bounds &bounds, Read &&read) {
    if (bounds.min && value < read(*bounds.min)) return false;
    return !bounds.max || !(value > read(*bounds.max));
}

// --- numbers

// PostgreSQL's order, which JSON's numbers are part of: -Infinity, decimals, Infinity, NaN.
struct Number {
    int infinity = 0; // -1: below all, 1: above all
    model::define::Decimal decimal;

    std::partial_ordering operator<=>(const Number &other) const {
        if (infinity != other.infinity || infinity != 0) return infinity <=> other.infinity;
        return model::define::compare(decimal, other.decimal);
    }
};

Number number_of(std::string_view text) {
    if (text == "-Infinity") return {-1, {}};
    if (text == "Infinity" || text == "NaN") return {1, {}};
    return {0, model::define::parse_decimal(text)};
}

// A bound of a real column is compared as the real that it becomes.
double real_of(std::string_view literal) {
    double number = 0;
    std::from_chars(literal.data(), literal.data() + literal.size(), number);
    return number;
}

bool is_real_within(double value, const Bounds &bounds) {
    if (std::isnan(value)) return !bounds.max; // it sorts above all others
    return is_within(value, bounds, real_of);
}

// --- dates

std::int64_t microseconds_of(std::string_view text) {
    const auto moment = parse_date_time(text);
    return moment ? moment->microseconds : 0;
}

std::int64_t days_of(std::string_view text) {
    const auto date = parse_date(text);
    return date ? date->days : 0;
}

bool is_integer_within(std::int64_t value, const Field &field) {
    switch (field.column->type.family) {
    case sql::Family::timestamptz:
    case sql::Family::timestamp:
        return is_within(value, *field.range, microseconds_of);
    case sql::Family::date:
        return is_within(value, *field.range, days_of);
    default:
        return is_within(number_of(std::to_string(value)), *field.range, number_of);
    }
}

bool is_in_range(const Field &field, const sql::Value &value) {
    if (const auto *number = std::get_if<std::int64_t>(&value)) return is_integer_within(*number, field);
    if (const auto *number = std::get_if<double>(&value)) return is_real_within(*number, *field.range);
    const auto *text = std::get_if<std::string>(&value);
    return !text || is_within(number_of(*text), *field.range, number_of);
}

// --- lengths

bool is_length_within(std::size_t length, const Bounds &bounds) {
    return is_within(number_of(std::to_string(length)), bounds, number_of);
}

constexpr std::uint32_t varchar_oid = 1043, bpchar_oid = 1042;
constexpr std::int32_t modifier_header = 4; // what every length in a type modifier has been increased by

std::string_view without_trailing_spaces(std::string_view text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

// Of varchar(n) and char(n). Spaces beyond it are cut off.
std::optional<std::size_t> type_length(const sql::Type &type) {
    const bool bounded = (type.oid == varchar_oid || type.oid == bpchar_oid) && type.modifier >= modifier_header;
    return bounded ? std::optional<std::size_t>(type.modifier - modifier_header) : std::nullopt;
}

bool fits_length(std::string_view text, std::size_t length) {
    return code_points(without_trailing_spaces(text)) <= length;
}

// As char_length counts, to which the spaces that fill a char(n) are nothing.
std::size_t char_length(std::string_view text, const sql::Type &type) {
    return code_points(type.oid == bpchar_oid ? without_trailing_spaces(text) : text);
}

// --- numeric(p, s)

// Digits before the point; what rounding adds to them shows only in the table.
bool fits_precision(std::string_view text, const sql::Type &type) {
    if (type.modifier < modifier_header) return true;
    const Number number = number_of(text);
    if (number.infinity != 0) return text == "NaN";
    const std::int32_t packed = type.modifier - modifier_header;
    const std::int32_t precision = packed >> 16;
    const std::int32_t scale = ((packed & 0x7FF) ^ 0x400) - 0x400; // 11 bits, signed
    return number.decimal.exponent <= precision - scale;
}

} // namespace

std::vector<std::string> broken_bounds(const Field &field, const sql::Value &value) {
    std::vector<std::string> broken;
    const sql::Type &type = field.column->type;
    if (field.range && !is_in_range(field, value)) broken.push_back(message(Rule::range, field));
    const auto *text = std::get_if<std::string>(&value);
    if (!text) return broken;
    if (field.length && !is_length_within(char_length(*text, type), *field.length)) {
        broken.push_back(message(Rule::length, field));
    } else if (const auto length = type_length(type); length && !fits_length(*text, *length)) {
        broken.push_back(length_message({std::nullopt, std::to_string(*length)}));
    }
    if (type.family == sql::Family::numeric && !fits_precision(*text, type)) {
        broken.push_back(message(Rule::type_range, field));
    }
    return broken;
}

} // namespace model_api::action
