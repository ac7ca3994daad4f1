// Characters as words are made of them: case folded, without accents, each with its class. Read from tables of our own,
// for an index must mean the same on every machine, whatever its locale and its libraries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace model_api::search {

enum class Class : std::uint8_t {
    separator,
    blank,      // a separator that is white
    apostrophe, // a separator, but none between letters
    ignored,    // accents and joiners: as if they were not there
    letter,     // letters, digits, and the marks that are part of the spelling
    unspaced,   // of a script that puts no blanks between words
    picture,    // a word of its own
};

struct Character {
    Class kind = Class::separator;
    char32_t code = 0; // folded
};

// What begins at `at`, which moves behind it. A byte that is no UTF-8 reads as U+FFFD.
char32_t decode(std::string_view text, std::size_t &at);
void append_utf8(std::string &out, char32_t code);
std::u32string code_points_of(std::string_view text);

Class class_of(char32_t code);

// The characters of a text one by one: `Ǻ` reads as `a`, `ß` as `s` and `s`, `か` and U+3099 as `が`; nothing is read
// of what is ignored.
class Characters {
public:
    explicit Characters(std::string_view utf8) : text_(utf8) {}

    bool read(Character &character); // false: the text has ended

private:
    bool read_simple(Character &character);
    void compose(Character &character);

    std::string_view text_;
    std::size_t at_ = 0;
    std::u32string_view pending_; // the rest of what one code point became
    Class pending_kind_ = Class::letter;
};

} // namespace model_api::search

#include "base/pure.hpp"
