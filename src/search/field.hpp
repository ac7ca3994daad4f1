// Which fields of a model are searched, in which form and with which weight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "search/document.hpp"

namespace model_api::search {

enum class Form : std::uint8_t {
    text,      // as it prints
    rich_text, // without its markup
    time,      // its date, and the time to the minute
    list,      // each element by itself
    leaves,    // of a JSON document: each string and number by itself
};

// A function of SQL takes 100 arguments, and one of them says what the others are: fields beyond these are not
// searched.
inline constexpr std::size_t max_searched_fields = 99;

struct SearchedField {
    const model::Field *field;
    Form form;
    Weight weight;
};

// nullopt: a search does not look at it.
std::optional<SearchedField> searched(const model::Field &field);
// Those of most weight first, for limits cut at the end; then in the model's order.
std::vector<SearchedField> searched_fields(const model::Model &model);

// Adds a value, or one element or leaf of it, to the record's document. `text` is what the value's type prints; of a
// time it begins as `2024-05-01T10:00`.
void add_value(DocumentBuilder &document, const SearchedField &field, std::string_view text);

} // namespace model_api::search

#include "base/pure.hpp"
