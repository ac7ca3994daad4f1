// The second argument of model.adopt: what the table itself does not say.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/json.hpp"
#include "catalog/facts.hpp"
#include "model/search.hpp"

namespace model_api::api::adopt {

struct Options {
    std::string model, plural;                  // empty: from the table's name
    std::string key;                            // a column; empty: the primary key's
    std::set<std::string> excluded;             // columns that are to be no fields
    std::map<std::string, std::string> names;   // of fields, by column
    std::optional<model::SearchStorage> search; // nullopt: as it is
};

// Reports every mistake at once, as a definition does.
Options read_options(const Json &document, const catalog::TableFacts &facts);

} // namespace model_api::api::adopt
