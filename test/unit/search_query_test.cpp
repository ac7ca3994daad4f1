#include <gtest/gtest.h>

#include "base/text.hpp"
#include "search/query.hpp"

namespace model_api::search {
namespace {

// One item a line: !"a b" with `<n>` where words stand further apart, `*` behind a prefix, `#` for the mark of mixed
// words.
std::string printed(const Item &item) {
    std::string out = item.is_negated ? "!" : "";
    if (item.is_quoted) out += '"';
    for (const Word &word : item.words) {
        if (word.distance > 0) out += word.distance == 1 ? " " : '<' + std::to_string(word.distance) + '>';
        out += word.kind == TokenKind::mixed ? '#' + word.lexeme.substr(1) : word.lexeme;
        if (word.is_prefix) out += '*';
    }
    return item.is_quoted ? out + '"' : out;
}

std::string read(std::string_view text) {
    std::string out;
    for (const Item &item : parse_query(text).items) out += (out.empty() ? "" : " | ") + printed(item);
    return out;
}

TEST(SearchQuery, IsWordsThatMustAllBeFound) {
    EXPECT_EQ(read("red Shoes"), "red | shoes*");
    EXPECT_EQ(read("  red\tshoes\n"), "red | shoes");
    EXPECT_EQ(read("東京\u3000タワー"), "東京 | タワ ワー");
}

TEST(SearchQuery, FindsTheLastWordAsAPrefix) {
    EXPECT_EQ(read("post gre"), "post | gre*");
    EXPECT_EQ(read("post gre "), "post | gre");
    EXPECT_EQ(read("p"), "p*");
    EXPECT_EQ(read("post !gre"), "post | !gre");
    EXPECT_EQ(read("post \"gre"), "post | \"gre\"");
    EXPECT_EQ(read("abc-12"), "abc 12*");
    EXPECT_EQ(read("x7"), "#x7*");
    EXPECT_EQ(read("don't"), "dont*");
    EXPECT_EQ(read("🎉"), "🎉");
}

TEST(SearchQuery, TakesACompleteAddressAsItIs) {
    EXPECT_EQ(read("anna@example.org"), "anna example org");
    EXPECT_EQ(read("anna@example.o"), "anna example o*");
    EXPECT_EQ(read("anna@example"), "anna example*");
    EXPECT_EQ(read("anna.b@c"), "anna b c*");
    EXPECT_EQ(read("example.org"), "example org*");
}

TEST(SearchQuery, TakesAnAddressInACountryForComplete) {
    EXPECT_EQ(read("anna@example.de"), "anna example de");
    EXPECT_EQ(read("anna@example.DE"), "anna example de");
    EXPECT_EQ(read("anna@example.co.uk"), "anna example co uk");
    EXPECT_EQ(read("anna@example.io"), "anna example io");
    EXPECT_EQ(read("anna@b.de"), "anna b de");
    EXPECT_EQ(read("anna@example."), "anna example*");
}

TEST(SearchQuery, WaitsForTheRestOfACommonEnding) {
    EXPECT_EQ(read("anna@example.co"), "anna example co*");
    EXPECT_EQ(read("anna@example.Or"), "anna example or*");
    EXPECT_EQ(read("anna@example.in"), "anna example in*");
    EXPECT_EQ(read("anna.de@example"), "anna de example*");
}

TEST(SearchQuery, ReadsPhrases) {
    EXPECT_EQ(read("\"New York\" pizza "), "\"new york\" | pizza");
    EXPECT_EQ(read("“New York” „zwei Wörter“"), "\"new york\" | \"zwei worter\"");
    EXPECT_EQ(read("\"a\"b"), "\"a\" | b*");
    EXPECT_EQ(read("\"never closed"), "\"never closed\"");
    EXPECT_EQ(read("a\"b c\""), "a b | c*");
}

TEST(SearchQuery, ReadsExclusions) {
    EXPECT_EQ(read("!foo"), "!foo");
    EXPECT_EQ(read("a !\"b c\" !d-e "), "a | !\"b c\" | !d e");
    EXPECT_EQ(read("! foo"), "foo*");
    EXPECT_EQ(read("!!foo"), "!foo");
    EXPECT_EQ(read("foo! bar!baz"), "foo | bar baz*");
}

TEST(SearchQuery, CutsScriptsWithoutBlanks) {
    EXPECT_EQ(read("日本語 "), "日本 本語");
    EXPECT_EQ(read("日本語"), "日本 本語");
    EXPECT_EQ(read("日 "), "日*");
    EXPECT_EQ(read("\"日\""), "\"日*\"");
    EXPECT_EQ(read("日本x "), "日本<2>x");
    EXPECT_EQ(read("語x日 "), "語* x 日*");
}

TEST(SearchQuery, AsksForNothingWithoutWords) {
    for (const char *text : {"", " ", "!", "! !", "\"\"", "\"", "!\"", "- , .", "!\"…\"", "\xFF"})
        EXPECT_EQ(read(text), "") << text;
    EXPECT_EQ(read("a & b"), "a | b*");
}

TEST(SearchQuery, HasAnEnd) {
    std::string many;
    for (int i = 0; i < 100; ++i) many += "a" + std::to_string(i) + ' ';
    EXPECT_EQ(parse_query(many).items.size(), max_query_items);
    EXPECT_FALSE(parse_query(many).items.back().words.back().is_prefix);

    std::string long_text;
    while (long_text.size() < 5000) long_text += "ä";
    const Query query = parse_query("x" + long_text);
    ASSERT_EQ(query.items.size(), 1U);
    EXPECT_FALSE(query.items[0].words[0].is_prefix); // it was cut, so nobody is typing it
    EXPECT_TRUE(is_utf8(query.items[0].words[0].lexeme));
}

TEST(SearchQuery, EndsWithAWholeWord) {
    for (std::size_t filler = 0; filler < 12; ++filler) {
        std::string phrase = '"' + std::string(filler, 'a');
        while (phrase.size() < 2 * max_query_bytes) phrase += " lörem-ipsum don't";
        const Query query = parse_query(phrase);
        ASSERT_EQ(query.items.size(), 1U);
        for (std::size_t i = filler > 0; i < query.items[0].words.size(); ++i) {
            const std::string &word = query.items[0].words[i].lexeme;
            EXPECT_TRUE(word == "lorem" || word == "ipsum" || word == "dont") << word;
        }
        EXPECT_GT(query.items[0].words.size(), max_query_bytes / 8);
    }
    std::string unspaced = "x ";
    while (unspaced.size() < 5000) unspaced += "東京";
    EXPECT_GT(parse_query(unspaced).items.back().words.size(), 300U);
}

} // namespace
} // namespace model_api::search
