#include "graphql/schema/built_in.hpp"

#include <algorithm>
#include <array>

#include "graphql/schema/define.hpp"

namespace model_api::graphql::schema {

namespace {

struct Described {
    std::string_view name;
    std::string_view description;
};

constexpr std::array<Described, 5> scalars = {{
    {"String", "Text in UTF-8."},
    {"Int", "A whole number of 32 bits with a sign."},
    {"Float", "A number of double precision, as IEEE 754 has it."},
    {"Boolean", "`true` or `false`."},
    {"ID", "What identifies an object. Written as a string; a whole number is accepted, too."},
}};

constexpr std::array<std::string_view, 5> directives = {"include", "skip", "deprecated", "specifiedBy", "oneOf"};

constexpr const char *directive_definitions = R"(
"Leaves a field or fragment out unless `if` is true."
directive @include("Whether it is part of the answer." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
"Leaves a field or fragment out when `if` is true."
directive @skip("Whether it is left out." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
"Marks what should not be used any more."
directive @deprecated("Why, and what to use instead; in Markdown." reason: String = "No longer supported")
  on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE | DIRECTIVE_DEFINITION
"Says where the behaviour of a scalar is specified."
directive @specifiedBy("The address of the specification." url: String!) on SCALAR
"Marks an input of which exactly one field must be given, and not be null."
directive @oneOf on INPUT_OBJECT
)";

constexpr const char *type_definitions = R"(
"What a server can be asked."
type __Schema {
  description: String
  "Every type of this server."
  types: [__Type!]!
  "The type of the root of queries."
  queryType: __Type!
  "The type of the root of mutations, where there are any."
  mutationType: __Type
  "The type of the root of subscriptions, where there are any."
  subscriptionType: __Type
  "Every directive of this server."
  directives(includeDeprecated: Boolean! = false): [__Directive!]!
}
"A type: what its kind is says which of its fields are null."
type __Type {
  kind: __TypeKind!
  name: String
  description: String
  specifiedByURL: String
  fields(includeDeprecated: Boolean = false): [__Field!]
  interfaces: [__Type!]
  possibleTypes: [__Type!]
  enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
  inputFields(includeDeprecated: Boolean = false): [__InputValue!]
  ofType: __Type
  isOneOf: Boolean
}
"A field of an object or interface: its name, its arguments and the type of what it answers."
type __Field {
  name: String!
  description: String
  args(includeDeprecated: Boolean = false): [__InputValue!]!
  type: __Type!
  isDeprecated: Boolean!
  deprecationReason: String
}
"An argument of a field or directive, or a field of an input."
type __InputValue {
  name: String!
  description: String
  type: __Type!
  "The value that holds where none is given, as a document would write it."
  defaultValue: String
  isDeprecated: Boolean!
  deprecationReason: String
}
"A value of an enum, which an answer carries as a string."
type __EnumValue {
  name: String!
  description: String
  isDeprecated: Boolean!
  deprecationReason: String
}
"A directive, and what it can stand on."
type __Directive {
  name: String!
  description: String
  isRepeatable: Boolean!
  locations: [__DirectiveLocation!]!
  args(includeDeprecated: Boolean = false): [__InputValue!]!
  isDeprecated: Boolean!
  deprecationReason: String
}
"The kinds of types."
enum __TypeKind { SCALAR OBJECT INTERFACE UNION ENUM INPUT_OBJECT LIST NON_NULL }
"What a directive can stand on."
enum __DirectiveLocation {
  QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION
  SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT
  INPUT_FIELD_DEFINITION DIRECTIVE_DEFINITION
}
)";

} // namespace

bool is_built_in_scalar(std::string_view name) {
    return std::ranges::find(scalars, name, &Described::name) != scalars.end();
}

std::string_view description_of_scalar(std::string_view name) {
    return std::ranges::find(scalars, name, &Described::name)->description;
}

bool is_introspection_type(const Type &type) {
    return type.name.starts_with("__");
}

bool is_specified_directive(std::string_view name) {
    return std::ranges::find(directives, name) != directives.end();
}

void add_built_in(Schema &schema) {
    define(schema, type_definitions, Existing::fails);
    define(schema, directive_definitions, Existing::stays);
}

} // namespace model_api::graphql::schema
