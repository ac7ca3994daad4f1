// The things that introspection describes, and what it says of each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graphql/schema/schema.hpp"

namespace model_api::graphql::execution {

// A __Schema, __Type, __Field, __InputValue, __EnumValue or __Directive.
using Thing = std::variant<const schema::Schema *, schema::TypeUse, const schema::Field *, const schema::InputValue *,
                           const schema::EnumValue *, const schema::Directive *>;

using Answer = std::variant<std::monostate, bool, std::string, Thing, std::vector<std::string>, std::vector<Thing>>;

struct Asked {
    bool with_deprecated = false;
};

// A field of one of the types of introspection.
using Resolver = Answer (*)(const Thing &thing, const Asked &asked);
Resolver resolver_of(std::string_view type, std::string_view field);

} // namespace model_api::graphql::execution

#include "base/pure.hpp"
