// What a table needs for its records to be searched: a place for their words, triggers that keep them, and an index.
// All of it is derived from the records, so that none is a loss when it goes.
#pragma once

#include <string>

#include "table/plan.hpp"

namespace model_api::table {

// "~~" sorts behind "~", so that the words are of the row as all other triggers leave it.
inline constexpr const char *words_trigger = "~~model_api_search";                 // also of a table beside
inline constexpr const char *words_emptied_trigger = "~~model_api_search_emptied"; // where they are in a table beside

// pg_catalog.tsvector, as a column clause; and what its table is created with, so that an update of what is not
// searched finds room in its page and leaves the index alone.
std::string words_column_clause();
inline constexpr const char *words_table_options = " WITH (fillfactor = 85)";

// Of a table that was just made, with the column where that is the storage.
void create_words(const Shape &wanted, Names &names, Plan &plan);

// What is missing, broken or not wanted any more. `known`: where the words are by now, as far as the model knows.
// Rows that are there get their words later (Plan::stale), or at once in a table beside them (`fill`).
struct WordsChange {
    const Shape &wanted;
    model::SearchStorage known;
    const Present &present;
    bool fill = false;
};
void change_words(const WordsChange &change, Names &names, Plan &plan);

// Whether words that records have are others by now, or missing.
bool are_words_changed(const Shape &wanted, const Shape &known, const Present &present);

// The words of a record as an expression over its columns; `alias` is quoted, or empty.
std::string words_expression(const Shape &shape, const std::string &alias);

} // namespace model_api::table

#include "base/pure.hpp"
