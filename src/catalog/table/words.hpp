// What a model's table gets for its records to be searched.
#pragma once

#include <string_view>
#include <vector>

#include "model/definition.hpp"
#include "table/plan.hpp"

namespace model_api::catalog {

// Notes why this table cannot have words, at "search" of `place`: it is no table, or has a column of that name.
void check_words(const model::Model &model, const model::Model *known, const table::Present &present,
                 std::string_view place, std::vector<model::Mistake> &mistakes);

// Makes, repairs or drops what `model` needs, and finds what it has then. `known`: as it was, nullptr: new. Records
// that are there get their words at once where they are stored beside the table and `fill` says so; true: they may lack
// some now. `place` is that of mistakes.
struct WordsKept {
    bool fill = false;
    std::string_view place;
};
bool keep_words(model::Model &model, const model::Model *known, const WordsKept &how);

// All of it goes, as the caller, who owns the table. That may be gone already.
void drop_words(std::string_view model);

// Finds the table that has the words of `model`, whose own table is known. One that the plan has made beside it is
// shared. `known`: the model as it was, nullptr: new.
void settle_words(model::Model &model, const model::Model *known, const table::Plan &plan);

// The table beside the model's own is as readable as that: for the roles that may read it by now, and the records that
// its row-level security shows. Goes with it, too. Does what is missing.
void share_words(const model::Model &model);

// Notes that words of records are missing or others than the definition says, where there are records, and tells the
// caller how they are written anew.
void mark_stale(const model::Model &model);

} // namespace model_api::catalog
