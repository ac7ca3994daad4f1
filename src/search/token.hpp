// Tokens: the words of a text, as they are stored in the index and looked up in it.
//
// A word is a run of letters and digits, folded. What is neither parts words, so that the parts of an address, a
// hyphened word or a number with decimals stand at consecutive places, and a query for the whole is a phrase. An
// apostrophe between letters is left out: don't -> dont. Scripts without blanks are cut into overlapping pairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "search/character.hpp"

namespace model_api::search {

enum class TokenKind : std::uint8_t {
    word,    // letters only: has typos
    mixed,   // letters and digits, a letter first: the lexeme begins with `mixed_mark`
    number,  // begins with a digit
    pair,    // two characters of a run without blanks, for each but its last
    single,  // the last character of such a run, which may be its only one
    picture, // an emoji
};

// Keeps codes and numbers of articles out of the range of the index in which words lie.
inline constexpr char mixed_mark = '\x01';
// Where words begin in the index: codes and numbers are less, words are not.
inline constexpr std::string_view least_word = "a";
inline constexpr std::size_t max_lexeme_bytes = 100; // longer words are cut, at a character

struct Token {
    TokenKind kind = TokenKind::word;
    std::uint32_t place = 0; // counted from 1
    std::string_view lexeme; // valid until the next token is read
};

class Tokens {
public:
    explicit Tokens(std::string_view text);

    bool read(Token &token); // false: there are no more

private:
    void advance() { has_current_ = characters_.read(current_); }
    bool at(Class kind) const { return has_current_ && current_.kind == kind; }
    void append(char32_t code);
    void read_word(Token &token);
    void read_unspaced(Token &token);
    void read_picture(Token &token);

    Characters characters_;
    Character current_;
    bool has_current_ = false;
    char32_t before_ = 0; // of a run without blanks: the character whose token comes next
    std::uint32_t place_ = 0;
    std::string lexeme_;
};

} // namespace model_api::search

#include "base/pure.hpp"
