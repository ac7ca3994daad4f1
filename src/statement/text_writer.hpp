// How the kinds of text become JSON: plain, rich, a state, a list.
#pragma once

#include "statement/shape.hpp"

namespace model_api::statement {

void write_text(StringInfo out, Member &member, Datum value);
void write_rich_text(StringInfo out, Member &member, Datum value); // {"markdown":…,"truncatedHTML":…}
void write_state(StringInfo out, Member &member, Datum value);     // "created" or {"created":"published"}
void write_texts(StringInfo out, Member &member, Datum value);     // ["a","b"]

} // namespace model_api::statement
