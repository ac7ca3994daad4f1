#include "base/nearest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace model_api {

namespace {

// Identifiers end at 63 bytes, so a longer word is no mistyped one; this also bounds the work done for hostile input.
constexpr std::size_t max_length = 64;
using Row = std::array<std::size_t, max_length + 1>;

char folded(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool same(char a, char b) {
    return folded(a) == folded(b);
}

// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. Three rows of the
// table are enough: a swap looks two rows back.
std::size_t distance(std::string_view from, std::string_view to) {
    Row rows[3]{};
    for (std::size_t j = 0; j <= to.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        Row &row = rows[i % 3];
        const Row &above = rows[(i + 2) % 3];
        const Row &above_that = rows[(i + 1) % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + !same(from[i - 1], to[j - 1])});
            if (i > 1 && j > 1 && same(from[i - 1], to[j - 2]) && same(from[i - 2], to[j - 1]))
                row[j] = std::min(row[j], above_that[j - 2] + 1);
        }
    }
    return rows[from.size() % 3][to.size()];
}

} // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string_view> &candidates) {
    if (word.empty() || word.size() > max_length) return std::nullopt;
    std::optional<std::string> best;
    std::size_t limit = std::max<std::size_t>(word.size(), 3) / 3;
    for (const std::string_view candidate : candidates) {
        const std::size_t longer = std::max(word.size(), candidate.size());
        if (candidate.size() > max_length || longer - std::min(word.size(), candidate.size()) > limit) continue;
        const std::size_t steps = distance(word, candidate);
        if (steps > limit || (best && steps == limit)) continue;
        best = candidate;
        limit = steps;
    }
    return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view> &candidates) {
    const auto meant = nearest(word, candidates);
    return meant ? " Did you mean \"" + *meant + "\"?" : "";
}

} // namespace model_api
