#include "graphql/syntax/characters.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace model_api::graphql::syntax {

namespace {

std::size_t length_of(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xE0) return 2;
    return lead < 0xF0 ? 3 : 4;
}

} // namespace

Character character_at(std::string_view utf8, std::size_t at) {
    if (at >= utf8.size()) return {};
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = length_of(lead);
    static constexpr std::array<unsigned char, 5> masks = {0, 0x7F, 0x1F, 0x0F, 0x07};
    std::uint32_t code_point = lead & masks[length];
    for (std::size_t i = 1; i < length && at + i < utf8.size(); ++i) {
        code_point = (code_point << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
    }
    return {code_point, std::min(length, utf8.size() - at)};
}

void append_character(std::string &out, std::uint32_t code_point) {
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
    if (code_point < 0x80) {
        out += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        out += static_cast<char>(0xC0U | (code_point >> 6U));
        tail(0);
    } else if (code_point < 0x10000) {
        out += static_cast<char>(0xE0U | (code_point >> 12U));
        tail(6), tail(0);
    } else {
        out += static_cast<char>(0xF0U | (code_point >> 18U));
        tail(12), tail(6), tail(0);
    }
}

std::size_t utf16_length(std::string_view utf8) {
    std::size_t units = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0U ? 2 : 1;
    }
    return units;
}

std::string printed_character(std::string_view utf8, std::size_t at) {
    const auto [code_point, bytes] = character_at(utf8, at);
    if (bytes == 0) return "<EOF>";
    if (code_point == '"') return "'\"'";
    if (code_point >= 0x20 && code_point <= 0x7E) return {'"', static_cast<char>(code_point), '"'};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "U+%04X", code_point);
    return text.data();
}

std::string_view slice_units(std::string_view utf8, std::size_t at, std::size_t units) {
    std::size_t end = at;
    for (std::size_t taken = 0; taken < units && end < utf8.size();) {
        const auto [code_point, bytes] = character_at(utf8, end);
        taken += code_point >= 0x10000 ? 2 : 1;
        end += bytes;
    }
    return utf8.substr(std::min(at, utf8.size()), end - at);
}

} // namespace model_api::graphql::syntax
