// Conditions on related records of a row that is at hand: SQL, as the API runs it, over that one row.
#pragma once

#include <memory>

#include "predicate/condition.hpp"
#include "statement/prepared.hpp"

namespace model_api::predicate {

// What a condition is of a row: SQL's three values.
using Truth = std::optional<bool>;

// The statement that asks for `terms`, as read_condition gives them, of a row: its last parameter. At least one term.
read::Statement related_statement(const sql::Expressions &terms, const RowType &row);

class Related {
public:
    // Values are kept in `memory`.
    Related(const read::Statement &statement, const RowType &row, MemoryContext memory);

    // In the snapshot of the query that is running, with the privileges of its user.
    Truth of(Datum row, bool is_null) const;

private:
    std::shared_ptr<const statement::Prepared> statement_;
    ParamListInfo parameters_; // those of the terms, then the row
};

} // namespace model_api::predicate
