// The options of a field, each with how it is read and written: one table.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/define/node.hpp"

namespace model_api::model::define {

struct Option {
    std::string_view name;                            // "required"
    void (*read)(const Node &node, Field &field);     // `node` is the option's value
    std::optional<Json> (*write)(const Field &field); // nullopt: as it is when it is not given
};

// In the order in which they are read and written: what decides how another is checked comes first.
const std::vector<Option> &options();

// May a field of this type have it? "column" and "sqlType" belong to every stored field.
bool has_option(const FieldType &type, std::string_view option);

} // namespace model_api::model::define

#include "base/pure.hpp"
