// A JSON number compared digit by digit: limits and defaults may have more digits than a double holds.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model_api::model::define {

struct Decimal { // 0.digits * 10^exponent
    bool negative = false;
    std::string digits; // neither begins nor ends with 0; empty: zero
    std::int64_t exponent = 0;
};

Decimal parse_decimal(std::string_view literal); // a number literal of JSON
std::strong_ordering compare(const Decimal &left, const Decimal &right);
std::int64_t fraction_digits(const Decimal &number);             // 0.250 has two
std::optional<std::int64_t> whole_number(const Decimal &number); // nullopt: it has a fraction, or 19 digits or more

} // namespace model_api::model::define

#include "base/pure.hpp"
