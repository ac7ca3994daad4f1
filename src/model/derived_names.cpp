#include "model/derived_names.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"

namespace model_api::model {

namespace {

using namespace std::string_view_literals;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Endings of the singular that look like a plural's.
constexpr std::array false_plurals = {"ss"sv,   "us"sv,    "is"sv,     "news"sv, "series"sv, "species"sv,
                                      "lens"sv, "atlas"sv, "canvas"sv, "bias"sv, "alias"sv};

// How plurals end, and what the singular has instead; the first whose plural is the name is it.
struct Ending {
    std::string_view plural, singular;
};
constexpr std::array irregular_endings = {
    Ending{"ies", "y"},       Ending{"people", "person"}, Ending{"children", "child"}, Ending{"men", "man"},
    Ending{"ves", "f"},       Ending{"ves", "fe"},        Ending{"mice", "mouse"},     Ending{"feet", "foot"},
    Ending{"teeth", "tooth"}, Ending{"geese", "goose"},   Ending{"a", "on"},           Ending{"es", "is"},
    Ending{"zes", ""},        Ending{"caches", "cache"}};

// Words whose plural has "es" and not "s": boxes and classes, but responses and houses.
constexpr std::array long_endings = {"x"sv, "ss"sv, "sh"sv, "ch"sv, "zz"sv, "o"sv};

bool is_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool takes_es(std::string_view word) {
    if (word.ends_with("us")) return word.size() > 2 && !is_vowel(word[word.size() - 3]);
    return std::ranges::any_of(long_endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

// nullopt: the name has no such ending, or is not the plural of what that would make. Within a name in camelCase the
// ending may begin with a capital: orderPeople.
std::optional<std::string> try_ending(std::string_view name, const Ending &ending) {
    const std::size_t stem_size = name.size() - std::min(name.size(), ending.plural.size());
    if (to_snake_case(name.substr(stem_size)) != ending.plural) return std::nullopt;
    const std::string stem(name.substr(0, stem_size));
    for (const std::string &tail : {std::string(ending.singular), capitalized(ending.singular)}) {
        const std::string singular = stem + tail;
        if (singular.size() > 1 && plural_of(singular) == name) return singular;
    }
    return std::nullopt;
}

std::string only_identifier_characters(std::string_view text) {
    std::string out;
    for (const char c : text) out += is_letter(c) || is_digit(c) ? c : '_';
    return out;
}

} // namespace

std::string derive_name(std::string_view sql_name, std::string_view prefix) {
    std::string name = to_camel_case(only_identifier_characters(sql_name));
    return name.empty() || is_digit(name.front()) ? std::string(prefix) + name : name;
}

std::string derive_relation_name(std::string_view column) {
    std::string snake = to_snake_case(only_identifier_characters(column));
    if (snake.ends_with("_id") && snake.size() > 3) snake.resize(snake.size() - 3);
    return derive_name(snake, "column");
}

std::string singular_of(std::string_view name) {
    const std::string word = to_snake_case(name);
    if (std::ranges::any_of(false_plurals, [&](std::string_view ending) { return word.ends_with(ending); }))
        return std::string(name);
    for (const Ending &ending : irregular_endings)
        if (const auto singular = try_ending(name, ending)) return *singular;
    const bool is_long = word.ends_with("es") && takes_es(std::string_view(word).substr(0, word.size() - 2));
    if (is_long)
        if (const auto singular = try_ending(name, {"es", ""})) return *singular;
    return try_ending(name, {"s", ""}).value_or(std::string(name));
}

std::string claim_name(std::set<std::string> &taken, const std::string &wanted) {
    std::string name = wanted;
    for (int number = 2; !taken.insert(name).second; ++number) name = wanted + std::to_string(number);
    return name;
}

} // namespace model_api::model
