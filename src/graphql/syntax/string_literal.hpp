// Strings between quotes, with their escapes.
#pragma once

#include <cstddef>
#include <string_view>

#include "graphql/syntax/token.hpp"

namespace model_api::graphql::syntax {

// The string or block string that begins at the quote at `start`; throws SyntaxError.
Token string_token(std::string_view text, std::size_t start);

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
