// Compact JSON text taken apart without reading more of it than where its values end.
#pragma once

#include <string_view>
#include <vector>

namespace model_api::schema::request {

struct Slice {
    std::string_view name; // as written, between its quotes
    std::string_view value;
};

// Of an object.
std::vector<Slice> members_of(std::string_view object);

// Of a list.
std::vector<std::string_view> items_of(std::string_view list);

} // namespace model_api::schema::request

#include "base/pure.hpp"
