// Where an operation uses its variables: which of them decide what it asks for, and which only say of which record, or
// from where on.
#pragma once

#include <string_view>
#include <vector>

#include "schema/request/document.hpp"

namespace model_api::schema::request {

struct Uses {
    std::vector<std::string_view> shaping; // each value of theirs makes another request
    std::vector<std::string_view> ids;     // of a record, as the argument of a root's field and nowhere else
    std::vector<std::string_view> cursors; // after or before, likewise
};
Uses uses_of(const graphql::syntax::Operation &operation, const graphql::execution::Fragments &fragments,
             const Api &api);

// Those used below a field, in its selection: what decides the form of its answer.
std::vector<std::string_view> variables_below(const Collected &field, const graphql::execution::Fragments &fragments);

} // namespace model_api::schema::request

#include "base/pure.hpp"
