// Points in time, by their minute: as documents have them, and as a query may name one.
#pragma once

#include <string>
#include <string_view>

namespace model_api::search {

// 2024-05-01T10:00:12.345Z -> 2024-05-01 10:00
std::string date_and_minute(std::string_view text);

// The same for the text of a query that is a point in time as the API writes it, in any zone, or the beginning of one.
// Empty: it is none.
std::string moment_in(std::string_view text);

} // namespace model_api::search

#include "base/pure.hpp"
