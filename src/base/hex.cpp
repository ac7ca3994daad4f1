#include "base/hex.hpp"

namespace model_api {

namespace {

constexpr std::string_view digits_of_16 = "0123456789abcdef";

void append_hex(std::string &out, std::string_view bytes) {
    out.reserve(out.size() + 2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits_of_16[byte >> 4];
        out += digits_of_16[byte & 0xF];
    }
}

} // namespace

std::string hex_encode(std::string_view bytes) {
    std::string out;
    append_hex(out, bytes);
    return out;
}

std::optional<std::string> hex_decode(std::string_view digits) {
    if (digits.size() % 2 != 0) return std::nullopt;
    std::string out;
    out.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const std::size_t high = digits_of_16.find(digits[i]), low = digits_of_16.find(digits[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        out += static_cast<char>(high << 4 | low);
    }
    return out;
}

std::string bytea_text(std::string_view bytes) {
    std::string out = "\\x";
    append_hex(out, bytes);
    return out;
}

} // namespace model_api
