// The two ends of a length or a range: {"min": 1, "max": 200}, either may be left open.
#pragma once

#include <optional>

#include "model/define/node.hpp"

namespace model_api::model::define {

// nullopt: both ends are open, or wrong.
std::optional<Bounds> read_length_bounds(const Node &node);
std::optional<Bounds> read_number_bounds(const Node &node);
std::optional<Bounds> read_time_bounds(const Node &node, bool with_time); // ends are ISO 8601 strings

Json write_number_bounds(const Bounds &bounds);
Json write_time_bounds(const Bounds &bounds);

// Notes at `place` when the value is out of bounds: `must not be less than 1`.
void check_number(const Node &place, std::string_view literal, const Bounds &bounds);
void check_time(const Node &place, std::string_view text, const Bounds &bounds, bool with_time);
void check_length(const Node &place, std::string_view text, const Bounds &bounds);

// Microseconds or days since 2000-01-01; nullopt: no such date or time.
std::optional<std::int64_t> parse_time(std::string_view text, bool with_time);

} // namespace model_api::model::define

#include "base/pure.hpp"
