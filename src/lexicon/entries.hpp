// The entries of a GIN index of our operator class: the words of a column, in the order of their bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "search/typo.hpp"

namespace model_api::lexicon {

// A column of a valid index.
struct IndexColumn {
    std::uint32_t index = 0;
    std::int16_t number = 0; // counted from 1
};

// One for each table that holds rows of the relation: itself, or its partitions. They stay locked. Throws 55000 where
// one has none.
std::vector<IndexColumn> search_indexes(std::uint32_t relation, std::string_view column);

// Entries that are not less than `first`, as far as they begin with `prefix`, as `first` does.
struct Part {
    std::string_view first;
    std::string_view prefix;
};

enum class Next : std::uint8_t {
    go_on,
    stop, // neither this entry nor any behind it is wanted
};

using Visit = std::function<Next(std::string_view entry)>;

// Shows the entries of a part, whatever rows have them: also those of rows that are gone, and of transactions that have
// not ended. Where the index has a list of pending entries (fastupdate), these come first, in no order, and a stop does
// not end them; an entry may come more than once. What the sieve does not let through need not be shown.
void read_entries(const IndexColumn &column, const Part &part, const Visit &visit,
                  const std::optional<search::Sieve> &sieve = std::nullopt);

} // namespace model_api::lexicon
