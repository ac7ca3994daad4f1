// Running a prepared statement: its rows become JSON on their way out of the executor.
#pragma once

#include <functional>
#include <vector>

#include "statement/parameters.hpp"
#include "statement/prepared.hpp"

namespace model_api::statement {

struct Result {
    Datum json = 0;         // text: the connection, or the first record; 0 when there is no record
    std::uint64_t rows = 0; // that the statement gave
};

// Whether rows exist at a page's cursor or on its other side.
using ExistsBefore = std::function<bool()>;

// In the caller's snapshot, without writing. The JSON is in the current memory context. `exists_before` is asked when a
// page did not find its cursor's own row. `marks`: of the statement that was prepared, where its lists have searches.
Result run(const Prepared &statement, const std::vector<sql::Parameter> &parameters, const Arguments &arguments = {},
           const ExistsBefore &exists_before = {}, const std::vector<read::CursorMark> &marks = {});

// The first column of the first row, of a type passed by value.
std::optional<Datum> run_for_value(const Prepared &statement, const std::vector<sql::Parameter> &parameters);
// The same with parameters that are bound already; nullptr: none.
std::optional<Datum> run_for_value(const Prepared &statement, ParamListInfo parameters);

// Every row to a receiver of PostgreSQL's.
void run_into(const Prepared &statement, const std::vector<sql::Parameter> &parameters, DestReceiver *destination);

} // namespace model_api::statement
