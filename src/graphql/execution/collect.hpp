// The fields that a selection asks of an object: those of its fragments among them, the same name once.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "graphql/input/variables.hpp"
#include "graphql/schema/schema.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::graphql::execution {

struct Collected {
    std::string_view name;                    // in the response
    std::vector<const syntax::Field *> nodes; // which select of the same field, together
};

// Fragments by name, as the last of a name has it.
using Fragments = std::unordered_map<std::string_view, const syntax::Fragment *>;
Fragments fragments_of(const syntax::Document &document);

// @skip and @include.
bool is_included(const std::vector<syntax::Directive> &directives, const input::Variables &variables);

// In the order in which the response has them. `type` is that of the object, and never abstract.
std::vector<Collected> collect_fields(const std::vector<const syntax::SelectionSet *> &sets, const schema::Type &type,
                                      const schema::Schema &schema, const Fragments &fragments,
                                      const input::Variables &variables);
// What the nodes of a field select together.
std::vector<Collected> collect_subfields(const Collected &field, const schema::Type &type, const schema::Schema &schema,
                                         const Fragments &fragments, const input::Variables &variables);

} // namespace model_api::graphql::execution

#include "base/pure.hpp"
