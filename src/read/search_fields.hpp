// The fields that one search is restricted to ("searchFields"), and how much a word of each of them counts.
#pragma once

#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "read/search.hpp"

namespace model_api::read {

inline constexpr double max_search_weight = 1000;

// `document`: null, or an object {"name":true,"state":false,"id":{"weight":10}}: `true` and {} weigh 1, `false` leaves
// a field out. No field at all: every field is searched. Throws DomainError with GGT_INVALID_QUERY_INPUT: 42703 for a
// field that does not exist or is not searched, 22023 for a wrong value.
std::vector<SearchField> parse_search_fields(const Json &document, const model::Model &model, std::string_view path);

} // namespace model_api::read

#include "base/pure.hpp"
