// Definitions of types and directives: the schema definition language.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphql/syntax/value.hpp"

namespace model_api::graphql::syntax {

enum class OperationKind : std::uint8_t { query, mutation, subscription };
inline constexpr std::array<std::string_view, 3> operation_keywords = {"query", "mutation", "subscription"};

enum class TypeKind : std::uint8_t { scalar, object, interface, union_of, enumeration, input };
inline constexpr std::array<std::string_view, 6> type_keywords = {"scalar", "type", "interface",
                                                                  "union",  "enum", "input"};

using Description = std::optional<std::string>;

struct InputValueDefinition {
    Offset at = 0;
    Description description;
    Name name;
    TypeReference type;
    std::optional<Value> default_value;
    std::vector<Directive> directives;
};

struct FieldDefinition {
    Offset at = 0;
    Description description;
    Name name;
    std::vector<InputValueDefinition> arguments;
    TypeReference type;
    std::vector<Directive> directives;
};

struct EnumValueDefinition {
    Offset at = 0;
    Description description;
    Name name;
    std::vector<Directive> directives;
};

// Or an extension of one. What a kind has no use for is empty.
struct TypeDefinition {
    Offset at = 0;
    TypeKind kind = TypeKind::scalar;
    bool is_extension = false;
    Description description;
    Name name;
    std::vector<Name> interfaces;
    std::vector<Directive> directives;
    std::vector<FieldDefinition> fields;
    std::vector<Name> members; // of a union
    std::vector<EnumValueDefinition> values;
    std::vector<InputValueDefinition> input_fields;
};

struct RootTypeDefinition {
    Offset at = 0;
    OperationKind operation = OperationKind::query;
    Name type;
};

struct SchemaDefinition {
    Offset at = 0;
    bool is_extension = false;
    Description description;
    std::vector<Directive> directives;
    std::vector<RootTypeDefinition> roots;
};

struct DirectiveDefinition {
    Offset at = 0;
    Description description;
    Name name;
    std::vector<InputValueDefinition> arguments;
    bool is_repeatable = false;
    std::vector<Name> locations;
};

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
