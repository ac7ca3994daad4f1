#include "graphql/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace model_api::graphql {

namespace {

// No identifier of ours is longer; bounds the work for hostile names.
constexpr std::size_t max_length = 200;
using Row = std::array<std::size_t, max_length + 1>;

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char &c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

// Insertions, deletions, replacements and swaps of neighbours; nothing where they are more than `threshold`.
std::optional<std::size_t> edits(std::string_view a, std::string_view b, std::size_t threshold) {
    if (a.size() < b.size()) std::swap(a, b);
    if (a.size() - b.size() > threshold || a.size() > max_length) return std::nullopt;
    Row rows[3];
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const Row &above = rows[(i - 1) % 3];
        Row &row = rows[i % 3];
        std::size_t smallest = row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t cell = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cell = std::min(cell, rows[(i - 2) % 3][j - 2] + 1);
            }
            row[j] = cell;
            smallest = std::min(smallest, cell);
        }
        if (smallest > threshold) return std::nullopt;
    }
    const std::size_t distance = rows[a.size() % 3][b.size()];
    return distance <= threshold ? std::optional(distance) : std::nullopt;
}

bool is_digit(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// The number at `at`, which moves behind it; a leading zero is a number by itself.
std::uint64_t take_number(std::string_view text, std::size_t &at) {
    std::uint64_t number = 0;
    do number = number * 10 + static_cast<std::uint64_t>(text[at++] - '0');
    while (is_digit(text, at) && number > 0);
    return number;
}

} // namespace

int compare_naturally(std::string_view left, std::string_view right) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() && j < right.size()) {
        if (is_digit(left, i) && is_digit(right, j)) {
            const std::uint64_t a = take_number(left, i);
            const std::uint64_t b = take_number(right, j);
            if (a != b) return a < b ? -1 : 1;
        } else {
            if (left[i] != right[j]) return left[i] < right[j] ? -1 : 1;
            ++i, ++j;
        }
    }
    return left.size() == right.size() ? 0 : (left.size() < right.size() ? -1 : 1);
}

std::vector<std::string_view> suggestions(std::string_view word, const std::vector<std::string_view> &candidates) {
    struct Near {
        std::string_view name;
        std::size_t distance;
    };
    std::vector<Near> near;
    const std::string lower = lower_case(word);
    const std::size_t threshold = word.size() * 2 / 5 + 1;
    for (const std::string_view candidate : candidates) {
        const std::string other = lower_case(candidate);
        // a change of case counts as one edit
        const auto distance = candidate == word ? 0 : (other == lower ? 1 : edits(lower, other, threshold));
        if (distance) near.push_back({candidate, *distance});
    }
    std::ranges::stable_sort(near, [](const Near &a, const Near &b) {
        return a.distance != b.distance ? a.distance < b.distance : compare_naturally(a.name, b.name) < 0;
    });
    std::vector<std::string_view> names;
    for (const Near &one : near) {
        if (std::ranges::find(names, one.name) == names.end()) names.push_back(one.name);
    }
    return names;
}

std::string did_you_mean(const std::vector<std::string_view> &names, std::string_view what) {
    constexpr std::size_t most = 5;
    if (names.empty()) return {};
    const std::size_t count = std::min(names.size(), most);
    std::string text = " Did you mean ";
    if (!what.empty()) (text += what) += ' ';
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += count == 2 ? " or " : (i + 1 == count ? ", or " : ", ");
        ((text += '"') += names[i]) += '"';
    }
    return text + "?";
}

} // namespace model_api::graphql
