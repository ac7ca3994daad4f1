// Values of a definition as SQL writes them.
#pragma once

#include <string>
#include <vector>

#include "model/field.hpp"

namespace model_api::table {

// "default" of a field as an SQL expression.
std::string default_expression(const model::Field &field);

// 'single', 'multi'
std::string literal_list(const std::vector<std::string> &words);
// ARRAY['single', 'multi']::text[]
std::string text_array(const std::vector<std::string> &words);

} // namespace model_api::table

#include "base/pure.hpp"
