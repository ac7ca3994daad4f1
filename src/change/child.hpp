// hasOne and hasMany: the child's belongsTo says whose it is.
#pragma once

#include "change/work.hpp"

namespace model_api::change {

// `parent` is the key of the outer record, as the database has given it.
void perform_child(Work &work, const action::Nested &nested, const sql::Value &parent);

} // namespace model_api::change
