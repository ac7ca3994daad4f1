// What is nested below a relation of a record that is written already.
#pragma once

#include "change/work.hpp"

namespace model_api::change {

// `key` is the outer record's, as the database has given it. True: it is certain that the record is as it was.
bool perform_children(Work &work, const action::Change &change, const sql::Value &key);

// Whether two keys are of one record. Both must have come from the database.
bool is_same_key(const sql::Value &left, const sql::Value &right);

} // namespace model_api::change
