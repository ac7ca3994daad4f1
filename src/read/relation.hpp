// How records of two models belong together: the condition on the rows of the other model's table.
#pragma once

#include <string_view>

#include "model/schema.hpp"
#include "sql/expression.hpp"

namespace model_api::read {

// A record of `model` in a statement.
struct Row {
    const model::Model *model;
    std::string_view alias;
};

// Holds for the rows `other` that `relation`, a field of `row`'s model, leads to. The join model of a hasManyThrough
// is seen under `through_alias`.
sql::Expression related(const model::Field &relation, const Row &row, const Row &other, const model::Schema &schema,
                        std::string_view through_alias);

} // namespace model_api::read

#include "base/pure.hpp"
