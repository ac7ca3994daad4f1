// The fields that a search is restricted to, as model.search_vector is told about them.
#pragma once

#include <vector>

#include "read/search.hpp"
#include "search/field.hpp"

namespace model_api::read {

// A tsvector knows four weights, so only the order of those that were asked for counts: the greatest is A, the next one
// B, then C, and all others D. Where all are the same, each field keeps the weight it always has. Those of most weight
// first, for limits cut at the end.
std::vector<search::SearchedField> weighted(const std::vector<SearchField> &fields);

} // namespace model_api::read

#include "base/pure.hpp"
