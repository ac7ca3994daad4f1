// Tables as they are, read for the planner.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/search.hpp"
#include "table/names.hpp"
#include "table/present.hpp"

namespace model_api::catalog {

// OID of the relation of this name, of whatever kind. nullopt: none.
std::optional<std::uint32_t> find_relation(const std::string &schema, const std::string &name);

// All of these read by what the transaction sees now, with the search_path pinned by the caller.
table::Present read_present(std::uint32_t relation);
// What there is for searches by now: `search` is that of the model as it is.
void read_words(table::Present &present, const model::Search &search);

// Names that relations and constraints of a schema have.
table::Names read_names(const std::string &schema);

} // namespace model_api::catalog
