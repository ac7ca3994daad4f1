#include "schema/mentioned.hpp"

#include <algorithm>

namespace model_api::schema {

namespace {

// How many parts of a word are looked up together, and how many it may have: eight look-ups for each of its characters
// at most.
constexpr std::size_t max_parts = 8, max_bounds = 33;

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_of_name(char c) {
    return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char &c : out)
        if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// Where the parts of a name begin, and its end: publish-Question-s is written publishQuestions.
std::vector<std::size_t> part_bounds(std::string_view name) {
    std::vector<std::size_t> bounds = {0};
    for (std::size_t i = 1; i < name.size(); ++i)
        if (is_capital(name[i])) bounds.push_back(i);
    bounds.push_back(name.size());
    return bounds;
}

// Behind blanks, commas and comments, which mean nothing in a document.
std::string_view without_ignored(std::string_view text) {
    while (!text.empty()) {
        if (text.front() == '#')
            text.remove_prefix(std::min(text.find_first_of("\r\n"), text.size()));
        else if (std::string_view(" \t\r\n,").find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        else
            break;
    }
    return text;
}

bool is_variable(std::string_view behind_name) {
    std::string_view text = without_ignored(behind_name);
    if (!text.starts_with(':')) return false;
    return without_ignored(text.substr(1)).starts_with('$');
}

} // namespace

void Words::note(std::string_view word, std::string_view rest) {
    words_.insert(word);
    if (word == "modelName" && is_variable(rest)) has_model_variable_ = true;
}

void Words::add(std::string_view text) {
    braces_ += static_cast<std::size_t>(std::ranges::count(text, '{'));
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_of_name(text[end])) ++end;
        if (end > at) note(text.substr(at, end - at), text.substr(end));
        at = end + 1;
    }
}

bool Words::ask_for_all() const {
    return has_model_variable_ || has("__schema") || has("__type");
}

void ModelNames::add(std::string_view name, std::size_t model) {
    models_.emplace(names_.emplace_back(lower(name)), model);
}

std::vector<std::size_t> ModelNames::mentioned(const Words &words) const {
    std::vector<std::size_t> found;
    for (const std::string_view word : words) {
        const std::vector<std::size_t> bounds = part_bounds(word);
        if (bounds.size() > max_bounds) continue;
        const std::string name = lower(word);
        for (std::size_t first = 0; first + 1 < bounds.size(); ++first)
            for (std::size_t last = first + 1; last < std::min(bounds.size(), first + max_parts + 1); ++last) {
                const auto part = std::string_view(name).substr(bounds[first], bounds[last] - bounds[first]);
                const auto [begin, end] = models_.equal_range(part);
                for (auto model = begin; model != end; ++model) found.push_back(model->second);
            }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace model_api::schema
