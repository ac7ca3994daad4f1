#include "value/state_path.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "value/character.hpp"

namespace model_api::value {

namespace {

constexpr std::size_t max_name_length = 63;

std::optional<std::string> name_mistake(std::string_view text, std::size_t start, std::size_t length) {
    const std::string_view name = text.substr(start, length);
    if (name.empty()) return "A state's name is missing at position " + std::to_string(start + 1) + ".";
    if (is_api_identifier(name)) return std::nullopt;
    if (!is_letter(name[0])) return "The " + character_at(text, start) + " does not begin a state's name.";
    for (std::size_t i = 1; i < name.size(); ++i)
        if (!is_letter_or_digit(name[i]) && name[i] != '_')
            return "The " + character_at(text, start + i) + " is not allowed in a state's name.";
    return "A state's name is longer than " + std::to_string(max_name_length) + " characters.";
}

} // namespace

std::optional<std::string> state_path_mistake(std::string_view text) {
    if (text.empty()) return "It is empty.";
    if (text.size() > max_state_path_length)
        return "It is longer than " + std::to_string(max_state_path_length) + " characters.";
    for (std::size_t start = 0;;) {
        const std::size_t end = std::min(text.find('.', start), text.size());
        if (auto mistake = name_mistake(text, start, end - start)) return mistake;
        if (end == text.size()) return std::nullopt;
        start = end + 1;
    }
}

} // namespace model_api::value
