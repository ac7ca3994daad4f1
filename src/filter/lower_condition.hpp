// One operator of a filter as SQL: field operator value.
#pragma once

#include "filter/filter.hpp"
#include "sql/expression.hpp"

namespace model_api::filter {

// The column of a stored field in the row `alias`. A field without a column is a programming error (std::logic_error).
sql::Expression column_of(const model::Field &field, std::string_view alias, Origin origin);
// The type of parameters that are compared with it: without its modifier, which would round or refuse them.
sql::Type operand_type(const model::Field &field);

// May be NULL where it does not hold: only its truth counts.
sql::Expression lower_condition(const Condition &condition, std::string_view alias, Origin origin);

} // namespace model_api::filter

#include "base/pure.hpp"
