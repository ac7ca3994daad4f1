// A value of a cursor, back from its bytes: the counterpart of cursor_writer.
#pragma once

#include <string>

#include "pg/wall.hpp"

namespace model_api::statement {

// In the current memory context. The cursor's checksum was right, so bytes that are no value of the type were made up:
// the type's own error, with DETAIL, or 22023.
Datum read_cursor_value(Oid type, const std::string &bytes);

} // namespace model_api::statement
