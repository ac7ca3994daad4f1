// What a schema makes of a document: every place of it that rules ask about, in the document's order.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "graphql/schema/schema.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::graphql::validation {

struct NamedType { // in the type of a variable, or a condition
    const syntax::Name *name;
};

using Node = std::variant<const syntax::Operation *, const syntax::Fragment *, const syntax::VariableDefinition *,
                          NamedType, const syntax::SelectionSet *, const syntax::Field *,
                          const syntax::FragmentSpread *, const syntax::InlineFragment *, const syntax::Directive *,
                          const syntax::Argument *, const syntax::Value *, const syntax::ObjectField *>;

// Everything that is not known, or means nothing for a node, is empty.
struct Visit {
    Node node;
    std::uint32_t end = 0; // where the visits of what is inside of it end

    const schema::Type *parent = nullptr;      // the composite type whose selection it is in; of a set: that it selects
    schema::TypeUse type;                      // what comes out of it, or what must go into it
    schema::TypeUse outer;                     // of input: of the list or object around it
    const schema::Field *field = nullptr;      // the definition of the field it is or belongs to
    const schema::InputValue *input = nullptr; // the definition of an argument or input field
    const schema::Directive *directive = nullptr;
    bool has_default = false;     // of input: the place has a value where none is given
    bool is_in_directive = false; // of arguments
    std::string_view place;       // of directives: what they stand on

    template <class Wanted>
    const Wanted *as() const {
        const auto *found = std::get_if<const Wanted *>(&node);
        return found == nullptr ? nullptr : *found;
    }
};

std::vector<Visit> visits_of(const syntax::Document &document, const schema::Schema &schema);

} // namespace model_api::graphql::validation

#include "base/pure.hpp"
