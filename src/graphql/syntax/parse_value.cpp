#include "graphql/syntax/grammar.hpp"

namespace model_api::graphql::syntax {

namespace {

Value parse_word(Tokens &tokens) {
    const Token token = tokens.take();
    Value value{token.at, EnumValue{token.text}};
    if (token.text == "true") value.node = BooleanValue{true};
    if (token.text == "false") value.node = BooleanValue{false};
    if (token.text == "null") value.node = NullValue{};
    return value;
}

Value parse_string(Tokens &tokens) {
    Token token = tokens.take();
    return {token.at, StringValue{std::move(token.value), token.kind == TokenKind::block_string}};
}

Value parse_variable(Tokens &tokens, Variables variables) {
    const Token dollar = tokens.take();
    if (variables == Variables::forbidden) {
        if (!tokens.is(TokenKind::name)) Tokens::reject(dollar);
        const std::string name(tokens.current().text);
        Tokens::fail_at(dollar.at, "Unexpected variable \"$" + name + "\" in constant value.");
    }
    return {dollar.at, Variable{tokens.name()}};
}

Value parse_list(Tokens &tokens, Variables variables) {
    const Tokens::Level level(tokens);
    ListValue list;
    const Offset at = tokens.take().at;
    while (!tokens.accept(TokenKind::close_bracket)) list.items.push_back(parse_value(tokens, variables));
    return {at, std::move(list)};
}

Value parse_object(Tokens &tokens, Variables variables) {
    const Tokens::Level level(tokens);
    ObjectValue object;
    const Offset at = tokens.take().at;
    while (!tokens.accept(TokenKind::close_brace)) {
        const Name name = tokens.name();
        tokens.expect(TokenKind::colon);
        object.fields.push_back({name, parse_value(tokens, variables)});
    }
    return {at, std::move(object)};
}

Argument parse_argument(Tokens &tokens, Variables variables) {
    const Name name = tokens.name();
    tokens.expect(TokenKind::colon);
    return {name, parse_value(tokens, variables)};
}

} // namespace

Value parse_value(Tokens &tokens, Variables variables) {
    switch (tokens.current().kind) {
    case TokenKind::open_bracket:
        return parse_list(tokens, variables);
    case TokenKind::open_brace:
        return parse_object(tokens, variables);
    case TokenKind::integer:
        return {tokens.at(), IntValue{tokens.take().text}};
    case TokenKind::floating:
        return {tokens.at(), FloatValue{tokens.take().text}};
    case TokenKind::string:
    case TokenKind::block_string:
        return parse_string(tokens);
    case TokenKind::name:
        return parse_word(tokens);
    case TokenKind::dollar:
        return parse_variable(tokens, variables);
    default:
        tokens.reject_current();
    }
}

std::vector<Argument> parse_arguments(Tokens &tokens, Variables variables) {
    return tokens.optional_items(TokenKind::open_paren, TokenKind::close_paren,
                                 [&](Tokens &inside) { return parse_argument(inside, variables); });
}

std::vector<Directive> parse_directives(Tokens &tokens, Variables variables) {
    std::vector<Directive> directives;
    while (tokens.is(TokenKind::at)) {
        const Offset at = tokens.take().at;
        const Name name = tokens.name();
        directives.push_back({at, name, parse_arguments(tokens, variables)});
    }
    return directives;
}

TypeReference parse_type_reference(Tokens &tokens) {
    const Tokens::Level level(tokens);
    TypeReference type;
    const Offset at = tokens.at();
    if (tokens.accept(TokenKind::open_bracket)) {
        type = parse_type_reference(tokens);
        tokens.expect(TokenKind::close_bracket);
        if (type.wrapping.depth() + 2 > Wrapping::max_depth) {
            Tokens::fail_at(at, "Type is nested more than " + std::to_string(Wrapping::max_depth) + " levels deep.");
        }
        type.wrapping = type.wrapping.in_list();
    } else {
        type.name = tokens.name();
    }
    if (tokens.accept(TokenKind::bang)) type.wrapping = type.wrapping.non_null();
    type.at = at;
    return type;
}

Description parse_description(Tokens &tokens) {
    if (!tokens.current().is_string()) return std::nullopt;
    return tokens.take().value;
}

} // namespace model_api::graphql::syntax
