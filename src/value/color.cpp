#include "value/color.hpp"

#include "value/character.hpp"

namespace model_api::value {

std::optional<std::string> color_mistake(std::string_view text) {
    if (text.empty()) return "It is empty.";
    if (text.front() != '#') return "It does not begin with \"#\".";
    const std::size_t end = text.find_first_not_of("0123456789abcdefABCDEF", 1);
    if (end != std::string_view::npos) return "The " + character_at(text, end) + " is no hexadecimal digit.";
    if (text.size() != 7 && text.size() != 9)
        return "It has " + std::to_string(text.size() - 1) + " hexadecimal digits, not 6 or 8.";
    return std::nullopt;
}

} // namespace model_api::value
