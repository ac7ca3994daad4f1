// Models that refer to a model which is to be one no more.
#pragma once

#include <string_view>

namespace model_api::catalog {

// Raises 2BP01 while a model with a table belongs to this one: its field could not be read any more.
void check_unreferred(std::string_view model);

} // namespace model_api::catalog
