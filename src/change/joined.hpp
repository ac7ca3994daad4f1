// hasManyThrough: a join record says that two belong together.
#pragma once

#include "change/work.hpp"

namespace model_api::change {

// `parent` is the key of the outer record, as the database has given it.
void perform_joined(Work &work, const action::Nested &nested, const sql::Value &parent);

} // namespace model_api::change
