// Suggestions: the names that were probably meant, several and in the order in which graphql-js gives them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace model_api::graphql {

// base/nearest offers one name, and fewer; here the reference implementation decides what is near.
std::vector<std::string_view> suggestions(std::string_view word, const std::vector<std::string_view> &candidates);

// ` Did you mean [what ]"a", "b", or "c"?`, at most five names, or "".
std::string did_you_mean(const std::vector<std::string_view> &names, std::string_view what = {});

// Orders names as people do: "item2" before "item10".
int compare_naturally(std::string_view left, std::string_view right);

} // namespace model_api::graphql

#include "base/pure.hpp"
