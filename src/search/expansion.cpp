#include "search/expansion.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace model_api::search {

void Candidates::add(std::string_view lexeme, int distance) {
    if (distance < 1 || distance > max_distance) return;
    auto &lexemes = lexemes_[static_cast<std::size_t>(distance) - 1];
    if (lexemes.size() < most_of_a_distance && !lexemes.contains(lexeme)) lexemes.emplace(lexeme);
}

std::vector<Candidate> Candidates::take() {
    std::vector<Candidate> all;
    for (int distance = 1; distance <= max_distance; ++distance)
        for (const std::string &lexeme : std::exchange(lexemes_[static_cast<std::size_t>(distance) - 1], {}))
            all.push_back({lexeme, distance, 0});
    return all;
}

std::vector<Expansion> choose_expansions(std::vector<Candidate> candidates) {
    const auto is_better = [](const Candidate &a, const Candidate &b) {
        return std::tie(a.distance, b.frequency, a.lexeme) < std::tie(b.distance, a.frequency, b.lexeme);
    };
    const std::size_t count = std::min(candidates.size(), max_expansions);
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count), candidates.end(),
                      is_better);
    std::vector<Expansion> chosen;
    chosen.reserve(count);
    for (std::size_t i = 0; i < count; ++i) chosen.push_back({std::move(candidates[i].lexeme), candidates[i].distance});
    return chosen;
}

} // namespace model_api::search
