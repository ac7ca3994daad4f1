// What a search means here and now: what was typed, as the words of the index and the synonyms of the model have it.
#pragma once

#include <optional>
#include <string>

#include "catalog/catalog.hpp"
#include "filter/filter.hpp"
#include "page/page.hpp"
#include "read/search.hpp"

namespace model_api::lookup {

// The list that is searched.
struct SearchedList {
    const catalog::Snapshot &snapshot;
    const model::Model &model;
    const std::optional<filter::Filter> &filter;
    const page::Page &page;
    std::string_view path;  // of the list in the request; empty at the root
    bool is_ranked = false; // in the order of the scores, and so long perhaps that not all can be
    bool is_whole = false;  // all that is found is read: ranked, or counted
    bool is_sorted = false; // a page in the order of a sort
    bool has_typos = true;
};

// nullopt: no words were typed, so nothing is restricted. Reads the index and some records, with the caller's
// privileges and snapshot; behind a cursor nothing, for what was decided for the first page holds for the others.
// Throws 0A000 where the model is not searched.
std::optional<read::Search> decide(const read::SearchRequest &request, const SearchedList &list);

// Throws 0A000 where the model is not searched. `path` is the search's in the request.
void check_searched(const model::Model &model, const std::string &path);

} // namespace model_api::lookup
