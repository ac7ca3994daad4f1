// Running a prepared statement: its rows become JSON on their way out of the executor.
#pragma once

#include <vector>

#include "statement/parameters.hpp"
#include "statement/prepared.hpp"

namespace model_api::statement {

struct Result {
    Datum json = 0;         // text: the connection, or the first record; 0 when there is no record
    std::uint64_t rows = 0; // that the statement gave
};

// In the caller's snapshot, without writing. The JSON is in the current memory context.
Result run(const Prepared &statement, const std::vector<sql::Parameter> &parameters, const Arguments &arguments = {});

// The first column of the first row, of a type passed by value.
std::optional<Datum> run_for_value(const Prepared &statement, const std::vector<sql::Parameter> &parameters);
// The same with parameters that are bound already; nullptr: none.
std::optional<Datum> run_for_value(const Prepared &statement, ParamListInfo parameters);

// Every row to a receiver of PostgreSQL's.
void run_into(const Prepared &statement, const std::vector<sql::Parameter> &parameters, DestReceiver *destination);

// The connection when it has no row: what run() cannot know then is whether any exist on the cursor's other side.
Datum empty_connection(const Prepared &statement, bool exists_before);

} // namespace model_api::statement
