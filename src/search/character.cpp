#include "search/character.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "search/unicode_table.hpp"

namespace model_api::search {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t several = U'*'; // no letter becomes an asterisk

template <class Entry, std::size_t Size>
constexpr const Entry *last_up_to(const Entry (&table)[Size], char32_t code) {
    const auto next = std::upper_bound(std::begin(table), std::end(table), code,
                                       [](char32_t value, const Entry &entry) { return value < entry.first; });
    return next == std::begin(table) ? nullptr : next - 1;
}

constexpr char32_t simple_fold(char32_t code) {
    const unicode::Run *const run = last_up_to(unicode::runs, code);
    if (run == nullptr || code - run->first >= run->becomes.size()) return code;
    return run->becomes[code - run->first];
}

constexpr Character look_up(char32_t code) {
    return {last_up_to(unicode::classes, code)->value, simple_fold(code)};
}

// What UTF-8 writes in one or two bytes, which is most of Latin, Greek, Cyrillic, Hebrew and Arabic, is looked up once,
// by the compiler.
constexpr auto first_characters = [] {
    std::array<Character, 0x800> all{};
    for (char32_t code = 0; code < all.size(); ++code) all[code] = look_up(code);
    return all;
}();

Character character_of(char32_t code) {
    return code < first_characters.size() ? first_characters[code] : look_up(code);
}

std::u32string_view expansion_of(char32_t code) {
    return std::ranges::lower_bound(unicode::expanded, code, {}, &unicode::Expanded::code)->becomes;
}

// Hangul syllables are numbered by their parts (the Unicode standard, 3.12): a leading consonant, a vowel, and one of
// 27 trailing consonants or none.
constexpr char32_t first_syllable = 0xAC00, first_leading = 0x1100, first_vowel = 0x1161, before_trailing = 0x11A7;
constexpr char32_t leading_count = 19, vowel_count = 21, trailing_count = 28;
constexpr char32_t syllable_count = leading_count * vowel_count * trailing_count;

bool is_within(char32_t code, char32_t first, char32_t count) {
    return code >= first && code < first + count;
}

// 0: the two do not make one.
char32_t syllable(char32_t before, char32_t code) {
    if (is_within(before, first_leading, leading_count) && is_within(code, first_vowel, vowel_count))
        return first_syllable + ((before - first_leading) * vowel_count + (code - first_vowel)) * trailing_count;
    const bool is_open =
        is_within(before, first_syllable, syllable_count) && (before - first_syllable) % trailing_count == 0;
    return is_open && is_within(code, before_trailing + 1, trailing_count - 1) ? before + (code - before_trailing) : 0;
}

char32_t composed(char32_t letter, char32_t mark) {
    for (const unicode::Composed &entry : unicode::composed) {
        if (entry.letter == letter && entry.mark == mark) return entry.whole;
    }
    return syllable(letter, mark);
}

// Does anything compose with a letter before it? Asked of every character, so that few are looked up.
bool may_compose(char32_t code) {
    return is_within(code, 0x300, 0x70) || is_within(code, first_vowel, 0x9F) || code == 0x3099 || code == 0x309A;
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

std::size_t length_of(unsigned char first) {
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

} // namespace

char32_t decode(std::string_view text, std::size_t &at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = length_of(first);
    const std::size_t begin = at++;
    if (length == 1) return first;
    if (length == 0 || text.size() - begin < length) return replacement;
    char32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(text[begin + i])) return replacement;
        code = code << 6 | (static_cast<unsigned char>(text[begin + i]) & 0x3FU);
    }
    at = begin + length;
    return code;
}

void append_utf8(std::string &out, char32_t code) {
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (code >> shift & 0x3F)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

std::u32string code_points_of(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) out += decode(text, at);
    return out;
}

Class class_of(char32_t code) {
    return character_of(code).kind;
}

bool Characters::read_simple(Character &character) {
    if (!pending_.empty()) {
        character = {pending_kind_, pending_.front()};
        pending_.remove_prefix(1);
        return true;
    }
    while (at_ < text_.size()) {
        const char32_t code = decode(text_, at_);
        character = character_of(code);
        if (character.kind == Class::ignored) continue;
        if (character.code != several || code == several) return true;
        const std::u32string_view all = expansion_of(code);
        character.code = all.front();
        pending_ = all.substr(1);
        pending_kind_ = character.kind;
        return true;
    }
    return false;
}

void Characters::compose(Character &character) {
    while (pending_.empty() && at_ < text_.size()) {
        std::size_t after = at_;
        const char32_t mark = simple_fold(decode(text_, after));
        if (!may_compose(mark)) return;
        const char32_t whole = composed(character.code, mark);
        if (whole == 0) return;
        character.code = whole;
        at_ = after;
    }
}

bool Characters::read(Character &character) {
    if (!read_simple(character)) return false;
    if (character.code >= 0x80 && at_ < text_.size() && static_cast<unsigned char>(text_[at_]) >= 0xCC)
        compose(character);
    return true;
}

} // namespace model_api::search
