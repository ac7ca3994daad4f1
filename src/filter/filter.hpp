// A filter as a tree: parsed and checked, every value already of its field's type.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/json.hpp"
#include "filter/operators.hpp"
#include "model/schema.hpp"
#include "sql/expression.hpp"

namespace model_api::filter {

struct Filter;
using Filters = std::vector<Filter>;

// AND: true when empty.
struct All {
    Filters terms;
};
// OR: false when empty.
struct AnyOf {
    Filters terms;
};
// NOT: none of them holds; true when empty.
struct NoneOf {
    Filters terms;
};

struct Condition {             // field operator value
    const model::Field *field; // owned by its model, which the schema keeps
    Operation operation;
    sql::Value value;      // of the field's type; a TextArray of such for in and notIn; Null where the JSON was null
    bool has_null = false; // in, notIn: the list had a null
    bool case_sensitive = true; // string operators
    std::string place = {};     // path of the value, where only its type's input function can check it
};

enum class Quantifier : std::uint8_t { one, some, every, none };

struct Related { // a condition on related records
    const model::Field *field;
    Quantifier quantifier;     // one: belongsTo and hasOne
    const model::Model *model; // the other model
    Filters condition;         // one
};

struct IsRelated { // {"quiz": {"isSet": true}}
    const model::Field *field;
    bool is_set;
};

struct Filter {
    std::variant<All, AnyOf, NoneOf, Condition, Related, IsRelated> node;

    template <class Node>
    Filter(Node value) : node(std::move(value)) {} // NOLINT(google-explicit-constructor): a node is a filter
};

// How large a filter may be.
struct Limits {
    std::size_t depth = 32;        // nested AND, OR, NOT and relations
    std::size_t conditions = 5000; // leaves in all
};

// Whether {"$session": "userId"} may stand for a value: in the filters of permissions.
enum class SessionValues : std::uint8_t { refused, allowed };

// `document` is an object, a list (ANDed) or null; `path` is where it stands in the request ("filter").
// Throws DomainError: 42703 unknown field, 42883 unknown operator, 22023 wrong kind of value, 22007 bad date,
// 22P02 bad id, 54001 too deep or too large; the code is GGT_INVALID_FILTER.
Filter parse(const Json &document, const model::Model &model, const model::Schema &schema, std::string_view path,
             const Limits &limits = {}, SessionValues session = SessionValues::refused);

// Where the row that a filter is about comes from.
enum class Origin : std::uint8_t {
    table, // scanned from its table: what is NOT NULL there has a value
    value, // a value of the table's row type, perhaps of an outer join's missing side: any column may be NULL
};

// The filter as a condition on the row `alias` of `model`. Aliases of related tables are derived from it. Of related
// records only those count that the schema shows. Where the session does not have a value that a condition asks for,
// neither the condition nor its opposite holds for any record.
sql::Expression lower(const Filter &filter, const model::Model &model, const model::Schema &schema,
                      std::string_view alias, Origin origin = Origin::table);

// True when the filter restricts nothing.
bool is_trivial(const Filter &filter);

} // namespace model_api::filter

#include "base/pure.hpp"
