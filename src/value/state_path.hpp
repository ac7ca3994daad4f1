// State paths: the names of nested states from the outermost to the innermost, as "created.published".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model_api::value {

inline constexpr std::size_t max_state_path_length = 1023; // 16 names of the greatest length with their dots

// API identifiers with dots between them. What is wrong, as a sentence for a DETAIL; nullopt when nothing is.
std::optional<std::string> state_path_mistake(std::string_view text);

} // namespace model_api::value

#include "base/pure.hpp"
