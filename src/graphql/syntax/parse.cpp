#include "graphql/syntax/parse.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "graphql/syntax/grammar.hpp"

namespace model_api::graphql::syntax {

namespace {

Definition parse_named_definition(Tokens &tokens, const Token &keyword) {
    if (const auto kind = type_kind_of(keyword.text)) return parse_type_definition(tokens, *kind);
    if (keyword.text == "schema") return parse_schema_definition(tokens);
    if (keyword.text == "directive") return parse_directive_definition(tokens);
    if (keyword.text == "fragment") return parse_fragment(tokens);
    if (std::ranges::find(operation_keywords, keyword.text) != operation_keywords.end()) return parse_operation(tokens);
    if (tokens.current().is_string()) {
        tokens.fail("Unexpected description, only GraphQL definitions support descriptions.");
    }
    if (keyword.text == "extend") return parse_extension(tokens);
    Tokens::reject(keyword);
}

Definition parse_definition(Tokens &tokens) {
    if (tokens.is(TokenKind::open_brace)) return parse_operation(tokens);
    const bool has_description = tokens.current().is_string();
    const Token keyword = has_description ? tokens.following() : tokens.current();
    if (has_description && keyword.kind == TokenKind::open_brace) {
        tokens.fail("Unexpected description, descriptions are not supported on shorthand queries.");
    }
    if (keyword.kind != TokenKind::name) Tokens::reject(keyword);
    return parse_named_definition(tokens, keyword);
}

void check_text(std::string_view text, const Limits &limits) {
    if (text.size() > limits.bytes) {
        Tokens::fail_at(0, "Document is longer than " + std::to_string(limits.bytes) + " bytes" +
                               in_parentheses(limits.names.bytes) + ". Parsing aborted.");
    }
    if (!is_utf8(text)) Tokens::fail_at(0, "Document is not valid UTF-8.");
}

} // namespace

std::variant<Document, Error> parse(std::string text, const Limits &limits) {
    Document document;
    document.text = std::make_shared<const std::string>(std::move(text));
    try {
        check_text(*document.text, limits);
        Tokens tokens(*document.text, limits);
        document.definitions = tokens.items_until(TokenKind::end, parse_definition);
        document.tokens = tokens.count();
        return document;
    } catch (const SyntaxError &error) {
        return Error{"Syntax Error: " + error.message, {document.location(error.at)}, {}};
    }
}

} // namespace model_api::graphql::syntax
