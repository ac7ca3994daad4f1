// The types of a schema: what a document may ask for, and what it may say. There may be very many: descriptions are
// kept by the schema, each once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "graphql/schema/members.hpp"
#include "graphql/schema/rare.hpp"
#include "graphql/syntax/definition.hpp"
#include "graphql/syntax/wrapping.hpp"

namespace model_api::graphql::schema {

using syntax::Wrapping;
using Kind = syntax::TypeKind;

struct Type;

// A named type with what is around it: [Post!]!
struct TypeUse {
    const Type *type = nullptr; // nullptr: unknown
    Wrapping wrapping;

    explicit operator bool() const { return type != nullptr; }
    bool is_non_null() const { return wrapping.is_non_null(); }
    TypeUse nullable() const { return {type, wrapping.nullable()}; }
    bool is_list() const { return wrapping.nullable().is_list(); }           // or a list that is not null
    TypeUse item() const { return {type, wrapping.nullable().unwrapped()}; } // of a list
    std::string text() const;
    bool operator==(const TypeUse &) const = default;
};

struct InputValue { // an argument, or a field of an input type
    std::string name;
    std::string_view description;
    TypeUse type;
    Rare<Json> default_value; // coerced; enum values by name
    Rare<std::string> deprecation;

    bool is_required() const { return type.is_non_null() && !default_value; }
};

struct Field {
    std::string name;
    std::string_view description;
    TypeUse type;
    Members<InputValue> arguments;
    Rare<std::string> deprecation;
    std::size_t tag = 0; // for whoever resolves it
};

struct EnumValue {
    std::string name;
    std::string_view description;
    Rare<std::string> deprecation;
};

// How input for a scalar is checked and normalized: what both return is the value, and what they throw is a DomainError
// whose message a GraphQL error carries.
struct Scalar {
    Json (*of_json)(const Json &given) = nullptr; // nullptr: everything is accepted
    bool is_built_in = false;                     // decides by the kind of a literal; see execution/scalar
};

// What a kind has no use for is empty.
struct Type {
    std::string name;
    std::string_view description;
    std::optional<Kind> kind; // nothing: mentioned, but not defined so far
    bool is_one_of = false;   // an input of which exactly one field is given
    Rare<std::string> specified_by;
    Scalar scalar;
    Members<Field> fields;
    std::vector<const Type *> interfaces;
    std::vector<const Type *> members;  // of a union, and the objects of an interface
    std::vector<const Type *> subtypes; // of an interface: the objects and interfaces that implement it
    Members<EnumValue> values;
    Members<InputValue> input_fields;
    std::size_t tag = 0; // for whoever resolves it

    bool is(Kind one) const { return kind == one; }
    bool is_leaf() const { return is(Kind::scalar) || is(Kind::enumeration); }
    bool is_input() const { return is_leaf() || is(Kind::input); }
    bool is_output() const { return kind && !is(Kind::input); }
    bool is_abstract() const { return is(Kind::interface) || is(Kind::union_of); }
    bool is_composite() const { return is_abstract() || is(Kind::object); }
    bool has_fields() const { return is(Kind::object) || is(Kind::interface); }
};

struct Directive {
    std::string name;
    std::string_view description;
    Members<InputValue> arguments;
    bool is_repeatable = false;
    std::vector<std::string> locations;

    bool may_be_on(std::string_view location) const;
};

} // namespace model_api::graphql::schema

#include "base/pure.hpp"
