#include "value/character.hpp"

#include <algorithm>
#include <cstdio>

#include "base/text.hpp"

namespace model_api::value {

namespace {

std::string in_hexadecimal(const char *format, unsigned char byte) {
    char out[32];
    std::snprintf(out, sizeof out, format, static_cast<unsigned>(byte));
    return out;
}

std::string shown(std::string_view rest) {
    const auto first = static_cast<unsigned char>(rest[0]);
    if (first < 0x20 || first == 0x7F) return in_hexadecimal("character U+%04X", first);
    for (std::size_t length = 1; length <= std::min<std::size_t>(rest.size(), 4); ++length)
        if (is_utf8(rest.substr(0, length))) return "character \"" + std::string(rest.substr(0, length)) + '"';
    return in_hexadecimal("byte 0x%02X", first);
}

} // namespace

std::string character_at(std::string_view text, std::size_t offset) {
    return shown(text.substr(offset)) + " at position " + std::to_string(code_points(text.substr(0, offset)) + 1);
}

} // namespace model_api::value
