// Values as a document writes them: for messages, and for the defaults of a schema.
#pragma once

#include <string>
#include <string_view>

#include "graphql/syntax/value.hpp"

namespace model_api::graphql::syntax {

void append_value(std::string &out, const Value &value);
std::string printed(const Value &value);

// With its quotes; characters without a glyph as escapes.
void append_string(std::string &out, std::string_view text);

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
