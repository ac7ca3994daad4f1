#include "search/leaves.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "search/character.hpp"

namespace model_api::search {

namespace {

constexpr std::string_view of_numbers = "0123456789+-.eE";
constexpr std::string_view blanks = " \t\n\r";

constexpr bool is_high_surrogate(char32_t code) {
    return code >= 0xD800 && code < 0xDC00;
}
constexpr bool is_low_surrogate(char32_t code) {
    return code >= 0xDC00 && code < 0xE000;
}

} // namespace

char Leaves::take() {
    const char taken = rest_.front();
    rest_.remove_prefix(1);
    return taken;
}

bool Leaves::at_colon() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size()));
    return rest_.starts_with(':');
}

// The four digits of \uXXXX; what are none is a character that parts words.
char32_t Leaves::read_unit() {
    std::uint32_t code = 0;
    const std::string_view digits = rest_.substr(0, 4);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    rest_.remove_prefix(digits.size());
    return error != std::errc{} || end != digits.data() + 4 || code == 0 ? U' ' : code;
}

void Leaves::read_escape(std::string &leaf) {
    if (rest_.empty()) return;
    const char kind = take();
    if (kind != 'u') {
        const bool is_itself = kind == '"' || kind == '\\' || kind == '/';
        leaf += is_itself ? kind : ' '; // \n, \t and their like part words
        return;
    }
    char32_t code = read_unit();
    if (is_high_surrogate(code) && rest_.starts_with("\\u")) {
        rest_.remove_prefix(2);
        const char32_t low = read_unit();
        code = is_low_surrogate(low) ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : U' ';
    }
    append_utf8(leaf, is_high_surrogate(code) || is_low_surrogate(code) ? U' ' : code);
}

void Leaves::read_string(std::string &leaf) {
    while (!rest_.empty()) {
        const std::size_t plain = std::min(rest_.find_first_of("\"\\"), rest_.size());
        leaf += rest_.substr(0, plain);
        rest_.remove_prefix(plain);
        if (rest_.empty() || take() == '"') return;
        read_escape(leaf);
    }
}

void Leaves::read_number(std::string &leaf) {
    const std::size_t length = std::min(rest_.find_first_not_of(of_numbers), rest_.size());
    leaf += rest_.substr(0, length);
    rest_.remove_prefix(length);
}

bool Leaves::read(std::string &leaf) {
    for (;;) {
        rest_.remove_prefix(std::min(rest_.find_first_of("\"-0123456789"), rest_.size()));
        if (rest_.empty()) return false;
        leaf.clear();
        if (rest_.front() != '"') {
            read_number(leaf);
            return true;
        }
        take();
        read_string(leaf);
        if (!at_colon()) return true;
    }
}

} // namespace model_api::search
