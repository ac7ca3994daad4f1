// The grammar's rules, each a function that takes its tokens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graphql/syntax/document.hpp"
#include "graphql/syntax/tokens.hpp"

namespace model_api::graphql::syntax {

enum class Variables : bool { forbidden, allowed };

Value parse_value(Tokens &tokens, Variables variables);
std::vector<Argument> parse_arguments(Tokens &tokens, Variables variables);
std::vector<Directive> parse_directives(Tokens &tokens, Variables variables);
TypeReference parse_type_reference(Tokens &tokens);
Description parse_description(Tokens &tokens);
OperationKind parse_operation_kind(Tokens &tokens);

Operation parse_operation(Tokens &tokens);
Fragment parse_fragment(Tokens &tokens);

SchemaDefinition parse_schema_definition(Tokens &tokens);
TypeDefinition parse_type_definition(Tokens &tokens, TypeKind kind);
DirectiveDefinition parse_directive_definition(Tokens &tokens);
Definition parse_extension(Tokens &tokens);

// Which kind of type a keyword begins the definition of.
std::optional<TypeKind> type_kind_of(std::string_view keyword);

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
