#include "base/text.hpp"

#include <algorithm>
#include <cstring>

namespace model_api {

namespace {

bool is_ascii(const char *eight_bytes) {
    std::uint64_t word;
    std::memcpy(&word, eight_bytes, sizeof word);
    return (word & 0x8080808080808080ULL) == 0;
}

// The well-formed sequences of the Unicode standard (table 3-7): how many bytes follow a first byte, and which second
// bytes keep it from being overlong, a surrogate or beyond U+10FFFF.
struct Sequence {
    unsigned char first_from, first_to;
    std::size_t length;
    unsigned char second_from, second_to;
};
constexpr Sequence sequences[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The length of the sequence that begins a text whose first byte is not ASCII; 0 when it is malformed.
std::size_t sequence_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    for (const auto &sequence : sequences) {
        if (first < sequence.first_from || first > sequence.first_to) continue;
        if (text.size() < sequence.length) return 0;
        const auto second = static_cast<unsigned char>(text[1]);
        if (second < sequence.second_from || second > sequence.second_to) return 0;
        return std::all_of(text.begin() + 2, text.begin() + static_cast<std::ptrdiff_t>(sequence.length),
                           is_continuation)
                   ? sequence.length
                   : 0;
    }
    return 0;
}

} // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        while (text.size() >= 8 && is_ascii(text.data())) text.remove_prefix(8);
        if (text.empty()) return true;
        const std::size_t length = static_cast<unsigned char>(text[0]) < 0x80 ? 1 : sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::size_t code_points(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return !is_continuation(c); }));
}

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed) {
    std::uint64_t hash = seed;
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    return hash;
}

std::string listed(const std::vector<std::string> &words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
        out += words[i];
    }
    return out;
}

} // namespace model_api
