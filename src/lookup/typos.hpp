// Typos: what else the words of a search may have been meant to be, where they are found too seldom.
#pragma once

#include "lookup/records.hpp"

namespace model_api::lookup {

// Adds to each word that takes typos, and that fewer than enough_records records have, the words of the index near it.
inline constexpr std::int64_t enough_records = 5;
void fill_in_typos(search::Plan &plan, const Records &records);

} // namespace model_api::lookup
