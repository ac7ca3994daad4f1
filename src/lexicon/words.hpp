// The words of an index: those near a mistyped one, those that begin like one, and how many records have one. Read from
// the entries of the GIN index and from the planner's statistics, so that there is nothing to keep beside them.
//
// These are words of all records, also of those that the caller may not see and of those that are gone: what is told to
// a caller must be looked for in a record first.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "search/expansion.hpp"
#include "search/tsquery.hpp"
#include "search/typo.hpp"

namespace model_api::lexicon {

enum class Range : std::uint8_t {
    same_first_character, // reads only that part of the index
    anywhere,             // reads all words of the index
};

// The words that are from 1 to `most` edits away from `typed`, whose text is `text`; with `of_prefix` the words of
// which a beginning is. In no particular order, each with its frequency. Throws where the column has no valid index of
// the operator class model.search_ops. All functions: of a partitioned table, the words of all partitions.
std::vector<search::Candidate> similar_words(std::uint32_t relation, std::string_view column,
                                             const search::TypedWord &typed, std::string_view text, int most,
                                             bool of_prefix, Range range);

// At most `most` words that begin with `prefix`, their distance 0: the most frequent first, and behind those that the
// statistics know the others by their bytes.
std::vector<search::Candidate> words_beginning(std::uint32_t relation, std::string_view column, std::string_view prefix,
                                               std::size_t most);

// The share of the records that have the word, from 0 to 1; nullopt: not among the most common, or never analyzed.
std::optional<double> frequency(std::uint32_t relation, std::string_view column, std::string_view lexeme);

// No less than the share of the records that the planner expects to meet the condition, from the same statistics; often
// more. 1 where nothing is known of its words.
double most_found(std::uint32_t relation, std::string_view column, const search::Condition &condition);

} // namespace model_api::lexicon
