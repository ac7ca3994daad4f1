// The name that was probably meant by a mistyped one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model_api {

// The candidate within a third of the word's length (optimal string alignment distance, case folded), or nullopt.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string_view> &candidates);
// ` Did you mean "updatedAt"?` or "".
std::string did_you_mean(std::string_view word, const std::vector<std::string_view> &candidates);

} // namespace model_api

#include "base/pure.hpp"
