#include "base/base64.hpp"

#include <array>
#include <cstdint>

namespace model_api {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t no_digit = 255;

constexpr std::array<std::uint8_t, 256> digit_values() {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    values['+'] = 62;
    values['/'] = 63;
    return values;
}
constexpr auto values = digit_values();

// The text without its padding, which is either missing or complete.
std::optional<std::string_view> without_padding(std::string_view text) {
    if (!text.ends_with('=')) return text;
    if (text.size() % 4 != 0) return std::nullopt;
    text.remove_suffix(1);
    if (text.ends_with('=')) text.remove_suffix(1);
    return text;
}

} // namespace

std::string base64url_encode(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t pending = 0;
    int bits = 0;
    for (const char byte : bytes) {
        pending = (pending << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 6;) out += alphabet[(pending >> (bits -= 6)) & 63];
    }
    if (bits > 0) out += alphabet[(pending << (6 - bits)) & 63];
    return out;
}

std::optional<std::string> base64url_decode(std::string_view text) {
    const auto digits = without_padding(text);
    if (!digits || digits->size() % 4 == 1) return std::nullopt;
    std::string out;
    out.reserve(digits->size() * 3 / 4);
    std::uint32_t pending = 0;
    int bits = 0;
    for (const char digit : *digits) {
        const std::uint8_t value = values[static_cast<unsigned char>(digit)];
        if (value == no_digit) return std::nullopt;
        pending = (pending << 6) | value;
        bits += 6;
        if (bits >= 8) out += static_cast<char>((pending >> (bits -= 8)) & 255);
    }
    // Bits left over are zero in what an encoder writes; else two texts would mean the same bytes.
    if ((pending & ((1U << bits) - 1)) != 0) return std::nullopt;
    return out;
}

} // namespace model_api
