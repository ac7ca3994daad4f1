// Password hashes: argon2id in the PHC string format. A plain text password is never one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model_api::value {

// $argon2id$v=19$m=65536,t=2,p=1$salt$hash, with the bounds of RFC 9106. What is wrong, as a sentence for a DETAIL that
// never repeats the text, which may be a password; nullopt when nothing is.
std::optional<std::string> password_hash_mistake(std::string_view text);

} // namespace model_api::value

#include "base/pure.hpp"
