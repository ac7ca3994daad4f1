// Tables that we make beside that of a model.
#pragma once

#include <cstdint>

namespace model_api::catalog {

// One owner for both, and DROP TABLE of the model's own table takes the one beside it along. With the search_path
// pinned by the caller.
void attach_beside(std::uint32_t table, std::uint32_t beside);

} // namespace model_api::catalog
