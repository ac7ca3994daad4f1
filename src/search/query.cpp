#include "search/query.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "search/moment.hpp"

namespace model_api::search {

namespace {

// The straight quote, and those that telephones put in its place.
constexpr std::array<std::string_view, 4> quotes = {"\"", "\u201C", "\u201D", "\u201E"};

bool goes_on(Class kind) {
    return kind == Class::letter || kind == Class::apostrophe || kind == Class::ignored;
}

// Half a word is another word. Only the first is cut itself: what documents keep of such a long one is shorter still.
std::string_view cut_behind_word(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    std::size_t behind_character = 0, behind_word = 0;
    for (std::size_t at = 0; at <= bytes;) {
        behind_character = at;
        if (!goes_on(class_of(decode(text, at)))) behind_word = behind_character;
    }
    return text.substr(0, behind_word > 0 ? behind_word : behind_character);
}

// Takes text off its front, a token of the grammar at a time.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }
    bool take(char sign) {
        if (rest_.empty() || rest_.front() != sign) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool take_quote() {
        const auto found =
            std::ranges::find_if(quotes, [this](std::string_view quote) { return rest_.starts_with(quote); });
        if (found == quotes.end()) return false;
        rest_.remove_prefix(found->size());
        return true;
    }
    bool take_blanks() {
        const std::size_t before = rest_.size();
        while (at_blank()) take_character();
        return rest_.size() < before;
    }
    std::string_view take_until_quote() {
        const std::string_view begin = rest_;
        while (!rest_.empty()) {
            const std::size_t length = begin.size() - rest_.size();
            if (take_quote()) return begin.substr(0, length);
            take_character();
        }
        return begin;
    }
    std::string_view take_chunk() {
        const std::string_view begin = rest_;
        while (!rest_.empty() && !at_blank()) take_character();
        return begin.substr(0, begin.size() - rest_.size());
    }

private:
    bool at_blank() const {
        std::size_t at = 0;
        return !rest_.empty() && class_of(decode(rest_, at)) == Class::blank;
    }
    void take_character() {
        std::size_t at = 0;
        decode(rest_, at);
        rest_.remove_prefix(at);
    }

    std::string_view rest_;
};

// Endings of addresses that have two letters are countries', but for these: most who type them go on, to com, org, net,
// info, edu, gov, biz, name, mil, mobi, app, online, shop, site, store, tech, xyz.
constexpr std::array<std::string_view, 15> begun_endings = {"ap", "bi", "co", "ed", "go", "in", "mi", "mo",
                                                            "na", "ne", "on", "or", "st", "te", "xy"};

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char &byte : lower)
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + ('a' - 'A'));
    return lower;
}

// anna@example.org and anna@example.de, and not yet anna@example.o: a prefix there would be looked for among all words
// with these letters.
bool is_complete_address(std::string_view chunk) {
    const std::size_t at = chunk.find('@'), dot = chunk.rfind('.');
    constexpr std::size_t country = 2; // letters
    if (at == std::string_view::npos || dot == std::string_view::npos || dot < at) return false;
    const std::string ending = lower_ascii(chunk.substr(dot + 1));
    return ending.size() > country || (ending.size() == country && !std::ranges::count(begun_endings, ending));
}

// May it be found as the beginning of longer ones?
bool takes_prefix(const Word &word) {
    return word.kind != TokenKind::pair && word.kind != TokenKind::picture;
}

Item read_item(Reader &reader, bool has_more_room) {
    Item item;
    item.is_negated = reader.take('!');
    item.is_quoted = reader.take_quote();
    const std::string_view text = item.is_quoted ? reader.take_until_quote() : reader.take_chunk();
    item.words = words_of(text);
    const bool is_being_typed = reader.at_end() && has_more_room && !item.is_quoted && !item.is_negated;
    if (is_being_typed && !item.words.empty() && takes_prefix(item.words.back()) && !is_complete_address(text))
        item.words.back().is_prefix = true;
    item.moment = words_of(moment_in(text));
    if (!item.moment.empty()) item.moment.back().is_prefix = item.words.back().is_prefix;
    return item;
}

} // namespace

// The last character of a run is a token of documents only: in a query the pairs say it all, and a character alone
// stands for every pair that it begins.
std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::uint32_t before = 0;
    bool follows_pair = false;
    Tokens tokens(text);
    for (Token token; tokens.read(token);) {
        const bool is_lone = token.kind == TokenKind::single && !follows_pair;
        const bool is_told = token.kind == TokenKind::single && follows_pair;
        follows_pair = token.kind == TokenKind::pair;
        if (is_told) continue;
        const auto distance = static_cast<std::uint16_t>(words.empty() ? 0 : token.place - before);
        words.push_back({std::string(token.lexeme), token.kind, distance, is_lone});
        before = token.place;
    }
    return words;
}

Query parse_query(std::string_view text) {
    const std::string_view read = cut_behind_word(text, max_query_bytes);
    Reader reader(read);
    Query query;
    for (reader.take_blanks(); !reader.at_end() && query.items.size() < max_query_items; reader.take_blanks()) {
        Item item = read_item(reader, read.size() == text.size());
        if (!item.words.empty()) query.items.push_back(std::move(item));
    }
    return query;
}

} // namespace model_api::search
