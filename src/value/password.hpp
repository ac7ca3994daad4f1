// Passwords: how strong they must be, and the hash that is kept of them.
#pragma once

#include <string>
#include <string_view>

namespace model_api::value {

inline constexpr std::size_t min_password_length = 8; // characters

// Long enough, with a digit and a special character: one of ASCII that is neither letter nor digit.
bool is_strong_password(std::string_view text);

// argon2id by libsodium, with its limits for interactive use: 64 MiB and some 50 ms. Throws std::bad_alloc.
std::string hash_password(std::string_view text);

} // namespace model_api::value

#include "base/pure.hpp"
