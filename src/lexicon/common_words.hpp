// The most common words of a column, as ANALYZE has found them, and in how many of its rows each one is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pg/scratch.hpp"
#include "search/expansion.hpp"

namespace model_api::lexicon {

class CommonWords {
public:
    CommonWords(std::uint32_t relation, std::string_view column); // none where it was never analyzed

    std::optional<double> frequency(std::string_view lexeme) const; // from 0 to 1
    // All that begin so, the most frequent first; their distance is 0.
    std::vector<search::Candidate> beginning(std::string_view prefix) const;

private:
    std::string_view lexeme(int place) const;
    double frequency_at(int place) const { return slot_.numbers[place] * filled_; }

    pg::Scratch memory_;
    AttStatsSlot slot_{};
    double filled_ = 1; // the share of rows whose column is not NULL
};

} // namespace model_api::lexicon
