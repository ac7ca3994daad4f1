// Casts in expressions as PostgreSQL prints them.
#pragma once

#include <string>
#include <string_view>

namespace model_api::table {

// The expression with every cast to `from` made one to `to`: "'a'::model.email[]" with "model.email" and "text" becomes
// "'a'::text[]". What is quoted stays.
std::string retyped(std::string_view expression, std::string_view from, std::string_view to);

} // namespace model_api::table

#include "base/pure.hpp"
