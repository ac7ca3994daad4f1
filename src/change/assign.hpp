// Values put into a whole record as an INSERT or UPDATE would put them: what does not fit a column is refused, where a
// cast in SQL would cut it off.
#pragma once

#include "change/row.hpp"

namespace model_api::change {

// The record with the values and increments of `row`, the state it enters included. Throws Refused for a number that is
// out of its column's range, and pg::Error with the field as its column for what else does not fit.
Datum assigned_record(const RowChange &row, Datum record);

} // namespace model_api::change
