// Values of variables as messages show them: in JavaScript's spelling, long ones cut short.
#pragma once

#include <string>
#include <string_view>

#include "base/json.hpp"

namespace model_api::graphql::input {

std::string inspected(const Json &value);

// A number's literal as JavaScript prints the number: 1.50 is 1.5, 1e3 is 1000.
std::string printed_number(std::string_view literal);

} // namespace model_api::graphql::input

#include "base/pure.hpp"
