// How values become words, as text: what SQL tells model.search_vector about its arguments.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/field.hpp"

namespace model_api::search {

// Two characters for each field: its form (t: text, r: rich text, d: date and time, l: list, j: leaves of a JSON
// document) and its weight (A to D). "tArD": the first argument is a text of weight A, the second rich text of weight
// D.
std::string fields_text(std::span<const SearchedField> fields);

// What fields_text wrote; `field` is nullptr. Throws DomainError 22023 for anything else.
std::vector<SearchedField> parse_fields_text(std::string_view text);

} // namespace model_api::search

#include "base/pure.hpp"
