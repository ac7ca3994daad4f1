#include "action/amount.hpp"

#include <algorithm>
#include <cstdint>

#include "model/define/decimal.hpp"

namespace model_api::action {

namespace {

constexpr std::int64_t max_digits = 1000;

// The digits of a plain decimal, with zeros before and behind so that it has as many as asked for.
std::string aligned(std::string_view plain, std::size_t whole, std::size_t fraction) {
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string digits(whole - point, '0');
    digits += plain.substr(0, point);
    if (point < plain.size()) digits += plain.substr(point + 1);
    return digits.append(whole + fraction - digits.size(), '0');
}

std::string added(std::string left, const std::string &right) {
    int carry = 0;
    for (std::size_t i = left.size(); i-- > 0;) {
        const int digit = (left[i] - '0') + (right[i] - '0') + carry;
        left[i] = static_cast<char>('0' + digit % 10);
        carry = digit / 10;
    }
    return left; // which began with a zero for the carry
}

// Of the greater and the lesser.
std::string subtracted(std::string left, const std::string &right) {
    int borrow = 0;
    for (std::size_t i = left.size(); i-- > 0;) {
        const int digit = (left[i] - '0') - (right[i] - '0') - borrow;
        left[i] = static_cast<char>('0' + (digit + 10) % 10);
        borrow = digit < 0 ? 1 : 0;
    }
    return left;
}

std::string with_point(bool negative, std::string digits, std::size_t fraction) {
    if (fraction > 0) digits.insert(digits.size() - fraction, ".");
    return plain_decimal(negative ? "-" + digits : digits);
}

std::size_t whole_digits(std::string_view plain) {
    return std::min(plain.find('.'), plain.size());
}

std::size_t fraction_digits_of(std::string_view plain) {
    const std::size_t point = plain.find('.');
    return point == std::string_view::npos ? 0 : plain.size() - point - 1;
}

bool take_sign(std::string_view &plain) {
    const bool negative = plain.starts_with('-');
    if (negative) plain.remove_prefix(1);
    return negative;
}

} // namespace

std::string plain_decimal(std::string_view literal) {
    const model::define::Decimal number = model::define::parse_decimal(literal);
    const auto count = static_cast<std::int64_t>(number.digits.size());
    const std::int64_t whole = std::max<std::int64_t>(number.exponent, 0);
    const std::int64_t fraction = std::max<std::int64_t>(count - number.exponent, 0);
    if (count == 0) return "0";
    if (whole + fraction > max_digits) return "";
    std::string digits(static_cast<std::size_t>(std::max<std::int64_t>(-number.exponent, 0)), '0');
    digits += number.digits;
    digits.append(static_cast<std::size_t>(std::max<std::int64_t>(number.exponent - count, 0)), '0');
    if (fraction > 0) digits.insert(digits.size() - static_cast<std::size_t>(fraction), whole == 0 ? "0." : ".");
    return number.negative ? "-" + digits : digits;
}

std::string sum(std::string_view left, std::string_view right) {
    const bool left_negative = take_sign(left), right_negative = take_sign(right);
    const std::size_t whole = std::max(whole_digits(left), whole_digits(right)) + 1;
    const std::size_t fraction = std::max(fraction_digits_of(left), fraction_digits_of(right));
    std::string first = aligned(left, whole, fraction), second = aligned(right, whole, fraction);
    if (left_negative == right_negative) return with_point(left_negative, added(std::move(first), second), fraction);
    const bool left_wins = first >= second;
    std::string digits = left_wins ? subtracted(std::move(first), second) : subtracted(std::move(second), first);
    return with_point(left_wins ? left_negative : right_negative, std::move(digits), fraction);
}

std::string negated(std::string_view plain) {
    if (plain == "0") return "0";
    return take_sign(plain) ? std::string(plain) : "-" + std::string(plain);
}

} // namespace model_api::action
