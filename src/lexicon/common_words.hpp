// The most common words of a column, as ANALYZE has found them, and in how many of its rows each one is.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/expansion.hpp"

namespace model_api::lexicon {

class CommonWords {
public:
    CommonWords(std::uint32_t relation, std::string_view column); // none where it was never analyzed

    std::optional<double> frequency(std::string_view lexeme) const; // from 0 to 1
    // As the planner puts it, which takes a word that is none of these for half as frequent as the last of them.
    // nullopt: there are none.
    std::optional<double> estimate(std::string_view lexeme) const;
    // All that begin so, the most frequent first; their distance is 0.
    std::vector<search::Candidate> beginning(std::string_view prefix) const;

private:
    struct Word {
        std::string lexeme;
        double frequency;
    };

    std::vector<Word> words_; // in the order of a tsvector
    double others_ = 0;       // of a word that is none of these
};

// As this backend has read them last, once for each change of the statistics. Bounded: few columns are kept.
std::shared_ptr<const CommonWords> common_words(std::uint32_t relation, std::string_view column);

} // namespace model_api::lexicon
