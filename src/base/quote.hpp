// Quoting: how names and strings are written into SQL text.
#pragma once

#include <string>
#include <string_view>

namespace model_api {

// An SQL identifier as it must be written: always quoted unless it is lower case, plain and no reserved word.
// This is the project's one quoting function for identifiers.
std::string quote_identifier(std::string_view name);
std::string quote_qualified(std::string_view schema, std::string_view name);
// An SQL string literal, E'' where a backslash needs it.
std::string quote_literal(std::string_view text);
bool is_reserved_word(std::string_view lower_case); // reserved in PostgreSQL 15 (cannot be a table name unquoted)

} // namespace model_api

#include "base/pure.hpp"
