#include "value/password_hash.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace model_api::value {

namespace {

constexpr std::size_t max_length = 512;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// "m=65536" for the name 'm': a decimal number without leading zeros, within the bounds of RFC 9106.
std::optional<std::uint64_t> setting(std::string_view text, char name, std::uint64_t min, std::uint64_t max) {
    if (text.size() < 3 || text[0] != name || text[1] != '=' || text[2] == '0') return std::nullopt;
    text.remove_prefix(2);
    if (text.size() > 10 || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    std::uint64_t value = 0;
    for (const char digit : text) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    return value >= min && value <= max ? std::optional(value) : std::nullopt;
}

bool are_settings(std::string_view text) {
    const auto parts = split(text, ',');
    if (parts.size() != 3) return false;
    const auto threads = setting(parts[2], 'p', 1, 0xFFFFFF);
    return threads && setting(parts[0], 'm', 8 * *threads, 0xFFFFFFFF) && setting(parts[1], 't', 1, 0xFFFFFFFF);
}

// Unpadded base64 of the classic alphabet, of at least so many bytes.
bool is_base64(std::string_view text, std::size_t min_bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return text.size() % 4 != 1 && text.size() * 3 / 4 >= min_bytes &&
           text.find_first_not_of(digits) == std::string_view::npos;
}

} // namespace

std::optional<std::string> password_hash_mistake(std::string_view text) {
    constexpr std::string_view begin = "$argon2id$";
    if (!text.starts_with(begin)) return "It does not begin with \"$argon2id$\".";
    if (text.size() > max_length) return "It is longer than " + std::to_string(max_length) + " characters.";
    const auto parts = split(text.substr(begin.size()), '$');
    if (parts.size() != 4) return "It does not have the form \"$argon2id$v=19$m=...,t=...,p=...$salt$hash\".";
    if (parts[0] != "v=19") return "Its version is not \"v=19\".";
    if (!are_settings(parts[1])) return "Its memory, iterations and lanes (\"m=...,t=...,p=...\") are not valid.";
    if (!is_base64(parts[2], 8)) return "Its salt is not base64 of at least 8 bytes.";
    if (!is_base64(parts[3], 16)) return "Its hash is not base64 of at least 16 bytes.";
    return std::nullopt;
}

} // namespace model_api::value
