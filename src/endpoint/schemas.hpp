// The GraphQL schemas of this backend: of the current role, as the catalog and its privileges are now.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "schema/api.hpp"

namespace model_api::endpoint {

// A schema, and what it points to.
struct Served {
    catalog::Snapshot snapshot;
    std::vector<model::Action> global_actions;
    std::uint64_t generation; // differs between roles, and whenever a document that was valid may not be any more
    schema::Api api;

    Served(catalog::Snapshot of, std::vector<model::Action> actions, std::uint64_t number,
           const schema::Access &access);
};
using ServedApi = std::shared_ptr<const Served>;

// Thrown: the catalog is not the one that a request was read by, so that it has to be read again. Nothing is done yet.
struct Stale {};

// Of everything that the current role may see.
ServedApi whole();

// What documents that are kept were checked against: one that has another generation is to be checked anew.
std::uint64_t current_generation();

// A generation ends with its version of the catalog, with privileges that change, and when its role was not seen for
// long.
bool is_served(std::uint64_t generation);
std::uint64_t ended_generations(); // how many

// At least the part that a document needs to be valid if it is, since building all of it takes long where there are
// many models: those models that occur in the document or in the values of its variables, both given as text. What is
// wrong with a document is to be said by the whole schema.
ServedApi sufficient_for(std::string_view document, std::string_view variables);

} // namespace model_api::endpoint
