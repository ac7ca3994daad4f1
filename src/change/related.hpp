// What the operations on related records have in common, whichever way the relation goes.
#pragma once

#include <string>
#include <vector>

#include "change/row.hpp"
#include "change/work.hpp"

namespace model_api::change {

// The changes that a nested operation implies beyond what its author wrote: an update of a record that has no values
// but those that link it, or the deletion of one that is not listed. They live as long as the unit, which may come back
// to them.
action::Change &implied(Work &work, const action::Nested &nested, const model::Action &action, const sql::Value &key);

// Links are written by no action of their model's: no hook runs, no transition is made.
const model::Action &plain_update();
const model::Action &plain_create();
const model::Action &plain_delete();

// The record is there perhaps, but not among those of the relation.
[[noreturn]] void refuse_unrelated(const action::Nested &nested, const std::string &key, const std::string &path);

// Whether _converge names the record.
bool is_listed(const action::Nested &nested, const sql::Value &key);

std::vector<sql::Value> keys_of(const model::Model &model, const std::vector<Row> &rows);

} // namespace model_api::change
