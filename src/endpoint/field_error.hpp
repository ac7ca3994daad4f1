// What went wrong with a field, as the response tells it.
#pragma once

#include <exception>
#include <string_view>
#include <vector>

#include "graphql/error.hpp"
#include "graphql/execution/collect.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::endpoint {

// To be called where the exception is being handled. What must take the whole response goes on as it is: whoever asked
// may try again (serialization failures, deadlocks), or the server is in trouble.
graphql::Error error_of(const std::exception &exception);

// Of a field at this path.
void place(graphql::Error &error, const std::vector<std::string_view> &path, const graphql::execution::Collected &field,
           const graphql::syntax::Document &document);

} // namespace model_api::endpoint
