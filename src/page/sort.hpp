// The order of a list: keys with directions, always ending in one that is unique.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/json.hpp"
#include "model/schema.hpp"

namespace model_api::page {

using Relations = std::vector<const model::Field *>;

struct FieldKey {
    Relations path; // to-one relations to walk first; mostly empty
    const model::Field *field;
    bool operator==(const FieldKey &) const = default;
};
// How well a record answers the search of its list, an integer: computed by the statement, never NULL.
struct ScoreKey {
    bool operator==(const ScoreKey &) const = default;
};

struct SortKey {
    std::variant<FieldKey, ScoreKey> value;
    bool descending = false;
    bool nulls_first = false; // as written or, by default, as PostgreSQL does: first when descending
    bool nullable = true;     // false: the column is NOT NULL and no relation leads to it
};

struct Sort {
    std::vector<SortKey> keys; // the last one is the model's key (a unique end)
    bool is_default = false;   // the request has none: a search may put its own in the place
};

// `document`: null, {"title":"Ascending"}, {"title":{"order":"Descending","nulls":"Last"}},
// {"title":"Descending","nulls":"Last"},
// {"quiz":{"title":"Ascending"}}, or a list of such. The model's key, ascending, is appended unless sorted already.
// One object names one field: jsonb does not keep the order of an object's keys. What stands after the model's key
// decides nothing and is left out. Throws DomainError with GGT_INVALID_QUERY_INPUT: 42703 unknown or unsortable field,
// 22023 wrong value, 54001 too many keys or relations.
Sort parse_sort(const Json &document, const model::Model &model, const model::Schema &schema, std::string_view path);
inline constexpr std::size_t max_sort_keys = 16;
inline constexpr std::size_t max_sort_relations = 8; // on the way to one key

// What a list with a search is sorted by unless the request says otherwise: by score, best first, and the model's key,
// newest first.
Sort best_first(const model::Model &model);
Sort newest_first(const model::Model &model); // by the key alone
SortKey key_of(const model::Model &model, bool descending);
bool is_by_score(const Sort &sort);

// The relations that lead to the record that has the value.
const Relations &relations_of(const SortKey &key);
// JSON has no order of its own that an API could promise: it is sorted by its text.
bool sorts_as_text(const SortKey &key);
// Of the key's values, as they stand in a cursor.
const sql::Type &key_type(const SortKey &key);
// "title", "quiz.title"; "quizId" for a relation's column.
std::string key_name(const SortKey &key);

// What a cursor is bound to: "question|createdAt pg_catalog.timestamptz desc first|id pg_catalog.int8 asc last". A
// column whose type changes has other values in other bytes, so the type is part of it.
std::string signature(const Sort &sort, const model::Model &model);

} // namespace model_api::page

#include "base/pure.hpp"
