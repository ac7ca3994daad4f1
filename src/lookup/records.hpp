// The records that a search is about, asked with the caller's privileges and snapshot.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "read/query.hpp"
#include "read/search.hpp"
#include "search/plan.hpp"

namespace model_api::lookup {

struct Records {
    const catalog::Snapshot &snapshot;
    const model::Model &model;
    std::span<const read::SearchField> fields; // only their words count; empty: those of all
};

// A plan as statements have it.
read::Search search_for(const search::Plan &plan, const Records &records);

// Whether rare words are looked for in the index whatever they are, so that one plan serves all: in tables of one part
// that are too large to be read from their beginning.
bool is_by_index(const Records &records);

// Throws 42501 where the caller may not read the words of the records.
void check_may_read(const Records &records);

// Whether the records that are found are most likely many: then the first that are met will do, and the index is not
// asked for all of them.
enum class Expected : std::uint8_t { few, many };
// How many records the plan finds, counted up to `most`.
std::int64_t count_found(const search::Plan &plan, const Records &records, std::int64_t most,
                         Expected expected = Expected::few);

// Whether row-level security may hide some of them from the caller, who must not be told their words.
bool may_be_hidden(const Records &records);

// How many records that the caller sees have each of these lexemes, each counted up to `enough`.
std::vector<std::int64_t> count_words(const std::vector<std::string> &lexemes, const Records &records,
                                      std::int64_t enough);

// How many there are in all, as the planner takes it; less than 0: it cannot tell.
double estimated_rows(const Records &records);

} // namespace model_api::lookup
