// The entries of a GIN index of our operator class: the words of a column, in the order of their bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace model_api::lexicon {

// A column of a valid index.
struct IndexColumn {
    std::uint32_t index = 0;
    std::int16_t number = 0; // counted from 1
};

// One for each table that holds rows of the relation: itself, or its partitions. They stay locked. Throws 55000 where
// one has none.
std::vector<IndexColumn> search_indexes(std::uint32_t relation, std::string_view column);

enum class Next : std::uint8_t {
    go_on,
    stop, // neither this entry nor any behind it is wanted
};

// Shows the entries that are not less than `first`, whatever rows have them: also those of rows that are gone, and of
// transactions that have not ended. Where the index has a list of pending entries (fastupdate), these come first, in no
// order, and a stop does not end them; an entry may come more than once.
void read_entries(const IndexColumn &column, std::string_view first,
                  const std::function<Next(std::string_view entry)> &visit);

} // namespace model_api::lexicon
