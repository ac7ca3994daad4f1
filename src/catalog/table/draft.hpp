// The models of one definition on their way to tables: what is asked for, what there is, and what only the server can
// find wrong.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/definition.hpp"
#include "table/plan.hpp"

namespace model_api::catalog {

using Mistakes = std::vector<model::Mistake>;

struct Draft {
    model::Model definition;             // as it is to be saved: its columns are settled
    const model::Model *known = nullptr; // nullptr: new, or its table is gone
    std::optional<table::Present> present;
    std::vector<table::Dropped> dropped;
    std::map<std::string, std::string> types; // "sqlType" of each field that has one, as PostgreSQL writes it

    bool is_as_it_is() const { return definition.adopted && present.has_value(); } // nothing is done to its table
};

// Finds the table of each model and settles its columns.
std::vector<Draft> draft_all(const model::Definition &definition, const model::Known &known, Mistakes &mistakes);

// "sqlType" of each field: read by the caller's search_path, written by the pinned one; it must suit the field.
void read_types(std::vector<Draft> &drafts, Mistakes &mistakes);

} // namespace model_api::catalog
