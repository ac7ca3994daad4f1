// Stored fields as columns of a statement: what is selected of them, and how it becomes JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "read/layout.hpp"
#include "read/selection.hpp"
#include "sql/expression.hpp"

namespace model_api::read {

// The column behind a stored field or a belongsTo. Throws std::logic_error where there is none.
const model::Column &column_of(const model::Field &field);
sql::Expression column(const model::Field &field, std::string_view alias);

// A column as it is selected: itself, or to_json() of it where its type has no encoding of its own.
struct Shown {
    sql::Expression expression;
    Encoding encoding;
    sql::Type type; // of the expression
};
Shown shown_value(const model::Field &field, std::string_view alias);
Shown shown_id(const model::Field &belongs_to, std::string_view alias);

// Names of the columns of `model`'s own table that a selection reads, for its relations too; none twice.
std::vector<std::string> columns_read(const Selection &selection, const model::Model &model);

} // namespace model_api::read

#include "base/pure.hpp"
