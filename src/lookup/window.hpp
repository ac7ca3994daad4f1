// The window of a search: where very many records are found, only the newest are ranked, and the others follow them.
#pragma once

#include <optional>
#include <string>

#include "lookup/records.hpp"

namespace model_api::lookup {

// The key from which records are ranked, for read::Search::ranked_from; nullopt: all are. `filter` is what else the
// list asks for.
std::optional<std::string> ranked_from(const search::Plan &plan, const std::optional<filter::Filter> &filter,
                                       const Records &records);

} // namespace model_api::lookup
