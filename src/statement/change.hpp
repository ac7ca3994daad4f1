// Running a statement that writes, or one that must see what was just written: in a new snapshot, rows one by one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "statement/parameters.hpp"
#include "statement/prepared.hpp"

namespace model_api::statement {

struct Row {
    std::string key;       // column 1 in text form; empty for NULL
    std::int64_t position; // column 2, a bigint; -1 for NULL, and where there is no such column
    std::string json;      // the object of the layout's slots
};

// Every row, in the order in which they came. `marks`: of the statement that was prepared, where its lists have
// searches.
std::vector<Row> run_rows(const Prepared &statement, const std::vector<sql::Parameter> &parameters,
                          const Arguments &arguments, const std::vector<read::CursorMark> &marks = {});

// The first column of the first row as a datum in the current memory context; nullopt: no row, or NULL.
std::optional<Datum> run_datum(const Prepared &statement, const std::vector<sql::Parameter> &parameters,
                               const Arguments &arguments);

} // namespace model_api::statement
