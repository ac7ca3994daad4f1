// Regular expressions, as PostgreSQL's ~ has them.
#pragma once

#include <string>

namespace model_api::change {

bool matches_pattern(const std::string &pattern, const std::string &text);

} // namespace model_api::change
