// What a document selects of the result of an action.
#pragma once

#include "schema/request/document.hpp"
#include "schema/request/record.hpp"

namespace model_api::schema::request {

// Adds what is asked of the record to `selection`.
Shape result_shape(const Context &context, const Collected &field, const graphql::schema::Type &type,
                   const Target &target, read::Selection &selection);

} // namespace model_api::schema::request

#include "base/pure.hpp"
