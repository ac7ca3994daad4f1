// Cursors, row by row: the bytes of page/cursor.hpp, written inside the executor.
#pragma once

#include "statement/shape.hpp"

namespace model_api::statement {

// Inside the executor.
void bind_key(Key &key, Oid type, MemoryContext memory);

// Appends the cursor of a row, base64url without quotes. Scratch memory comes from the current context.
void append_cursor(StringInfo out, Shape &shape, const Datum *values, const bool *nulls);

} // namespace model_api::statement
