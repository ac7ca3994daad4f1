// Statements that write records, and those that tell why one was refused. Their first two columns are the record's key
// and, where many rows are updated, deleted or found at once, its position among those that were asked for (bigint,
// from 0; NULL otherwise); then comes what the selection shows. A Layout's slots count from the first column.
//
// Rows are locked as an UPDATE of other columns than keys does it (FOR NO KEY UPDATE). FOR UPDATE would wait for
// everybody who has just referred to the record, and two who both have would wait for each other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "action/change.hpp"
#include "read/query.hpp"

namespace model_api::action {

// How rows are given: all rows of a statement alike.
enum class Rows : std::uint8_t {
    one,  // each value is a parameter
    few,  // the same of several rows, one after another: a shorter statement to run, and one of its own for each count
    many, // each column is an array parameter (sql::Scalars)
};

// The columns that rows of one shape are written in.
struct WriteShape {
    Rows rows = Rows::one;
    std::size_t count = 1;                              // of Rows::few, which only a create takes
    std::vector<const model::Field *> assigned = {};    // in the order of the arguments
    std::vector<const model::Field *> incremented = {}; // their amounts follow
    const model::Field *state = nullptr;                // written with `target`
    std::string target = {};                            // state path
    std::vector<std::string> sources = {};              // update, delete: only in these states; empty: in any
};

// Arguments of the parameters, in this order: the key (update, delete), each assigned value, each amount. With
// Rows::many each is a sql::Scalars of the same length; where there would be none, one of NULLs counts the rows. A
// statement is given them anew at each use.
//
// An amount is added as numeric (to a real column as double precision), so that a sum out of range is an error of the
// assignment; to a new record it is added to the field's default, or else 0.
//
// INSERT INTO … RETURNING …. Several rows are inserted in their order, and come back in that order, without positions.
read::Statement insert(const model::Model &model, const model::Schema &schema, const WriteShape &shape,
                       const read::Selection &selection);
// UPDATE … WHERE key = … AND state = ANY (…) RETURNING …. updatedAt is written too where nothing else is, so that its
// trigger moves it; a model without one is then only read and locked. No row: it does not exist, is not visible, or is
// in another state.
read::Statement update(const model::Model &model, const model::Schema &schema, const WriteShape &shape,
                       const read::Selection &selection);
// DELETE … RETURNING key, position.
read::Statement remove(const model::Model &model, const model::Schema &schema, const WriteShape &shape);

// DELETE of every record that matches: no rows come back. Its values are in it.
read::Statement remove_matching(const model::Model &model, const model::Schema &schema,
                                const std::optional<filter::Filter> &filter, const read::Search *search);

// Selections that RETURNING shows as a later SELECT would: values of the record, ids, and to-one relations to other
// models' own values, where neither table may be a view of the other.
bool is_returnable(const read::Selection &selection, const model::Model &model);

// The records with these keys, in their order: argument 0 is a sql::Scalars. Missing ones, and those that may not be
// seen, are left out.
read::Statement find_each(const model::Model &model, const model::Schema &schema, const read::Selection &selection);

// The state of the record with this key, as text: argument 0. One column, NULL of a model without states. Without a row
// there is no such record.
read::Statement find_state(const model::Model &model, const model::Schema &schema);

// The whole row, locked: argument 0 is the key. One column, of the table's row type.
read::Statement lock_row(const model::Model &model, const model::Schema &schema);

// What holds of the record with the key of argument 0: one column, a text of '1' or '0' for each of the conditions on
// it. Without a row there is no such record.
enum class Lock : std::uint8_t { none, row };
read::Statement judge(const model::Model &model, const model::Schema &schema, const sql::Expressions &conditions,
                      Lock lock);

// Keys of records, locked, that have these values in `fields`; a unique field with its scope is compared as its index
// does, and values as the columns would hold them. Arguments are the values of each field, Rows::many arrays of them.
// Columns: key, position. A NULL equals nothing. In the order of the positions, or of the keys.
enum class Among : std::uint8_t { all, seen };
read::Statement find_equal(const model::Model &model, const model::Schema &schema,
                           const std::vector<const model::Field *> &fields, Rows rows, Among among);

// Which unique fields of a record other records have already, and which belongsTo lead to nothing that one may link to:
// one query for all of
// them. Arguments: the record's key (Null for a new one), then each of `fields` in order. One row for each field of
// which something is wrong, and one column: its position in `uniques` from 0, or, for `references`, the count of
// `uniques` plus its position there.
struct Question {
    std::vector<const model::Field *> fields;     // whose values are the arguments after the key
    std::vector<const model::Field *> uniques;    // each with its scope among `fields`
    std::vector<const model::Field *> references; // belongsTo, among `fields`
};
read::Statement find_clashes(const model::Model &model, const model::Schema &schema, const Question &question);

} // namespace model_api::action

#include "base/pure.hpp"
