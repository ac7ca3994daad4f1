// The prepared statements that this backend keeps: by text and layout, least recently used out first.
#pragma once

#include <cstdint>
#include <memory>

#include "statement/prepared.hpp"

namespace model_api::statement {

// The statement prepared, from the cache or anew. `version` is the catalog's: another one than last time empties the
// cache. Hold the result while it runs: a statement may call functions that come back here and push it out.
std::shared_ptr<const Prepared> prepare(const read::Statement &statement, std::uint64_t version);

} // namespace model_api::statement
