// Rows of one table, written by one statement.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "change/work.hpp"
#include "statement/change.hpp"

namespace model_api::change {

// A change with all that its row is written with: its own values, the parents it refers to, and the link to the record
// it is nested in, unless its own values say otherwise: {"update":{"id":"7","quiz":{"_link":null}}} lets a child go.
struct RowChange {
    const action::Change *change;
    std::vector<action::Assignment> values; // each field once
    std::vector<action::Increment> increments;
    bool enters_state = true; // whether the state that the action leads to is still to be written
};
RowChange row_of(const action::Change &change, const Link *link);

// The record as it was written: its key in text form, and what is shown of it.
using statement::Row;

// INSERT, UPDATE or DELETE of one row. nullopt: no row, for an update or delete: see why_not().
std::optional<Row> write_one(const Work &work, const RowChange &row, const Shown &shown);

// The same of many rows that are alike: of one model, action and set of fields (see is_alike). For a create the rows
// come in their order; otherwise with their positions, those that do not exist left out.
std::vector<Row> write_many(const Work &work, std::span<const RowChange> rows, const Shown &shown);
bool is_alike(const action::Change &left, const action::Change &right);

// Why no row was written: the record does not exist, or is in another state, or somebody kept it from being written.
// nullopt: it has come into a fitting state since, and is to be written again.
std::optional<action::Failure> why_not(const Work &work, const action::Change &change);

// The records with these keys as the result shows them, in this order; those that are gone are left out.
std::vector<Row> read_rows(const Work &work, const model::Model &model, const std::vector<sql::Value> &keys,
                           const Shown &shown);

// Makes ready what read_rows runs. Throws 42501 for what may not be shown at all.
void prepare_shown(const catalog::Snapshot &snapshot, const model::Model &model, const Shown &shown);

// A value of one row as an element of the array of many.
sql::Scalar scalar_of(const sql::Value &value);

// A key in text form as a value of the key's type.
sql::Value key_value(const model::Model &model, const std::string &text);

// A selection of nothing, for rows that the result does not show.
const Shown &nothing();

// Whether RETURNING says of a change what reading the record afterwards would.
bool is_shown_at_once(const model::Schema &schema, const model::Model &model, action::Kind kind, const Shown &shown);

} // namespace model_api::change
