// What a schema says of itself: the answers to __schema and __type.
#pragma once

#include <cstddef>
#include <string>

#include "graphql/execution/collect.hpp"
#include "graphql/limits.hpp"

namespace model_api::graphql::execution {

// What runs: the operation's document and its variables.
struct Request {
    const schema::Schema &schema;
    const syntax::Document &document;
    const Fragments &fragments;
    const input::Variables &variables;
};

// Appends the value of the root's field, which validation has found right, as JSON, to a response that has so many
// bytes already. Throws DomainError 54000 beyond the limits of complexity and of the size of a response.
void append_introspection(std::string &out, const Collected &field, const Request &request, const Limits &limits,
                          std::size_t bytes = 0);

} // namespace model_api::graphql::execution

#include "base/pure.hpp"
