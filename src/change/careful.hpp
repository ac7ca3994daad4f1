// Writing a record in two steps: the row is locked and read, and then only what really changes is written.
#pragma once

#include "change/row.hpp"

namespace model_api::change {

// Whether one step is not enough: hooks want the record, a trigger could tell which columns were written, and parents
// that the record must be related to have to be compared with those it has.
bool needs_care(const action::Change &change);

struct Written {
    std::optional<Row> row; // nullopt: none, see why_not()
    Datum before = 0;       // the record as it was; 0 for a new one
};
Written write_carefully(Work &work, const RowChange &row, const Shown &shown);

} // namespace model_api::change
