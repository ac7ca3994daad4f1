// What is nested below a relation of a record that is written already.
#pragma once

#include "change/work.hpp"

namespace model_api::change {

// `key` is the outer record's, as the database has given it. True: it is certain that the record is as it was.
bool perform_children(Work &work, const action::Change &change, const sql::Value &key);

} // namespace model_api::change
