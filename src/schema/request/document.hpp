// A document that is to run, and what its fields are given.
#pragma once

#include <memory>
#include <vector>

#include "base/json.hpp"
#include "graphql/execution/collect.hpp"
#include "graphql/execution/introspection.hpp"
#include "read/selection.hpp"
#include "schema/api.hpp"
#include "schema/request/shape.hpp"

namespace model_api::schema::request {

using graphql::execution::Collected;

// What a request is read with.
struct Context {
    const Api &api;
    const graphql::execution::Request &document;
    read::SelectionLimits limits = {};
    read::DecideSearch decide = {};                    // of searches in lists of related records
    filter::Limits filters = {};                       // of those of a root's list
    std::shared_ptr<const OtherNames> role_names = {}; // by their keys; nullptr: a role is called as its key is

    // What is read of a record without a field being named: what the schema shows of it.
    read::Selection default_selection(const model::Model &model) const;
    // What is selected below a field, of an object of this type.
    std::vector<Collected> selected(const Collected &field, const graphql::schema::Type &type) const;
    // nullptr: __typename.
    const graphql::schema::Field *definition(const Collected &field, const graphql::schema::Type &type) const;
    // Coerced; one that is null is left out. Throws DomainError where a variable has no value that an argument needs.
    Json arguments(const Collected &field, const graphql::schema::Field &definition) const;
};

} // namespace model_api::schema::request

#include "base/pure.hpp"
