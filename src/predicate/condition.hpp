// A filter as conditions on one row: what the row itself answers, and what takes a look at other tables.
#pragma once

#include "predicate/row_type.hpp"
#include "sql/expression.hpp"

namespace model_api::predicate {

// The alias that columns of the row have.
inline constexpr const char *row_alias = "t0";

// The filter holds where all of both hold.
struct Condition {
    sql::Expressions own;     // over columns of the row
    sql::Expressions related; // with EXISTS in them
};

// `filter` is a jsonb, or nullopt for an SQL NULL, which restricts nothing. Throws what filter::parse throws.
Condition read_condition(std::optional<Datum> filter, const RowType &row);

} // namespace model_api::predicate
