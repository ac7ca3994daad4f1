// What a person types to search for:
//
//     query  := item { blank item }        all of them must be found
//     item   := ["!"] ( phrase | chunk )   "!": must not be found; alone it is nothing
//     phrase := '"' … ['"']                these words in this order, exactly
//     chunk  := non-blank characters       a word; where it has parts (a-b, a@b.c), a phrase of them
//
// Nothing is a mistake: whatever is not in this grammar is text, and text without words asks for nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/token.hpp"

namespace model_api::search {

inline constexpr std::size_t max_query_bytes = 1024; // what follows is left out, as are more items
inline constexpr std::size_t max_query_items = 16;

struct Word {
    std::string lexeme;
    TokenKind kind = TokenKind::word;
    std::uint16_t distance = 0; // from the word before it in the item, in places; 0: the first
    bool is_prefix = false;     // whatever begins with it counts as well
    bool operator==(const Word &) const = default;
};

struct Item {
    std::vector<Word> words;  // at least one
    std::vector<Word> moment; // where these are a point in time: the words that documents have of it
    bool is_negated = false;
    bool is_quoted = false;
    bool operator==(const Item &) const = default;
};

struct Query {
    std::vector<Item> items; // none: the query restricts nothing
    bool operator==(const Query &) const = default;
};

// The last word is still being typed, so it is a prefix, unless it is quoted, negated, followed by a blank, or the end
// of an address that looks complete.
Query parse_query(std::string_view text);

// The words of a text as a query has them, none a prefix but a character that stands for every pair it begins.
std::vector<Word> words_of(std::string_view text);

} // namespace model_api::search

#include "base/pure.hpp"
