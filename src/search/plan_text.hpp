// A plan as text: what the score is computed from, and what cursors carry from page to page, so that neither typos nor
// synonyms are decided twice for one list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "search/plan.hpp"

namespace model_api::search {

// More than any plan of a query has: 16 items, each with 32 synonyms of 8 long words and 64 typos.
inline constexpr std::size_t max_plan_bytes = 1024 * 1024;

// JSON without blanks; the same plan gives the same text. Lists by place:
//
//     plan    [group, …]
//     group   [is_negated, [phrase, …], [phrase, …]]       its own, and its synonyms
//     phrase  [takes_typos, term, …]
//     term    [lexeme, kind, distance, is_prefix, typo, its distance, …]
//
// with 1 and 0 for yes and no, and kinds by their number.
std::string plan_text(const Plan &plan);

// Throws DomainError 22023 for what plan_text cannot have written: it may come from anywhere. `path` is its place in
// the request.
Plan parse_plan(std::string_view text, std::string_view path);

} // namespace model_api::search

#include "base/pure.hpp"
