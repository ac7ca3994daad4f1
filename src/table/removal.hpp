// Options and states that a definition does not have any more, and what becomes of the rows that hold them.
#pragma once

#include <optional>
#include <vector>

#include "table/plan.hpp"

namespace model_api::table {

struct Removal {
    std::string column;
    std::optional<Loss> loss;
    std::vector<Obstacle> obstacles; // a removed option of a required field without a default leaves no value
    Statement fix;
};

std::vector<Removal> removals(const Change &change);

} // namespace model_api::table

#include "base/pure.hpp"
