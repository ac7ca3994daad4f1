// The text of a response.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "endpoint/operation.hpp"
#include "graphql/error.hpp"

namespace model_api::endpoint {

// JSON of each field that is no namespace, in the order of the document; nullopt: it failed, and is null.
using Answers = std::vector<std::optional<std::string>>;

// {"errors":[…]}: nothing has run.
std::string refusal(const graphql::Errors &errors);

// {"errors":[…],"data":{…}}. A field that failed and must not be null makes what it is in null.
std::string response(const Operation &operation, const Answers &answers, const graphql::Errors &errors);

} // namespace model_api::endpoint
