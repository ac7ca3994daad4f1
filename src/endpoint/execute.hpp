// Running what somebody asks, field by field.
#pragma once

#include <string>

#include "endpoint/operation.hpp"

namespace model_api::endpoint {

// The response as JSON text. What is wrong with the document is part of it, and so are errors of fields. Raised is only
// what must take everything: a cancelled query, a serialization failure, a server in trouble.
std::string execute(const Asked &asked);

} // namespace model_api::endpoint
