// Whether the records of a model are searched, and where their words are stored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/json.hpp"

namespace model_api::model {

enum class SearchStorage : std::uint8_t {
    none,   // the model is not searched
    column, // in a column of its own table
    side,   // in a table beside it: the model's key, and the column
};

// The column is a tsvector that triggers keep, with a GIN index of the operator class model.search_ops.
struct Search {
    static constexpr const char *column_name = "_search";

    SearchStorage storage = SearchStorage::none;

    // Of an opened model only; OID 0 where the table of the words is gone.
    std::uint32_t relation = 0;   // the table that has the column
    std::uint32_t useless = 0;    // side: the table that was made for it, where that cannot have the words any more
    std::string table;            // quoted and qualified
    std::string column;           // unquoted
    std::string key;              // side: the column that holds the model's key, unquoted
    std::optional<Json> synonyms; // as model.set_synonyms was given them

    bool is_on() const { return storage != SearchStorage::none; }
    bool operator==(const Search &) const = default;
};

} // namespace model_api::model

#include "base/pure.hpp"
