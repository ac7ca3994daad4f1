// Models that are searched, for what keeps up their searches.
#pragma once

#include "model/schema.hpp"

namespace model_api::api {

// Throws 42704 for an unknown model, 0A000 for one that is not searched.
const model::Model &searched_model(const model::Schema &schema, std::string_view name);

} // namespace model_api::api
