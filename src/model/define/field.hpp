// One field of a definition: its type and its options.
#pragma once

#include <optional>
#include <string>

#include "model/define/node.hpp"

namespace model_api::model::define {

// A field of its kind with nothing set but the default column.
Field make_field(std::string name, Kind kind);

// nullopt: so wrong that the field cannot be had at all. Lesser mistakes leave a field that others may refer to.
std::optional<Field> read_field(const Node &node, const std::string &name);

// A definition may repeat a managed field, to name its column.
void read_managed(const Node &node, Field &field);

} // namespace model_api::model::define

#include "base/pure.hpp"
