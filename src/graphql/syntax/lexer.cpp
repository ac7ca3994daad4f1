#include "graphql/syntax/lexer.hpp"

#include <algorithm>
#include <string>

#include "graphql/syntax/characters.hpp"
#include "graphql/syntax/string_literal.hpp"

namespace model_api::graphql::syntax {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view punctuation = "!$&():=@[]{|}";
constexpr TokenKind punctuation_kinds[] = {
    TokenKind::bang,       TokenKind::dollar, TokenKind::ampersand,  TokenKind::open_paren,   TokenKind::close_paren,
    TokenKind::colon,      TokenKind::equals, TokenKind::at,         TokenKind::open_bracket, TokenKind::close_bracket,
    TokenKind::open_brace, TokenKind::pipe,   TokenKind::close_brace};

std::string unexpected(std::string_view text, std::size_t at) {
    if (text[at] == '\'') return "Unexpected single quote character ('), did you mean to use a double quote (\")?";
    return "Unexpected character: " + printed_character(text, at) + ".";
}

} // namespace

std::string described(const Token &token) {
    std::string text(token_kind_names[static_cast<std::size_t>(token.kind)]);
    if (token.kind < TokenKind::name) return text;
    text += " \"";
    text += token.is_string() ? std::string_view(token.value) : token.text;
    return text + '"';
}

void Lexer::fail(std::string message, std::size_t at) const {
    throw SyntaxError{std::move(message), static_cast<Offset>(at)};
}

// Blanks, commas, line ends, byte order marks and comments.
std::size_t Lexer::skip_ignored(std::size_t position) const {
    while (position < text_.size()) {
        const char c = text_[position];
        if (c == ' ' || c == '\t' || c == ',' || c == '\n' || c == '\r') {
            ++position;
        } else if (c == '#') {
            position = std::min(text_.find_first_of("\r\n", position), text_.size());
        } else if (is_at(position, byte_order_mark)) {
            position += byte_order_mark.size();
        } else {
            break;
        }
    }
    return position;
}

Token Lexer::token(TokenKind kind, std::size_t start, std::size_t end) const {
    return {kind, static_cast<Offset>(start), static_cast<Offset>(end), text_.substr(start, end - start), {}};
}

Token Lexer::next(Offset from) const {
    const std::size_t start = skip_ignored(from);
    if (start >= text_.size()) return token(TokenKind::end, text_.size(), text_.size());
    const char c = text_[start];
    if (starts_name(c)) return name(start);
    const std::size_t mark = punctuation.find(c);
    if (mark != std::string_view::npos) return token(punctuation_kinds[mark], start, start + 1);
    if (is_at(start, "...")) return token(TokenKind::spread, start, start + 3);
    if (c == '"') return string_token(text_, start);
    if (c == '-' || is_digit(c)) return number(start);
    fail(unexpected(text_, start), start);
}

Token Lexer::name(std::size_t start) const {
    std::size_t end = start + 1;
    while (continues_name(at(end))) ++end;
    return token(TokenKind::name, start, end);
}

std::size_t Lexer::digits(std::size_t position) const {
    if (!is_digit(at(position))) {
        fail("Invalid number, expected digit but got: " + printed_character(text_, position) + ".", position);
    }
    while (is_digit(at(position))) ++position;
    return position;
}

Token Lexer::number(std::size_t start) const {
    std::size_t position = start + (text_[start] == '-' ? 1 : 0);
    if (at(position) != '0') {
        position = digits(position);
    } else if (is_digit(at(++position))) {
        fail("Invalid number, unexpected digit after 0: " + printed_character(text_, position) + ".", position);
    }
    TokenKind kind = TokenKind::integer;
    if (at(position) == '.') {
        kind = TokenKind::floating;
        position = digits(position + 1);
    }
    if (at(position) == 'e' || at(position) == 'E') {
        kind = TokenKind::floating;
        ++position;
        position = digits(position + (at(position) == '+' || at(position) == '-' ? 1 : 0));
    }
    if (at(position) == '.' || starts_name(at(position))) digits(position);
    return token(kind, start, position);
}

} // namespace model_api::graphql::syntax
