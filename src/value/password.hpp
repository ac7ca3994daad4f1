// Passwords: how strong they must be, and the hash that is kept of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model_api::value {

inline constexpr std::size_t min_password_length = 8; // characters

// Long enough, with a digit and a special character: one of ASCII that is neither letter nor digit.
bool is_strong_password(std::string_view text);

// What a hash costs to make and to try: passes over so much memory. By default libsodium's limits for interactive use,
// some 50 ms.
struct PasswordCost {
    unsigned operations = 2;
    std::size_t memory = std::size_t{64} * 1024 * 1024; // bytes
};

// argon2id by libsodium. Throws std::bad_alloc.
std::string hash_password(std::string_view text, const PasswordCost &cost = {});

// Whether it is the hash of this password: with the memory and the passes that the hash itself names, and compared in
// constant time. Throws std::bad_alloc.
bool verify_password(const std::string &hash, std::string_view text);

// Whether the hash was made at another cost: made anew when its password is at hand, it has this one.
bool has_other_cost(const std::string &hash, const PasswordCost &cost);

} // namespace model_api::value

#include "base/pure.hpp"
