// Many records written together: all of them, or none.
#pragma once

#include <vector>

#include "change/bulk.hpp"
#include "read/query.hpp"

namespace model_api::change {

// The outcome of each, in their order. Where one fails nothing is written: the outcomes of all whose input is wrong, or
// else of the first that PostgreSQL refuses, say why. The changes are alike in their model and kind, have nothing
// nested in them and no hooks.
std::vector<Outcome> perform_all(const catalog::Snapshot &snapshot, const std::vector<Element> &elements,
                                 const Shown &shown);

// Deletes records of the model by one statement.
Outcome remove_all(const catalog::Snapshot &snapshot, const action::Change &remove, const read::Statement &statement);

} // namespace model_api::change
