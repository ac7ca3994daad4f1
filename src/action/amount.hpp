// Sums of decimal numbers, exact to the last digit.
#pragma once

#include <string>
#include <string_view>

namespace model_api::action {

// A number literal of JSON without an exponent, as "-12.50"; "" where it would have more than 1000 digits.
std::string plain_decimal(std::string_view literal);

// The sum of two plain decimals, as one.
std::string sum(std::string_view left, std::string_view right);

std::string negated(std::string_view plain);

} // namespace model_api::action

#include "base/pure.hpp"
