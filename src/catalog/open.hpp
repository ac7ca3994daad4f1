// A model made of its rows in the catalog and of its table as it is now.
#pragma once

#include <vector>

#include "catalog/rows.hpp"
#include "catalog/shape.hpp"
#include "model/definition.hpp"

namespace model_api::catalog {

// A field whose column was dropped is left out. `beside`: the table of its words where that is another one; nullptr: it
// is gone, or there is none.
model::Model open_model(const ModelRow &row, const Shape &shape, const Shape *beside);
std::vector<model::Action> open_global_actions(const std::vector<ActionRow> &rows);

} // namespace model_api::catalog
