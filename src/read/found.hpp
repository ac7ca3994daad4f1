// A search in a statement: the tables and the condition by which it finds records, and their score.
#pragma once

#include <string_view>

#include "model/model.hpp"
#include "read/search.hpp"
#include "sql/expression.hpp"
#include "sql/render.hpp"

namespace model_api::read {

// The rows of `model` under an alias, as a search sees them.
struct Searched {
    const model::Model &model;
    std::string_view alias;
    const Search &search;
    bool scored; // the statement uses their score
};

// Whether the words are in another table than the records.
bool is_aside(const Searched &rows);
// That table under its alias, and what relates its rows to the records.
void write_words_table(sql::Writer &out, const Searched &rows);
sql::Expression has_words(const Searched &rows);

// " JOIN … ON …" behind the model's table: the table of the words, where it is another, and the score.
//
// A score is made by a sub-select that the planner leaves alone (OFFSET 0), so that it is computed once for each row
// that meets the other conditions, however often the statement names it.
void write_search_joins(sql::Writer &out, const Searched &rows);

sql::Expression found(const Searched &rows);
// The model's key in the table that has the words.
sql::Expression key_of_words(const Searched &rows);
// The key in each table that has it. A range has to bound all of them: the planner takes it for no other table than the
// one it is written for, and might merge the two from their beginnings.
sql::Expressions keys_of(const Searched &rows);
sql::Expression score_of(std::string_view alias); // an integer of the joins

} // namespace model_api::read

#include "base/pure.hpp"
