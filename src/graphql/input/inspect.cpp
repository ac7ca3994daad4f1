#include "graphql/input/inspect.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graphql/syntax/characters.hpp"

namespace model_api::graphql::input {

namespace {

constexpr std::size_t max_items = 10;
constexpr std::size_t max_depth = 2;
constexpr std::size_t max_length = 10'000; // ours: a value is shown by each of its mistakes

std::string inspected(const Json &value, std::size_t depth);

std::string inspected_list(const Json::Array &items, std::size_t depth) {
    if (items.empty()) return "[]";
    if (depth >= max_depth) return "[Array]";
    std::string text = "[";
    for (std::size_t i = 0; i < std::min(items.size(), max_items); ++i) {
        if (i > 0) text += ", ";
        text += inspected(items[i], depth + 1);
    }
    const std::size_t more = items.size() - std::min(items.size(), max_items);
    if (more == 1) text += ", ... 1 more item";
    if (more > 1) text += ", ... " + std::to_string(more) + " more items";
    return text + "]";
}

std::string inspected_object(const Json::Object &members, std::size_t depth) {
    if (members.empty()) return "{}";
    if (depth >= max_depth) return "[Object]";
    std::string text = "{";
    const char *separator = " ";
    for (const auto &[key, value] : members) {
        ((text += separator) += key) += ": ";
        text += inspected(value, depth + 1);
        separator = ", ";
    }
    return text + " }";
}

std::string inspected(const Json &value, std::size_t depth) {
    if (value.is_array()) return inspected_list(value.items(), depth);
    if (value.is_object()) return inspected_object(value.members(), depth);
    return value.is_number() ? printed_number(value.literal()) : value.text();
}

// Digits without a point and the power of ten of the first, as JavaScript decides how to print a number.
std::string with_exponent(const std::string &digits, int exponent) {
    std::string text = digits.substr(0, 1);
    if (digits.size() > 1) text += "." + digits.substr(1);
    return text + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
}

std::string without_exponent(const std::string &digits, int exponent) {
    if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) return digits + std::string(whole - digits.size(), '0');
    return digits.substr(0, whole) + "." + digits.substr(whole);
}

} // namespace

std::string printed_number(std::string_view literal) {
    double number = 0;
    const auto read = std::from_chars(literal.data(), literal.data() + literal.size(), number);
    if (read.ec == std::errc::result_out_of_range || !std::isfinite(number)) return std::string(literal);
    if (number == 0) return "0";
    char buffer[40];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific);
    const std::string_view shortest(buffer, static_cast<std::size_t>(written.ptr - buffer));
    const std::size_t mark = shortest.find('e');
    std::string digits(shortest.substr(0, mark));
    std::erase(digits, '.');
    const int exponent = std::stoi(std::string(shortest.substr(mark + 1)));
    const bool is_plain = exponent >= -6 && exponent < 21;
    return (number < 0 ? "-" : "") + (is_plain ? without_exponent(digits, exponent) : with_exponent(digits, exponent));
}

std::string inspected(const Json &value) {
    std::string text = inspected(value, 0);
    const std::string_view shown = syntax::slice_units(text, 0, max_length);
    return shown.size() == text.size() ? text : std::string(shown) + "...";
}

} // namespace model_api::graphql::input
