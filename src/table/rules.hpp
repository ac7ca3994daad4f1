// The rules of a field that a CHECK constraint keeps.
#pragma once

#include <vector>

#include "table/shape.hpp"

namespace model_api::table {

// Labels of the constraints, which their names end with.
inline constexpr std::string_view length_label = "length_check";
inline constexpr std::string_view range_label = "range_check";
inline constexpr std::string_view pattern_label = "pattern_check";
inline constexpr std::string_view options_label = "options_check";
inline constexpr std::string_view leaf_label = "leaf_check";

std::vector<Check> checks_of(const model::Model &model, const model::Field &field);

} // namespace model_api::table

#include "base/pure.hpp"
