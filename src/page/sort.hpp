// The order of a list: keys with directions, always ending in one that is unique.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "model/schema.hpp"

namespace model_api::page {

struct SortKey {
    std::vector<const model::Field *> path;     // to-one relations to walk first; mostly empty
    const model::Field *field;
    bool descending = false;
    bool nulls_first = false;                   // as written or, by default, as PostgreSQL does: first when descending
    bool nullable = true;                       // false: the column is NOT NULL and no relation leads to it
};

struct Sort {
    std::vector<SortKey> keys;                  // the last one is the model's key (a unique end)
};

// `document`: null, {"title":"Ascending"}, {"title":{"order":"Descending","nulls":"Last"}}, {"title":"Descending","nulls":"Last"},
// {"quiz":{"title":"Ascending"}}, or a list of such. The model's key, ascending, is appended unless sorted already.
// Throws DomainError with GGT_INVALID_QUERY_INPUT: 42703 unknown or unsortable field, 22023 wrong value.
Sort parse_sort(const Json &document, const model::Model &model, const model::Schema &schema, std::string_view path);

// What a cursor is bound to: "question|createdAt desc first|id asc".
std::string signature(const Sort &sort, const model::Model &model);

} // namespace model_api::page

#include "base/pure.hpp"
