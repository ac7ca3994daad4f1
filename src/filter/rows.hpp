// The rows of models in statements that read: the one place where their tables are named, so that no statement has them
// without the condition by which whoever asks may see them (test/lint/visible.sh).
#pragma once

#include <string_view>

#include "model/schema.hpp"
#include "sql/expression.hpp"
#include "sql/render.hpp"

namespace model_api::filter {

// "public.question t0" of a FROM clause. What it gives belongs into the WHERE, or the ON, of that clause.
[[nodiscard]] sql::Expression write_table(sql::Writer &out, const model::Schema &schema, const model::Model &model,
                                          std::string_view alias);

// The same for a record that whoever asks may see whatever the schema hides: their own, which the statement's condition
// finds by its key.
void write_own_table(sql::Writer &out, const model::Model &model, std::string_view alias);

// EXISTS: whether the model has a record that may be seen and for which the condition holds.
sql::Expression exists(const model::Schema &schema, const model::Model &model, std::string_view alias,
                       sql::Expression condition);

} // namespace model_api::filter

#include "base/pure.hpp"
