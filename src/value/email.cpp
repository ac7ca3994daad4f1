#include "value/email.hpp"

#include <algorithm>

#include "value/character.hpp"

namespace model_api::value {

namespace {

constexpr std::size_t max_label_length = 63; // RFC 1034

bool is_local(char c) {
    return is_letter_or_digit(c) || std::string_view(".!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
}

std::optional<std::string> local_mistake(std::string_view text, std::size_t at_sign) {
    if (at_sign == 0) return "There is nothing before the \"@\".";
    for (std::size_t i = 0; i < at_sign; ++i)
        if (!is_local(text[i])) return "The " + character_at(text, i) + " is not allowed before the \"@\".";
    if (at_sign > max_email_local_length)
        return "The part before the \"@\" is longer than " + std::to_string(max_email_local_length) + " characters.";
    return std::nullopt;
}

// One part of the domain between dots; `start` is its place in the whole text.
std::optional<std::string> label_mistake(std::string_view text, std::size_t start, std::size_t length) {
    const std::string_view label = text.substr(start, length);
    if (label.empty()) return "The domain has an empty part at position " + std::to_string(start + 1) + ".";
    for (std::size_t i = 0; i < label.size(); ++i)
        if (!is_letter_or_digit(label[i]) && label[i] != '-')
            return "The " + character_at(text, start + i) + " is not allowed in a domain.";
    if (label.size() > max_label_length)
        return "A part of the domain is longer than " + std::to_string(max_label_length) + " characters.";
    if (label.front() == '-' || label.back() == '-')
        return "The part \"" + std::string(label) + "\" of the domain begins or ends with a hyphen.";
    return std::nullopt;
}

std::optional<std::string> domain_mistake(std::string_view text, std::size_t start) {
    if (start == text.size()) return "There is nothing after the \"@\".";
    for (;;) {
        const std::size_t end = std::min(text.find('.', start), text.size());
        if (auto mistake = label_mistake(text, start, end - start)) return mistake;
        if (end == text.size()) return std::nullopt;
        start = end + 1;
    }
}

} // namespace

std::optional<std::string> email_mistake(std::string_view text) {
    if (text.empty()) return "It is empty.";
    if (text.size() > max_email_length) return "It is longer than " + std::to_string(max_email_length) + " characters.";
    const std::size_t at_sign = text.find('@');
    if (at_sign == std::string_view::npos) return "There is no \"@\".";
    if (auto mistake = local_mistake(text, at_sign)) return mistake;
    return domain_mistake(text, at_sign + 1);
}

} // namespace model_api::value
