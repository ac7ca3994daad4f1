// model.matches() while a query is planned: the call becomes conditions that the planner knows what to do with.
#pragma once

#include "pg/wall.hpp"

namespace model_api::predicate {

// What the call is replaced by: conditions on columns of the row, and a call of model.matches_residual for what has to
// look at other tables. nullptr: it stays a call, because the filter or the row's type is not known, because the filter
// is wrong (which is an error only if the call is reached), or because evaluating the row several times would not do.
Node *fold(const SupportRequestSimplify &request);

} // namespace model_api::predicate
