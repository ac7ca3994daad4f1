// What an expression or a query may run in a parallel worker.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

// The worst mark of any function called in it: PROPARALLEL_SAFE, PROPARALLEL_RESTRICTED or PROPARALLEL_UNSAFE. Unlike
// the planner's own count, sub-selects are what their functions are: a worker may run a query of its own.
char parallel_hazard(Node *tree);

} // namespace model_api::pg
