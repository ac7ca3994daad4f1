// Row types that a filter can be asked of: those of models' tables, and of their partitions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "catalog/catalog.hpp"
#include "pg/wall.hpp"

namespace model_api::predicate {

struct RowType {
    catalog::Snapshot snapshot; // keeps the model
    const model::Model *model;
    Oid type;     // of the rows; no domain
    Oid relation; // that has this row type: the model's table, or a partition of it with columns of the same names
    std::string schema, table; // its name, unquoted; the type's as well
};

// nullopt: not the row type of a model. Throws what opening the model throws.
std::optional<RowType> find_row_type(Oid type);
// Throws 42809 where find_row_type finds none.
RowType row_type(Oid type);

} // namespace model_api::predicate
