// Values against the bounds of their field and of their column's type, compared as the table's CHECK compares them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "action/message.hpp"
#include "model/field.hpp"
#include "sql/expression.hpp"

namespace model_api::action {

// The messages of what a value that is not NULL is too long, too short, too great or too small for.
std::vector<std::string> broken_bounds(const model::Field &field, const sql::Value &value);

} // namespace model_api::action

#include "base/pure.hpp"
