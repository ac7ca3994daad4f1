#include "graphql/syntax/tokens.hpp"

namespace model_api::graphql::syntax {

std::string in_parentheses(std::string_view name) {
    return name.empty() ? std::string() : " (" + std::string(name) + ")";
}

void Tokens::fail_at(Offset at, std::string message) {
    throw SyntaxError{std::move(message), at};
}

void Tokens::fail(std::string message) const {
    fail_at(current_.at, std::move(message));
}

void Tokens::reject(const Token &token) {
    fail_at(token.at, "Unexpected " + described(token) + ".");
}

Token Tokens::take() {
    Token taken = std::exchange(current_, lexer_.next(current_.end));
    if (current_.kind != TokenKind::end && ++count_ > limits_.tokens) {
        fail("Document contains more than " + std::to_string(limits_.tokens) + " tokens" +
             in_parentheses(limits_.names.tokens) + ". Parsing aborted.");
    }
    return taken;
}

Token Tokens::expect(TokenKind kind) {
    if (is(kind)) return take();
    const auto expected = token_kind_names[static_cast<std::size_t>(kind)];
    fail("Expected " + std::string(expected) + ", found " + described(current_) + ".");
}

bool Tokens::accept(TokenKind kind) {
    if (!is(kind)) return false;
    take();
    return true;
}

void Tokens::expect_keyword(std::string_view keyword) {
    if (accept_keyword(keyword)) return;
    fail("Expected \"" + std::string(keyword) + "\", found " + described(current_) + ".");
}

bool Tokens::accept_keyword(std::string_view keyword) {
    if (!current_.is_name(keyword)) return false;
    take();
    return true;
}

Name Tokens::name() {
    const Token token = expect(TokenKind::name);
    return {token.text, token.at};
}

void Tokens::descend() {
    if (level_ >= limits_.nesting) {
        fail("Document is nested more than " + std::to_string(limits_.nesting) + " levels deep. Parsing aborted.");
    }
    ++level_;
}

} // namespace model_api::graphql::syntax
