// A plan as text: what the score is computed from, and what cursors carry from page to page, so that neither typos nor
// synonyms are decided twice for one list.
#pragma once

#include <string>
#include <string_view>

#include "search/plan.hpp"

namespace model_api::search {

inline constexpr std::size_t max_plan_bytes = 256 * 1024;

// ASCII-safe JSON without blanks; the same plan gives the same text.
std::string plan_text(const Plan &plan);

// Throws DomainError 22023 for what plan_text cannot have written: it may come from anywhere. `path` is its place in the
// request.
Plan parse_plan(std::string_view text, std::string_view path);

} // namespace model_api::search

#include "base/pure.hpp"
