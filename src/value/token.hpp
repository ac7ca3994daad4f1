// Tokens and codes: secrets that we make and hand out once, and of which only a hash is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model_api::value {

// 256 random bits of the system's generator, as 43 characters that need no quoting anywhere.
std::string make_token();

// SHA-256 in hexadecimal. A token is random through and through, so that a fast hash without salt keeps it. nullopt:
// the text is no token.
std::optional<std::string> token_hash(std::string_view token);

// Of any text: what is looked up by it shall not be told by who reads the table.
std::string text_hash(std::string_view text);

// In a time that does not depend on where they differ.
bool is_same_hash(std::string_view left, std::string_view right);

} // namespace model_api::value

#include "base/pure.hpp"
