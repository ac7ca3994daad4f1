// Plans are carried out: what would be lost, then what stands in the way, then the statements.
#pragma once

#include <vector>

#include "table/plan.hpp"

namespace model_api::catalog {

// One plan for each table of a definition, with the search_path pinned. Tables come before what refers to them.
void execute(const std::vector<table::Plan> &plans, bool destructive);

} // namespace model_api::catalog
