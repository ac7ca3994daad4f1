// A document's text as tokens, one at a time.
#pragma once

#include <string>
#include <string_view>

#include "graphql/syntax/token.hpp"

namespace model_api::graphql::syntax {

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    // The first token at or behind `from`; throws SyntaxError.
    Token next(Offset from) const;

private:
    char at(std::size_t position) const { return position < text_.size() ? text_[position] : '\0'; }
    bool is_at(std::size_t position, std::string_view part) const {
        return text_.substr(std::min(position, text_.size()), part.size()) == part;
    }
    std::size_t skip_ignored(std::size_t position) const;
    Token token(TokenKind kind, std::size_t start, std::size_t end) const;
    Token number(std::size_t start) const;
    std::size_t digits(std::size_t position) const;
    Token name(std::size_t start) const;
    [[noreturn]] void fail(std::string message, std::size_t at) const;

    std::string_view text_;
};

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
