// Suggestions: the words that the last one of a text may become while it is typed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"

namespace model_api::lookup {

inline constexpr std::size_t max_suggestions = 100;

// At most `most` words of the model's records that begin as the last word of `text`, folded; the most frequent first.
// Each is found in a record that the caller sees. Throws 0A000 where the model is not searched.
std::vector<std::string> suggest_words(const model::Model &model, const catalog::Snapshot &snapshot,
                                       std::string_view text, std::size_t most);

} // namespace model_api::lookup
