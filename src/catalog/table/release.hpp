// A table is given back to its owner: nothing of it depends on the extension any more.
#pragma once

#include <cstdint>

namespace model_api::catalog {

// Drops our trigger and turns columns of our types into columns of the types below them. What PostgreSQL keeps for a
// column stays: values, NOT NULL, defaults, constraints, indexes, its collation.
void release_table(std::uint32_t relation);

} // namespace model_api::catalog
