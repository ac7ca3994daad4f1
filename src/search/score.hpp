// The score of a record: how well it answers a query, from the record and the query alone, so that it stays what it is
// while other records come and go. All arithmetic is on integers: it must be the same on every machine, for cursors
// carry scores.
//
//     score = Σ over the query's words of the best match's  tier · field · tf / (tf + 1.2 · (0.25 + 0.75 · n / 32))
//           + 0.1 for each two of them that stand side by side
//
// tier: the word itself 1, a synonym 0.8, a longer word that begins with it 0.6 · (½ + ½ · its share), a typo 0.3 for
// each edit. field: the best weight it has, A 1, B 0.6, C 0.3, D 0.2. tf: how often it occurs. n: distinct lexemes in
// the record.
#pragma once

#include <algorithm>
#include <bitset>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.hpp"
#include "search/plan.hpp"

namespace model_api::search {

inline constexpr std::int32_t score_scale = 10'000; // of a score of 1

// The lexemes of a record in the order of their bytes: a Document, or a tsvector where it lies.
template <class T>
concept Lexemes = requires(const T &lexemes, std::size_t i) {
    { lexemes.size() } -> std::convertible_to<std::size_t>;
    { lexemes.text(i) } -> std::convertible_to<std::string_view>;
    { lexemes.places(i) } -> std::convertible_to<std::span<const std::uint16_t>>;
};

// What a match of a word is worth, in score_scale. `tier` in thousandths.
std::int32_t match_score(int tier, std::span<const std::uint16_t> places, std::size_t lexemes);

// Tells which words stand side by side: where the last one was, and where the one that is looked for is.
class Neighbours {
public:
    void note(std::uint16_t place) { here_.push_back(place); }
    // Ends the word that has been noted. Does it stand `distance` behind the one before it anywhere?
    bool end_word(std::uint16_t distance);

private:
    std::bitset<max_place + 1> before_;
    std::vector<std::uint16_t> here_, set_; // `set_`: what is set in `before_`
};

class Ranking {
public:
    explicit Ranking(const Plan &plan);

    template <Lexemes Record>
    std::int32_t score(const Record &record) const;

private:
    struct Match {
        std::string lexeme;
        bool is_prefix;
        int tier;       // of an exact match
        int characters; // of the lexeme
    };
    struct RankedTerm {
        std::vector<Match> matches;
        std::uint16_t distance; // from the term before it, where both stand as they were typed
    };
    struct RankedGroup {
        std::vector<RankedTerm> own;
        std::vector<std::vector<RankedTerm>> synonyms;
    };

    static RankedTerm ranked(const Term &term);
    static int tier_of(const Match &match, std::string_view lexeme);
    template <Lexemes Record>
    static std::int32_t score(const RankedTerm &term, const Record &record, Neighbours *neighbours);
    template <Lexemes Record>
    static std::int32_t score_synonyms(const RankedGroup &group, const Record &record);

    std::vector<RankedGroup> groups_;
    bool has_neighbours_ = false;
};

// The number of the first lexeme that is not less.
template <Lexemes Record>
std::size_t first_from(const Record &record, std::string_view lexeme) {
    std::size_t from = 0;
    for (std::size_t to = record.size(); from < to;) {
        const std::size_t middle = from + (to - from) / 2;
        if (std::string_view(record.text(middle)) < lexeme)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

template <Lexemes Record>
std::int32_t Ranking::score(const RankedTerm &term, const Record &record, Neighbours *neighbours) {
    std::int32_t best = 0;
    for (const Match &match : term.matches) {
        for (std::size_t i = first_from(record, match.lexeme); i < record.size(); ++i) {
            const std::string_view lexeme = record.text(i);
            if (match.is_prefix ? !lexeme.starts_with(match.lexeme) : lexeme != match.lexeme) break;
            const std::span<const std::uint16_t> found = record.places(i);
            best = std::max(best, match_score(tier_of(match, lexeme), found, record.size()));
            if (neighbours == nullptr) continue;
            for (const std::uint16_t place : found) neighbours->note(place_of(place));
        }
    }
    return best;
}

// As if all own words were found as well as the synonym's are on average.
template <Lexemes Record>
std::int32_t Ranking::score_synonyms(const RankedGroup &group, const Record &record) {
    std::int64_t best = 0;
    for (const auto &synonym : group.synonyms) {
        std::int64_t sum = 0;
        for (const RankedTerm &term : synonym) {
            const std::int32_t value = score(term, record, nullptr);
            if (value == 0) {
                sum = 0;
                break;
            }
            sum += value;
        }
        best = std::max(best,
                        sum * static_cast<std::int64_t>(group.own.size()) / static_cast<std::int64_t>(synonym.size()));
    }
    return static_cast<std::int32_t>(best * 8 / 10);
}

template <Lexemes Record>
std::int32_t Ranking::score(const Record &record) const {
    std::int32_t total = 0;
    std::optional<Neighbours> neighbours;
    if (has_neighbours_) neighbours.emplace();
    for (const RankedGroup &group : groups_) {
        std::int32_t own = 0;
        for (const RankedTerm &term : group.own) {
            own += score(term, record, neighbours ? &*neighbours : nullptr);
            if (neighbours && neighbours->end_word(term.distance)) total += score_scale / 10;
        }
        total += group.synonyms.empty() ? own : std::max(own, score_synonyms(group, record));
    }
    return total;
}

} // namespace model_api::search

#include "base/pure.hpp"
