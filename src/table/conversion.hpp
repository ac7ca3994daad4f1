// From one column type to another: whether every value survives, and the cast.
#pragma once

#include <string>
#include <string_view>

namespace model_api::table {

// Type names as Present has them: "integer", "numeric(38,2)", "text", "model.email".
struct Conversion {
    bool widens = false;    // every value survives as it is
    std::string expression; // of the new type, over the quoted column
};

Conversion convert(std::string_view from, const std::string &to, const std::string &column);

} // namespace model_api::table

#include "base/pure.hpp"
