// What this backend was told to look at again. The callbacks run anywhere, also while a transaction aborts: they touch
// plain data only, look nothing up and allocate nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "catalog/rows.hpp"

namespace model_api::catalog {

// Grows with every event that may mean other rows in the catalog.
std::uint64_t catalog_generation();
// The tables whose events count as such; while they are unknown every event does.
void watch_catalog(const CatalogTables &tables);

// Grows with every event that may mean other privileges: on the tables that are watched, on schemas and functions, or
// of a role, which may have become a member of another.
std::uint64_t privileges_generation();

// A model's table is watched from before its shape is read, so that no change slips in between.
void watch_table(std::uint32_t relation);
// So is a type that can be renamed, from before its name is read.
void watch_type(std::uint32_t type);
// The tables of which an event may mean another shape, since this was asked last.
std::vector<std::uint32_t> take_marked();
void forget_watched();

} // namespace model_api::catalog
