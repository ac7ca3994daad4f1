// What a document may cost, as the settings have it.
#pragma once

#include "graphql/limits.hpp"

namespace model_api::endpoint {

graphql::Limits limits();

} // namespace model_api::endpoint
