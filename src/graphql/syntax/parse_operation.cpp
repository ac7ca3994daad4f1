#include "graphql/syntax/grammar.hpp"

namespace model_api::graphql::syntax {

namespace {

SelectionSet parse_selection_set(Tokens &tokens);

Field parse_field(Tokens &tokens) {
    Field field;
    field.at = tokens.at();
    field.name = tokens.name();
    if (tokens.accept(TokenKind::colon)) {
        field.alias = field.name;
        field.name = tokens.name();
    }
    field.arguments = parse_arguments(tokens, Variables::allowed);
    field.directives = parse_directives(tokens, Variables::allowed);
    if (tokens.is(TokenKind::open_brace)) field.selection_set = parse_selection_set(tokens);
    return field;
}

Name parse_fragment_name(Tokens &tokens) {
    const Token &token = tokens.current();
    if (token.is_name("on") || (token.is_string() && token.value == "on")) tokens.reject_current();
    return tokens.name();
}

Selection parse_spread(Tokens &tokens) {
    const Offset at = tokens.take().at;
    const bool has_condition = tokens.accept_keyword("on");
    if (!has_condition && tokens.is(TokenKind::name)) {
        const Name name = parse_fragment_name(tokens);
        return {FragmentSpread{at, name, parse_directives(tokens, Variables::allowed)}};
    }
    InlineFragment fragment;
    fragment.at = at;
    if (has_condition) fragment.type = tokens.name();
    fragment.directives = parse_directives(tokens, Variables::allowed);
    fragment.selection_set = parse_selection_set(tokens);
    return {std::move(fragment)};
}

Selection parse_selection(Tokens &tokens) {
    if (tokens.is(TokenKind::spread)) return parse_spread(tokens);
    return {parse_field(tokens)};
}

SelectionSet parse_selection_set(Tokens &tokens) {
    const Tokens::Level level(tokens);
    const Offset at = tokens.expect(TokenKind::open_brace).at;
    return {at, tokens.items_until(TokenKind::close_brace, parse_selection)};
}

VariableDefinition parse_variable_definition(Tokens &tokens) {
    VariableDefinition variable;
    variable.at = tokens.at();
    parse_description(tokens);
    tokens.expect(TokenKind::dollar);
    variable.name = tokens.name();
    tokens.expect(TokenKind::colon);
    variable.type = parse_type_reference(tokens);
    if (tokens.accept(TokenKind::equals)) variable.default_value = parse_value(tokens, Variables::forbidden);
    variable.directives = parse_directives(tokens, Variables::forbidden);
    return variable;
}

} // namespace

OperationKind parse_operation_kind(Tokens &tokens) {
    const Token token = tokens.expect(TokenKind::name);
    for (std::size_t i = 0; i < operation_keywords.size(); ++i) {
        if (token.text == operation_keywords[i]) return static_cast<OperationKind>(i);
    }
    Tokens::reject(token);
}

Operation parse_operation(Tokens &tokens) {
    Operation operation;
    operation.at = tokens.at();
    if (!tokens.is(TokenKind::open_brace)) {
        parse_description(tokens);
        operation.kind = parse_operation_kind(tokens);
        if (tokens.is(TokenKind::name)) operation.name = tokens.name();
        operation.variables =
            tokens.optional_items(TokenKind::open_paren, TokenKind::close_paren, parse_variable_definition);
        operation.directives = parse_directives(tokens, Variables::allowed);
    }
    operation.selection_set = parse_selection_set(tokens);
    return operation;
}

Fragment parse_fragment(Tokens &tokens) {
    Fragment fragment;
    fragment.at = tokens.at();
    parse_description(tokens);
    tokens.expect_keyword("fragment");
    fragment.name = parse_fragment_name(tokens);
    tokens.expect_keyword("on");
    fragment.type = tokens.name();
    fragment.directives = parse_directives(tokens, Variables::allowed);
    fragment.selection_set = parse_selection_set(tokens);
    return fragment;
}

} // namespace model_api::graphql::syntax
