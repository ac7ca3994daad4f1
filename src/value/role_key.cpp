#include "value/role_key.hpp"

#include <set>

#include "base/nearest.hpp"
#include "value/character.hpp"

namespace model_api::value {

std::optional<std::string> role_key_mistake(std::string_view text) {
    if (text.empty()) return "A role key is empty.";
    if (text.size() > max_role_key_length)
        return "A role key is longer than " + std::to_string(max_role_key_length) + " characters.";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool allowed = is_letter_or_digit(text[i]) || (i > 0 && (text[i] == '_' || text[i] == '-'));
        if (!allowed)
            return "The " + character_at(text, i) + " of a role key is no letter or digit" +
                   (i > 0 ? ", \"_\" or \"-\"." : ".");
    }
    return std::nullopt;
}

std::optional<std::string> role_keys_mistake(const std::vector<std::optional<std::string_view>> &keys) {
    std::set<std::string_view> seen;
    for (const auto &key : keys) {
        if (!key) return "A role key is null.";
        if (auto mistake = role_key_mistake(*key)) return mistake;
        if (!seen.insert(*key).second) return "The role key \"" + std::string(*key) + "\" is given twice.";
    }
    return std::nullopt;
}

std::string unknown_role(const std::string &key, const std::vector<std::string> &known) {
    const auto meant = nearest(key, {known.begin(), known.end()});
    return "has the unknown role \"" + key + "\"" + (meant ? " (did you mean \"" + *meant + "\"?)" : "");
}

} // namespace model_api::value
