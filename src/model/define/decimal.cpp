#include "model/define/decimal.hpp"

#include <algorithm>

namespace model_api::model::define {

namespace {

// Exponents beyond this are as good as this: no such number fits a column.
constexpr std::int64_t max_exponent = 1'000'000'000;

std::int64_t parse_exponent(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::int64_t value = 0;
    for (const char digit : text) value = std::min(max_exponent, value * 10 + (digit - '0'));
    return negative ? -value : value;
}

std::strong_ordering compare_magnitudes(const Decimal &left, const Decimal &right) {
    if (left.digits.empty() || right.digits.empty()) return left.digits.size() <=> right.digits.size();
    if (left.exponent != right.exponent) return left.exponent <=> right.exponent;
    return left.digits.compare(right.digits) <=> 0;
}

} // namespace

Decimal parse_decimal(std::string_view literal) {
    Decimal number;
    number.negative = literal.starts_with('-');
    if (number.negative) literal.remove_prefix(1);
    if (const auto e = literal.find_first_of("eE"); e != std::string_view::npos) {
        number.exponent = parse_exponent(literal.substr(e + 1));
        literal = literal.substr(0, e);
    }
    const std::size_t whole = std::min(literal.find('.'), literal.size());
    number.exponent += static_cast<std::int64_t>(whole);
    number.digits = std::string(literal.substr(0, whole));
    if (whole < literal.size()) number.digits += literal.substr(whole + 1);

    const std::size_t zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
    number.digits.erase(0, zeros);
    number.exponent -= static_cast<std::int64_t>(zeros);
    number.digits.erase(number.digits.find_last_not_of('0') + 1);
    if (number.digits.empty()) number = {};
    return number;
}

std::strong_ordering compare(const Decimal &left, const Decimal &right) {
    if (left.negative != right.negative)
        return left.negative ? std::strong_ordering::less : std::strong_ordering::greater;
    return left.negative ? compare_magnitudes(right, left) : compare_magnitudes(left, right);
}

std::int64_t fraction_digits(const Decimal &number) {
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(number.digits.size()) - number.exponent);
}

std::optional<std::int64_t> whole_number(const Decimal &number) {
    if (fraction_digits(number) > 0 || number.exponent > 18) return std::nullopt;
    std::int64_t value = 0;
    for (std::int64_t place = 0; place < number.exponent; ++place) {
        const auto index = static_cast<std::size_t>(place);
        value = value * 10 + (index < number.digits.size() ? number.digits[index] - '0' : 0);
    }
    return number.negative ? -value : value;
}

} // namespace model_api::model::define
