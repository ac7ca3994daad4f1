// Edit distances as their definition has them, for the quick ones to be compared with.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "search/character.hpp"

namespace model_api::search_test {

// The last row of the table of optimal string alignment: the edits between `typed` and every beginning of `candidate`.
inline std::vector<int> edits_of_beginnings(std::u32string_view typed, std::u32string_view candidate) {
    std::vector<std::vector<int>> table(typed.size() + 1, std::vector<int>(candidate.size() + 1));
    for (std::size_t i = 0; i <= typed.size(); ++i) {
        for (std::size_t j = 0; j <= candidate.size(); ++j) {
            int &edits = table[i][j];
            edits = static_cast<int>(std::max(i, j));
            if (i == 0 || j == 0) continue;
            edits = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                              table[i - 1][j - 1] + (typed[i - 1] == candidate[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && typed[i - 1] == candidate[j - 2] && typed[i - 2] == candidate[j - 1])
                edits = std::min(edits, table[i - 2][j - 2] + 1);
        }
    }
    return table.back();
}

inline int edits(std::string_view typed, std::string_view candidate) {
    return edits_of_beginnings(search::code_points_of(typed), search::code_points_of(candidate)).back();
}

inline int prefix_edits(std::string_view typed, std::string_view candidate) {
    const auto all = edits_of_beginnings(search::code_points_of(typed), search::code_points_of(candidate));
    return *std::ranges::min_element(all);
}

} // namespace model_api::search_test

#include "base/pure.hpp"
