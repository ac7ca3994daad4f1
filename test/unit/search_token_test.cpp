#include <gtest/gtest.h>

#include <vector>

#include "base/text.hpp"
#include "search/token.hpp"

namespace model_api::search {
namespace {

// "word:1 …", with `#` for the mark of mixed tokens.
std::string tokens_of(std::string_view text) {
    std::string out;
    Tokens tokens(text);
    for (Token token; tokens.read(token);) {
        if (!out.empty()) out += ' ';
        std::string lexeme(token.lexeme);
        if (token.kind == TokenKind::mixed) {
            EXPECT_EQ(lexeme.front(), mixed_mark);
            lexeme.front() = '#';
        }
        out += lexeme + ':' + std::to_string(token.place);
    }
    return out;
}

std::vector<TokenKind> kinds_of(std::string_view text) {
    std::vector<TokenKind> kinds;
    Tokens tokens(text);
    for (Token token; tokens.read(token);) kinds.push_back(token.kind);
    return kinds;
}

TEST(SearchToken, SplitsAtWhatIsNoLetterOrDigit) {
    EXPECT_EQ(tokens_of(""), "");
    EXPECT_EQ(tokens_of(" ,.! "), "");
    EXPECT_EQ(tokens_of("Hello, World"), "hello:1 world:2");
    EXPECT_EQ(tokens_of("snake_case (x)\nY"), "snake:1 case:2 x:3 y:4");
    EXPECT_EQ(tokens_of("well-known e-mail"), "well:1 known:2 e:3 mail:4");
    EXPECT_EQ(tokens_of("anna.larsen42@foo-bar.co.uk"), "anna:1 #larsen42:2 foo:3 bar:4 co:5 uk:6");
    EXPECT_EQ(tokens_of("https://example.com/a/b?c=1"), "https:1 example:2 com:3 a:4 b:5 c:6 1:7");
    EXPECT_EQ(tokens_of("ABC-001234 X7"), "abc:1 001234:2 #x7:3");
    EXPECT_EQ(tokens_of("2024-05-01 3.14"), "2024:1 05:2 01:3 3:4 14:5");
    EXPECT_EQ(tokens_of("4x4 a4"), "4x4:1 #a4:2");
}

TEST(SearchToken, LeavesOutApostrophesInsideOfWords) {
    EXPECT_EQ(tokens_of("don't O’Neill"), "dont:1 oneill:2");
    EXPECT_EQ(tokens_of("'quoted' rock'n'roll dogs'"), "quoted:1 rocknroll:2 dogs:3");
    EXPECT_EQ(tokens_of("a''b 'c"), "a:1 b:2 c:3");
    EXPECT_EQ(tokens_of("l'été d'日本"), "lete:1 d:2 日本:3 本:4");
    EXPECT_EQ(tokens_of("it\u00AD's"), "its:1");
    EXPECT_EQ(tokens_of("col·lecció coŀlecció a · b"), "colleccio:1 colleccio:2 a:3 b:4");
}

TEST(SearchToken, CutsScriptsWithoutBlanksIntoPairs) {
    EXPECT_EQ(tokens_of("日本語"), "日本:1 本語:2 語:3");
    EXPECT_EQ(tokens_of("日"), "日:1");
    EXPECT_EQ(tokens_of("日本、東京"), "日本:1 本:2 東京:3 京:4");
    EXPECT_EQ(tokens_of("iPhone日本15"), "iphone:1 日本:2 本:3 15:4");
    EXPECT_EQ(tokens_of("ไทย"), "ไท:1 ทย:2 ย:3");
    EXPECT_EQ(tokens_of("ガギ"), "ガギ:1 ギ:2");
    EXPECT_EQ(tokens_of("ｶﾞｷﾞ"), "ガギ:1 ギ:2");
    EXPECT_EQ(tokens_of("한국어"), "한국:1 국어:2 어:3");
    EXPECT_EQ(kinds_of("日本 a"), (std::vector{TokenKind::pair, TokenKind::single, TokenKind::word}));
}

TEST(SearchToken, FindsPictures) {
    EXPECT_EQ(tokens_of("party🎉🎉 👩\u200D💻 ❤\uFE0F!"), "party:1 🎉:2 🎉:3 👩:4 💻:5 ❤:6");
}

TEST(SearchToken, TellsKinds) {
    EXPECT_EQ(kinds_of("abc a1 1a 12 été"),
              (std::vector{TokenKind::word, TokenKind::mixed, TokenKind::number, TokenKind::number, TokenKind::word}));
}

TEST(SearchToken, CutsLongWordsAtACharacter) {
    const auto only_token = [](const std::string &text) {
        Tokens tokens(text);
        Token token;
        EXPECT_TRUE(tokens.read(token));
        const std::string lexeme(token.lexeme);
        EXPECT_FALSE(tokens.read(token));
        return lexeme;
    };
    EXPECT_EQ(only_token(std::string(500, 'x')), std::string(max_lexeme_bytes - 1, 'x'));
    EXPECT_EQ(only_token(std::string(500, 'x') + "1"), std::string(max_lexeme_bytes - 1, 'x'));
    std::string wide;
    for (int i = 0; i < 60; ++i) wide += "д";
    const std::string cut = only_token('x' + wide);
    EXPECT_EQ(cut.size(), 99U);
    EXPECT_TRUE(is_utf8(cut));
    EXPECT_EQ(only_token(wide + std::string(10, 'y')).size(), 98U);
}

TEST(SearchToken, SurvivesBrokenUtf8) {
    EXPECT_EQ(tokens_of("a\xFF"
                        "b\xC3"),
              "a:1 b:2");
    EXPECT_EQ(tokens_of(std::string_view("a\0b", 3)), "a:1 b:2");
}

} // namespace
} // namespace model_api::search
