// The GraphQL types of values: of fields as they are read and written, of operators, and of parameters.
#pragma once

#include <string>
#include <string_view>

#include "filter/operators.hpp"
#include "model/model.hpp"

namespace model_api::schema {

// Without "!"; of a stored field that may be shown.
std::string output_type(const model::Model &model, const model::Field &field);
// Of a stored field.
std::string input_type(const model::Model &model, const model::Field &field);
std::string_view parameter_type(const model::Parameter &parameter);

// The input type by whose operators a field is filtered. Integers of 64 bits are Floats to GraphQL, whose Int has 32.
filter::InputType filter_type(const model::Field &field);
std::string operand_type(filter::InputType type, filter::Operation operation);

} // namespace model_api::schema

#include "base/pure.hpp"
