// The tokens of a document as its parser takes them: one at hand, counted, with what it says when it expected another.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphql/limits.hpp"
#include "graphql/syntax/lexer.hpp"

namespace model_api::graphql::syntax {

class Tokens {
public:
    Tokens(std::string_view text, const Limits &limits) : lexer_(text), limits_(limits) {
        current_ = lexer_.next(0);
        if (current_.kind != TokenKind::end) count_ = 1;
    }

    const Token &current() const { return current_; }
    Offset at() const { return current_.at; }
    bool is(TokenKind kind) const { return current_.kind == kind; }
    Token following() const { return lexer_.next(current_.end); } // the one behind the current one
    std::size_t count() const { return count_; }

    Token take(); // the current one
    Token expect(TokenKind kind);
    bool accept(TokenKind kind);
    void expect_keyword(std::string_view keyword);
    bool accept_keyword(std::string_view keyword);
    Name name();

    [[noreturn]] void fail(std::string message) const;
    [[noreturn]] static void fail_at(Offset at, std::string message);
    [[noreturn]] void reject_current() const { reject(current_); }
    [[noreturn]] static void reject(const Token &token); // Unexpected …

    // item … close, with at least one item; the opening token has been taken.
    template <class Parse>
    auto items_until(TokenKind close, Parse parse) {
        std::vector<decltype(parse(*this))> items;
        do items.push_back(parse(*this));
        while (!accept(close));
        return items;
    }
    // open item … close, or nothing.
    template <class Parse>
    auto optional_items(TokenKind open, TokenKind close, Parse parse) {
        if (accept(open)) return items_until(close, parse);
        return std::vector<decltype(parse(*this))>();
    }
    // [separator] item [separator item] …
    template <class Parse>
    auto separated_items(TokenKind separator, Parse parse) {
        std::vector<decltype(parse(*this))> items;
        accept(separator);
        do items.push_back(parse(*this));
        while (accept(separator));
        return items;
    }

    // While one lives, the parser is a level deeper. The limit keeps its stack bounded.
    class Level {
    public:
        explicit Level(Tokens &tokens) : tokens_(tokens) { tokens_.descend(); }
        ~Level() { --tokens_.level_; }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;

    private:
        Tokens &tokens_;
    };

private:
    void descend();

    Lexer lexer_;
    const Limits &limits_;
    Token current_;
    std::size_t count_ = 0;
    std::size_t level_ = 0;
};

std::string in_parentheses(std::string_view name); // " (name)", of a limit that has one

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
