// JSON into a StringInfo, inside the executor: the primitives of the writers.
#pragma once

#include "pg/wall.hpp"

namespace model_api::statement {

inline void append_char(StringInfo out, char byte) {
    appendStringInfoCharMacro(out, byte);
}

inline void append_bytes(StringInfo out, const char *bytes, std::size_t length) {
    appendBinaryStringInfo(out, bytes, static_cast<int>(length));
}

template <std::size_t n>
inline void append_literal(StringInfo out, const char (&text)[n]) {
    appendBinaryStringInfo(out, text, static_cast<int>(n - 1));
}

// A JSON string with its quotes. `text` is in the server's encoding and has no zero byte.
void append_json_text(StringInfo out, const char *text, std::size_t length);

// base64url without padding, the alphabet of cursors: no byte of it needs an escape.
void append_base64url(StringInfo out, const char *bytes, std::size_t length);

} // namespace model_api::statement
