#include "base/naming.hpp"

#include <algorithm>

namespace model_api {

namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
char lower(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
char upper(char c) {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
// Bytes of non-ASCII letters belong to words.
bool is_word(char c) {
    return is_upper(c) || is_lower(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// A capital begins a word after a small letter or a digit, and as the last of several capitals ("HTMLBody").
bool begins_word(std::string_view text, std::size_t at) {
    if (at == 0 || !is_upper(text[at]) || !is_word(text[at - 1])) return false;
    return !is_upper(text[at - 1]) || (at + 1 < text.size() && is_lower(text[at + 1]));
}

struct Noun {
    std::string_view singular;
    std::string_view plural;
};

// Nouns that the rules get wrong. Those whose plural is the singular (series, news) are missing on purpose: the API
// needs two names, one for a record and one for many.
// clang-format off
constexpr Noun irregular_nouns[] = {
    {"analysis", "analyses"}, {"axis", "axes"}, {"basis", "bases"}, {"calf", "calves"}, {"child", "children"},
    {"crisis", "crises"}, {"criterion", "criteria"}, {"diagnosis", "diagnoses"}, {"echo", "echoes"}, {"foot", "feet"},
    {"goose", "geese"}, {"half", "halves"}, {"hero", "heroes"}, {"hypothesis", "hypotheses"}, {"knife", "knives"},
    {"leaf", "leaves"}, {"life", "lives"}, {"loaf", "loaves"}, {"man", "men"}, {"mouse", "mice"}, {"person", "people"},
    {"phenomenon", "phenomena"}, {"potato", "potatoes"}, {"quiz", "quizzes"}, {"self", "selves"}, {"shelf", "shelves"},
    {"thesis", "theses"}, {"thief", "thieves"}, {"tomato", "tomatoes"}, {"tooth", "teeth"}, {"wife", "wives"},
    {"wolf", "wolves"}, {"woman", "women"},
};
// clang-format on

// Where the last word of a camelCase or snake_case name begins.
std::size_t last_word(std::string_view name) {
    for (std::size_t at = name.size(); at-- > 0;)
        if (begins_word(name, at) || (at > 0 && name[at - 1] == '_')) return at;
    return 0;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
}

} // namespace

std::string to_snake_case(std::string_view camel) {
    std::string out;
    for (std::size_t i = 0; i < camel.size(); ++i) {
        if (begins_word(camel, i)) out += '_';
        out += lower(camel[i]);
    }
    return out;
}

std::string to_camel_case(std::string_view snake) {
    std::string out;
    bool word_begins = false;
    for (const char c : to_snake_case(snake)) {
        if (is_word(c)) {
            out += word_begins ? upper(c) : c;
            word_begins = false;
        } else {
            word_begins = !out.empty();
        }
    }
    return out;
}

std::string capitalized(std::string_view text) {
    std::string out(text);
    if (!out.empty()) out[0] = upper(out[0]);
    return out;
}

std::string plural_of(std::string_view noun) {
    const std::size_t start = last_word(noun);
    const std::string word = to_snake_case(noun.substr(start));
    for (const auto &[singular, plural] : irregular_nouns)
        if (word == singular) return std::string(noun.substr(0, start)) + noun[start] + std::string(plural.substr(1));
    const std::string name(noun);
    if (name.empty() || is_upper(name.back())) return name + 's';
    if (ends_with_any(name, {"s", "x", "z", "ch", "sh"})) return name + "es";
    if (name.ends_with('y') && !ends_with_any(name, {"ay", "ey", "iy", "oy", "uy"}))
        return name.substr(0, name.size() - 1) + "ies";
    return name + 's';
}

bool is_api_identifier(std::string_view text) {
    const auto is_letter = [](char c) { return is_lower(c) || is_upper(c); };
    return !text.empty() && text.size() <= 63 && is_letter(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

} // namespace model_api
