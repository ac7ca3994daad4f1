// Characters of a document, which is UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace model_api::graphql::syntax {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool continues_name(char c) {
    return starts_name(c) || is_digit(c);
}

// The character at `at` and how many bytes it takes; nothing at the end of the text.
struct Character {
    std::uint32_t code_point = 0;
    std::size_t bytes = 0;
};
Character character_at(std::string_view utf8, std::size_t at);
void append_character(std::string &out, std::uint32_t code_point);

// How JavaScript counts: a character beyond the first plane is two UTF-16 units.
std::size_t utf16_length(std::string_view utf8);

// As messages show it: "x", '"', U+00E4 or <EOF>.
std::string printed_character(std::string_view utf8, std::size_t at);

// From `at`, as many characters as JavaScript would count as `units`.
std::string_view slice_units(std::string_view utf8, std::size_t at, std::size_t units);

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
