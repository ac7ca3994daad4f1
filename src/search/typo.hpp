// Typos: how many edits lead from what was typed to a word of the index. An edit inserts, deletes or replaces a
// character or swaps two neighbours (optimal string alignment). Characters are code points.
//
// The edits are counted for all prefixes of the typed word at once, one bit for each: H. Hyyrö, "A Bit-Vector Algorithm
// for Computing Levenshtein and Damerau Edit Distances", Nordic Journal of Computing 10 (2003).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace model_api::search {

// By the length of a word in characters.
constexpr int allowed_typos(std::size_t length) {
    return length < 5 ? 0 : length < 9 ? 1 : 2;
}

// A typo in the first letter is rare, and words with the same one lie together in the index.
bool same_first_character(std::string_view a, std::string_view b);

// What of a word tells soonest that it is far from another.
struct Traits {
    std::uint32_t characters = 0; // a bit for each that it has; several share one
    std::uint8_t length = 0;      // in characters; or more, where it is the greatest

    bool operator==(const Traits &) const = default;
};
Traits traits_of(std::string_view word);

// Lets through all words within some edits of one, and few others.
struct Sieve {
    Traits typed;
    int most = 0;
    bool of_prefix = false; // edits to a beginning of the word

    bool lets_through(Traits word) const {
        if (word.length + most < typed.length) return false;
        if (count_exceeds(typed.characters & ~word.characters)) return false;
        if (of_prefix) return true;
        return word.length <= typed.length + most && !count_exceeds(word.characters & ~typed.characters);
    }

private:
    // An edit brings or takes one character at most.
    bool count_exceeds(std::uint32_t characters) const {
        for (int i = 0; i < most; ++i) characters &= characters - 1;
        return characters != 0;
    }
};

class TypedWord {
public:
    static constexpr std::size_t max_length = 64; // longer words have no typos

    explicit TypedWord(std::string_view word);

    std::size_t length() const { return length_; } // in characters
    bool has_typos() const { return length_ <= max_length; }

    Sieve sieve(int most, bool of_prefix) const { return {traits_, most, of_prefix}; }

    // The number of edits between the typed word and `candidate`; `most` + 1 where it is more than `most`, or where the
    // typed word has no typos.
    int distance(std::string_view candidate, int most) const { return edits(candidate, most, false); }
    // The least of those between the typed word and any beginning of `candidate`.
    int prefix_distance(std::string_view candidate, int most) const { return edits(candidate, most, true); }

private:
    struct Places { // where a character stands in the word: a bit for each place
        char32_t code;
        std::uint64_t bits;
    };

    int edits(std::string_view candidate, int most, bool of_prefix) const;
    std::uint64_t places_of(char32_t code) const;

    std::size_t length_ = 0;
    Traits traits_;
    std::array<std::uint64_t, 128> ascii_{};
    std::vector<Places> others_;
};

} // namespace model_api::search

#include "base/pure.hpp"
