// Expansions: the words of the index that count as a mistyped one.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace model_api::search {

inline constexpr std::size_t max_expansions = 64;

struct Candidate {
    std::string lexeme;
    int distance = 0;     // edits, more than none
    double frequency = 0; // of the records that have it, as the planner's statistics know; 0: not known
};

struct Expansion {
    std::string lexeme;
    int distance = 0;
    bool operator==(const Expansion &) const = default;
};

// Collects what a scan of the index finds, in bounded memory: of very many that are equally far, the later ones are
// lost. A word that is found again counts once.
class Candidates {
public:
    static constexpr int max_distance = 2;
    static constexpr std::size_t most_of_a_distance = 2048;

    void add(std::string_view lexeme, int distance); // ignored unless it is from 1 to max_distance
    std::vector<Candidate> take();

private:
    std::array<std::set<std::string, std::less<>>, max_distance> lexemes_; // by their distance
};

// The best of them, nearest first, then the most frequent, then by their bytes.
std::vector<Expansion> choose_expansions(std::vector<Candidate> candidates);

} // namespace model_api::search

#include "base/pure.hpp"
