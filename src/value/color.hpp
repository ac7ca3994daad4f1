// Colors: #rrggbb, or #rrggbbaa with an opacity.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model_api::value {

// What is wrong, as a sentence for a DETAIL; nullopt when nothing is.
std::optional<std::string> color_mistake(std::string_view text);

} // namespace model_api::value

#include "base/pure.hpp"
