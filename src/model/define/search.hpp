// "search" of a model: whether it is searched, and where its words are stored.
#pragma once

#include <optional>

#include "model/define/node.hpp"

namespace model_api::model::define {

// What a definition that does not say it means: the model's own table has the column; one that was adopted is left as
// it is.
SearchStorage default_storage(bool adopted);

// true, false, {"storage": "column"} or {"storage": "side"}. A table that was adopted keeps its shape where nobody says
// otherwise: `true` means a table beside it.
SearchStorage read_search(const Node &node, bool adopted);

// nullopt: as it is when it is not given.
std::optional<Json> write_search(SearchStorage storage, bool adopted);

// "column"; nullopt: no such storage.
const char *storage_name(SearchStorage storage);
std::optional<SearchStorage> find_storage(std::string_view name);

} // namespace model_api::model::define

#include "base/pure.hpp"
