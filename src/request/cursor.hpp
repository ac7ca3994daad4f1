// Cursors as arguments of a statement that serves many of them.
#pragma once

#include <string>

#include "page/cursor.hpp"
#include "statement/parameters.hpp"

namespace model_api::request {

// What cursors must have in common for one statement: the side, the sort, and which of the values are NULL.
std::string form_of(const page::Cursor &cursor, bool is_after);

statement::Arguments arguments_of(const page::Cursor &cursor);

} // namespace model_api::request
