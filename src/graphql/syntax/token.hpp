// The smallest parts of a document: punctuation, names, numbers and strings.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "graphql/syntax/value.hpp"

namespace model_api::graphql::syntax {

enum class TokenKind : std::uint8_t {
    end,
    bang,
    dollar,
    ampersand,
    open_paren,
    close_paren,
    spread,
    colon,
    equals,
    at,
    open_bracket,
    close_bracket,
    open_brace,
    pipe,
    close_brace,
    name,
    integer,
    floating,
    string,
    block_string
};

// As messages write them: a kind with a value by its name, punctuation by itself.
inline constexpr std::array<std::string_view, 20> token_kind_names = {
    "<EOF>", "\"!\"", "\"$\"", "\"&\"", "\"(\"", "\")\"", "\"...\"", "\":\"", "\"=\"",  "\"@\"",
    "\"[\"", "\"]\"", "\"{\"", "\"|\"", "\"}\"", "Name",  "Int",     "Float", "String", "BlockString"};

struct Token {
    TokenKind kind = TokenKind::end;
    Offset at = 0;
    Offset end = 0;
    std::string_view text; // of names and numbers: a part of the document
    std::string value;     // of strings: what they stand for

    bool is_string() const { return kind == TokenKind::string || kind == TokenKind::block_string; }
    bool is_name(std::string_view keyword) const { return kind == TokenKind::name && text == keyword; }
};

// Name "foo", Int "1", "(", <EOF>
std::string described(const Token &token);

// A document that is not one. Caught where documents are parsed; it never leaves this folder.
struct SyntaxError {
    std::string message; // without the "Syntax Error: " that every one begins with
    Offset at = 0;
};

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
