// Block strings: """ … """, whose lines lose the indentation they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace model_api::graphql::syntax {

// The lines without their common indentation and without blank lines at either end.
std::string dedented(const std::vector<std::string> &lines);

// Whether the text reads back as itself when it is written as a block string.
bool fits_block_string(std::string_view text);
std::string block_string(std::string_view text);

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
