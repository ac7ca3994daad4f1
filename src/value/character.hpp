// Characters as messages name them: which one is wrong, and where it stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model_api::value {

// `character "ü" at position 3`: counted in characters from 1. What cannot be shown is named by its code: `character
// U+000A at position 3`, `byte 0xFF at position 3`.
std::string character_at(std::string_view text, std::size_t offset);

inline bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
inline bool is_letter_or_digit(char c) {
    return is_letter(c) || is_digit(c);
}

} // namespace model_api::value

#include "base/pure.hpp"
