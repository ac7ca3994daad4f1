// The keys of a sort in a statement: their expressions, and the joins that lead to them.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "model/schema.hpp"
#include "page/sort.hpp"
#include "sql/expression.hpp"
#include "sql/render.hpp"

namespace model_api::read {

// Writes " LEFT JOIN …". The schema and its models have to outlive it.
using WriteJoin = std::function<void(sql::Writer &out)>;

struct Order {
    std::vector<WriteJoin> joins; // for keys of related records; mostly none
    sql::Expressions keys;        // over the table and its joins
};

Order order_of(const page::Sort &sort, const model::Model &model, const model::Schema &schema, std::string_view alias);

// The field of a key that is a column of the table itself, so that whoever reads the table's columns has it already.
const model::Field *plain_field(const page::SortKey &key); // nullptr: it is none

} // namespace model_api::read

#include "base/pure.hpp"
