// Dates and times as the API writes them: ISO 8601, UTC, milliseconds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model_api {

// Microseconds and days since 2000-01-01, PostgreSQL's epoch; the range is PostgreSQL's (4713 BC to 294276 AD).
struct DateTime {
    std::int64_t microseconds = 0;
};
struct Date {
    std::int32_t days = 0;
};

// "2022-10-03T07:45:30.342Z", "…+02:00", "… 07:45", "2022-10-03" (midnight UTC). A fraction beyond microseconds is
// truncated. Without a zone the time is UTC. "infinity" and "-infinity" are PostgreSQL's. nullopt for anything else,
// dates that do not exist and hour 24 included.
std::optional<DateTime> parse_date_time(std::string_view text);

// "2022-10-03", or a full date-time, of which the date part counts and the zone is ignored.
std::optional<Date> parse_date(std::string_view text);

// Writes without a terminator and returns the length: at most 32 bytes for a date-time, 16 for a date.
// Years beyond four digits and before year 0 (1 BC) are written with a sign and at least six digits, as ISO 8601 wants
// ("+012345-01-01T…"), and are read so. Infinite values are written as the words "infinity" and "-infinity".
std::size_t write_date_time(DateTime value, char *out);
std::size_t write_date(Date value, char *out);
inline constexpr std::size_t max_date_time_length = 40;

} // namespace model_api

#include "base/pure.hpp"
