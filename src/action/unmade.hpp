// What a condition finds where some records are not counted as there.
#pragma once

#include "model/model.hpp"
#include "sql/expression.hpp"

namespace model_api::action {

// Lets the sub-selects of conditions on records of the model find no record of the same model whose key is in this
// argument of the statement, an array of keys.
void leave_out(sql::Expressions &conditions, const model::Model &model, int argument);

} // namespace model_api::action

#include "base/pure.hpp"
