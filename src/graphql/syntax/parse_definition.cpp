#include <algorithm>

#include "graphql/syntax/grammar.hpp"

namespace model_api::graphql::syntax {

namespace {

constexpr std::string_view directive_locations[] = {"QUERY",
                                                    "MUTATION",
                                                    "SUBSCRIPTION",
                                                    "FIELD",
                                                    "FRAGMENT_DEFINITION",
                                                    "FRAGMENT_SPREAD",
                                                    "INLINE_FRAGMENT",
                                                    "VARIABLE_DEFINITION",
                                                    "SCHEMA",
                                                    "SCALAR",
                                                    "OBJECT",
                                                    "FIELD_DEFINITION",
                                                    "ARGUMENT_DEFINITION",
                                                    "INTERFACE",
                                                    "UNION",
                                                    "ENUM",
                                                    "ENUM_VALUE",
                                                    "INPUT_OBJECT",
                                                    "INPUT_FIELD_DEFINITION",
                                                    "DIRECTIVE_DEFINITION"};

Name parse_name(Tokens &tokens) {
    return tokens.name();
}

RootTypeDefinition parse_root_type(Tokens &tokens) {
    RootTypeDefinition root;
    root.at = tokens.at();
    root.operation = parse_operation_kind(tokens);
    tokens.expect(TokenKind::colon);
    root.type = tokens.name();
    return root;
}

InputValueDefinition parse_input_value(Tokens &tokens) {
    InputValueDefinition input;
    input.at = tokens.at();
    input.description = parse_description(tokens);
    input.name = tokens.name();
    tokens.expect(TokenKind::colon);
    input.type = parse_type_reference(tokens);
    if (tokens.accept(TokenKind::equals)) input.default_value = parse_value(tokens, Variables::forbidden);
    input.directives = parse_directives(tokens, Variables::forbidden);
    return input;
}

FieldDefinition parse_field_definition(Tokens &tokens) {
    FieldDefinition field;
    field.at = tokens.at();
    field.description = parse_description(tokens);
    field.name = tokens.name();
    field.arguments = tokens.optional_items(TokenKind::open_paren, TokenKind::close_paren, parse_input_value);
    tokens.expect(TokenKind::colon);
    field.type = parse_type_reference(tokens);
    field.directives = parse_directives(tokens, Variables::forbidden);
    return field;
}

Name parse_enum_value_name(Tokens &tokens) {
    const Token &token = tokens.current();
    const std::string_view text = token.is_string() ? std::string_view(token.value) : token.text;
    if (text == "true" || text == "false" || text == "null") {
        tokens.fail(described(token) + " is reserved and cannot be used for an enum value.");
    }
    return tokens.name();
}

EnumValueDefinition parse_enum_value(Tokens &tokens) {
    EnumValueDefinition value;
    value.at = tokens.at();
    value.description = parse_description(tokens);
    value.name = parse_enum_value_name(tokens);
    value.directives = parse_directives(tokens, Variables::forbidden);
    return value;
}

// What stands behind the keyword.
void parse_type_parts(Tokens &tokens, TypeDefinition &type) {
    type.name = tokens.name();
    const bool has_fields = type.kind == TypeKind::object || type.kind == TypeKind::interface;
    if (has_fields && tokens.accept_keyword("implements")) {
        type.interfaces = tokens.separated_items(TokenKind::ampersand, parse_name);
    }
    type.directives = parse_directives(tokens, Variables::forbidden);
    constexpr auto open = TokenKind::open_brace;
    constexpr auto close = TokenKind::close_brace;
    if (has_fields) type.fields = tokens.optional_items(open, close, parse_field_definition);
    if (type.kind == TypeKind::union_of && tokens.accept(TokenKind::equals)) {
        type.members = tokens.separated_items(TokenKind::pipe, parse_name);
    }
    if (type.kind == TypeKind::enumeration) type.values = tokens.optional_items(open, close, parse_enum_value);
    if (type.kind == TypeKind::input) type.input_fields = tokens.optional_items(open, close, parse_input_value);
}

bool adds_nothing(const TypeDefinition &extension) {
    return extension.interfaces.empty() && extension.directives.empty() && extension.fields.empty() &&
           extension.members.empty() && extension.values.empty() && extension.input_fields.empty();
}

TypeDefinition parse_type_extension(Tokens &tokens, TypeKind kind) {
    TypeDefinition type;
    type.at = tokens.take().at;
    type.kind = kind;
    type.is_extension = true;
    tokens.take();
    parse_type_parts(tokens, type);
    if (adds_nothing(type)) tokens.reject_current();
    return type;
}

SchemaDefinition parse_schema_extension(Tokens &tokens) {
    SchemaDefinition schema;
    schema.at = tokens.take().at;
    schema.is_extension = true;
    tokens.take();
    schema.directives = parse_directives(tokens, Variables::forbidden);
    schema.roots = tokens.optional_items(TokenKind::open_brace, TokenKind::close_brace, parse_root_type);
    if (schema.directives.empty() && schema.roots.empty()) tokens.reject_current();
    return schema;
}

Name parse_directive_location(Tokens &tokens) {
    const Token token = tokens.current();
    const Name name = tokens.name();
    if (std::ranges::find(directive_locations, name.text) == std::end(directive_locations)) Tokens::reject(token);
    return name;
}

} // namespace

std::optional<TypeKind> type_kind_of(std::string_view keyword) {
    const auto *found = std::ranges::find(type_keywords, keyword);
    if (found == type_keywords.end()) return std::nullopt;
    return static_cast<TypeKind>(found - type_keywords.begin());
}

SchemaDefinition parse_schema_definition(Tokens &tokens) {
    SchemaDefinition schema;
    schema.at = tokens.at();
    schema.description = parse_description(tokens);
    tokens.expect_keyword("schema");
    schema.directives = parse_directives(tokens, Variables::forbidden);
    tokens.expect(TokenKind::open_brace);
    schema.roots = tokens.items_until(TokenKind::close_brace, parse_root_type);
    return schema;
}

TypeDefinition parse_type_definition(Tokens &tokens, TypeKind kind) {
    TypeDefinition type;
    type.at = tokens.at();
    type.kind = kind;
    type.description = parse_description(tokens);
    tokens.take();
    parse_type_parts(tokens, type);
    return type;
}

DirectiveDefinition parse_directive_definition(Tokens &tokens) {
    DirectiveDefinition directive;
    directive.at = tokens.at();
    directive.description = parse_description(tokens);
    tokens.expect_keyword("directive");
    tokens.expect(TokenKind::at);
    directive.name = tokens.name();
    directive.arguments = tokens.optional_items(TokenKind::open_paren, TokenKind::close_paren, parse_input_value);
    directive.is_repeatable = tokens.accept_keyword("repeatable");
    tokens.expect_keyword("on");
    directive.locations = tokens.separated_items(TokenKind::pipe, parse_directive_location);
    return directive;
}

Definition parse_extension(Tokens &tokens) {
    const Token keyword = tokens.following();
    if (keyword.is_name("schema")) return parse_schema_extension(tokens);
    const auto kind = keyword.kind == TokenKind::name ? type_kind_of(keyword.text) : std::nullopt;
    if (!kind) Tokens::reject(keyword);
    return parse_type_extension(tokens, *kind);
}

} // namespace model_api::graphql::syntax
