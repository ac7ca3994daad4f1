// A request's values as a statement's parameters.
#pragma once

#include <vector>

#include "pg/wall.hpp"
#include "sql/expression.hpp"

namespace model_api::statement {

// The type that `$n` is declared with.
Oid type_of(const sql::Parameter &parameter);

// Values that a statement is given anew at each use: the id, or the values of the cursor.
using Arguments = std::vector<sql::Value>;

// Values in the current memory context; nullptr when there are none. A value that its type's input function refuses is
// that function's error, with the place of the value in its DETAIL ("GGT_INVALID_FILTER at filter.area.equals"); one
// for a record has "GGT_INVALID_RECORD" there, and the field as the error's column.
ParamListInfo bind(const std::vector<sql::Parameter> &parameters, const Arguments &arguments = {});

} // namespace model_api::statement
