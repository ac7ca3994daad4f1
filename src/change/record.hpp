// A whole row of a model's table as a value: what hooks are given, and what they give back.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "change/row.hpp"

namespace model_api::change {

// All columns of the table, in their order: those of fields, and those that plain SQL added, as fields of the column's
// name.
struct Columns {
    std::vector<const model::Field *> all;
    std::vector<std::unique_ptr<model::Field>> own; // of columns without a field
};
Columns columns_of(const model::Model &model);

// The record, locked FOR UPDATE. Throws Refused where it does not exist, or is in a state that the action does not
// start from.
Datum locked_record(const Work &work, const action::Change &change);

// The same without a look at its state; nullopt: it does not exist.
std::optional<Datum> stored_record(const Work &work, const action::Change &change);

sql::Value value_in(Datum record, const model::Field &field); // of its type's family
bool is_same_in(Datum left, Datum right, const model::Field &field);

// What the action's `run` hook makes of the record.
Datum hooked_record(Work &work, const action::Change &change, Datum record);

// What is to be written so that `before` becomes `after`: the columns that differ. For a new record those that have a
// value. Values are datums of `after`.
std::vector<action::Assignment> differences(const Columns &columns, Datum before, Datum after, bool is_new);

// The fields of a record as rules are asked of them.
std::vector<action::Assignment> values_of(const model::Model &model, Datum record);

} // namespace model_api::change
