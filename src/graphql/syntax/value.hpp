// Values, arguments, directives and type references, as a document writes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graphql/syntax/wrapping.hpp"

namespace model_api::graphql::syntax {

using Offset = std::uint32_t; // bytes from the start of the document

struct Name {
    std::string_view text; // a part of the document
    Offset at = 0;
};

struct Value;
struct ObjectField;

struct Variable {
    Name name; // without the "$"
};
struct IntValue {
    std::string_view literal;
};
struct FloatValue {
    std::string_view literal;
};
struct StringValue {
    std::string text; // what the escapes stand for; of a block string without its indentation
    bool block = false;
};
struct BooleanValue {
    bool value = false;
};
struct NullValue {};
struct EnumValue {
    std::string_view name;
};
struct ListValue {
    std::vector<Value> items;
};
struct ObjectValue {
    std::vector<ObjectField> fields;
};

struct Value {
    Offset at = 0;
    std::variant<NullValue, Variable, IntValue, FloatValue, StringValue, BooleanValue, EnumValue, ListValue,
                 ObjectValue>
        node;

    template <class Node>
    const Node *as() const {
        return std::get_if<Node>(&node);
    }
    template <class Node>
    bool is() const {
        return std::holds_alternative<Node>(node);
    }
};

struct ObjectField {
    Name name;
    Value value;
};

struct Argument {
    Name name;
    Value value;
};

struct Directive {
    Offset at = 0; // of the "@"
    Name name;
    std::vector<Argument> arguments;
};

struct TypeReference {
    Offset at = 0;
    Name name;
    Wrapping wrapping;

    std::string text() const { return wrapping.around(name.text); }
};

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
