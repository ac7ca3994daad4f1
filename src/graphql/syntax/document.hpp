// A document as a tree: operations, fragments, and definitions of a schema.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graphql/error.hpp"
#include "graphql/syntax/definition.hpp"
#include "graphql/syntax/value.hpp"

namespace model_api::graphql::syntax {

struct Selection;

struct SelectionSet {
    Offset at = 0;
    std::vector<Selection> selections; // never empty where there are braces

    bool empty() const { return selections.empty(); }
};

struct Field {
    Offset at = 0;
    Name alias; // empty where there is none
    Name name;
    std::vector<Argument> arguments;
    std::vector<Directive> directives;
    SelectionSet selection_set; // empty where there is none

    std::string_view response_name() const { return alias.text.empty() ? name.text : alias.text; }
};

struct FragmentSpread {
    Offset at = 0;
    Name name;
    std::vector<Directive> directives;
};

struct InlineFragment {
    Offset at = 0;
    Name type; // empty where there is no condition
    std::vector<Directive> directives;
    SelectionSet selection_set;
};

struct Selection {
    std::variant<Field, FragmentSpread, InlineFragment> node;
};

struct VariableDefinition {
    Offset at = 0;
    Name name; // without the "$"
    TypeReference type;
    std::optional<Value> default_value;
    std::vector<Directive> directives;
};

struct Operation {
    Offset at = 0;
    OperationKind kind = OperationKind::query;
    Name name; // empty where there is none
    std::vector<VariableDefinition> variables;
    std::vector<Directive> directives;
    SelectionSet selection_set;
};

struct Fragment {
    Offset at = 0;
    Name name;
    Name type;
    std::vector<Directive> directives;
    SelectionSet selection_set;
};

using Definition = std::variant<Operation, Fragment, TypeDefinition, SchemaDefinition, DirectiveDefinition>;

// Immutable once parsed. Names and numbers are views of the text, which the document keeps.
struct Document {
    std::shared_ptr<const std::string> text;
    std::vector<Definition> definitions;
    std::size_t tokens = 0;

    const Fragment *fragment(std::string_view name) const; // the last of that name; nullptr when there is none
    Location location(Offset at) const;
};

Location location_in(std::string_view text, Offset at);
// Of many places at once, in one pass through the text.
std::vector<Location> locations_in(std::string_view text, const std::vector<Offset> &places);

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
