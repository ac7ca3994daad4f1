#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "search/document.hpp"
#include "search/token.hpp"

namespace model_api::search {
namespace {

// As a tsvector prints itself: 'a':1A,2 'b':3.
std::string printed(const Document &document) {
    std::string out;
    for (std::size_t i = 0; i < document.size(); ++i) {
        out += (i == 0 ? "'" : " '") + std::string(document.text(i)) + '\'';
        char before = ':';
        for (const std::uint16_t place : document.places(i)) {
            out += before + std::to_string(place_of(place));
            if (weight_of(place) != Weight::d) out += "DCBA"[static_cast<int>(weight_of(place))];
            before = ',';
        }
    }
    return out;
}

Document document_of(std::string_view text) {
    DocumentBuilder builder;
    builder.add(Weight::d, text);
    return builder.finish();
}

// What a tsvector of it takes beside its entries: lexemes, aligned, with the count of their places and these.
std::size_t data_bytes(const Document &document) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < document.size(); ++i)
        bytes += (document.text(i).size() + 1) / 2 * 2 + 2 + 2 * document.places(i).size();
    return bytes;
}
constexpr std::size_t max_tsvector_bytes = 1 << 20;

// The numbers from 0 in letters, three bytes each.
std::string three_letters(std::size_t number) {
    std::string word;
    for (int i = 0; i < 3; ++i, number /= 26) word += static_cast<char>('a' + number % 26);
    return word;
}

TEST(SearchDocument, SortsLexemesWithTheirPlaces) {
    EXPECT_EQ(printed(document_of("")), "");
    EXPECT_EQ(printed(document_of("The cat, the dog; 9 cats")), "'9':5 'cat':2 'cats':6 'dog':4 'the':1,3");
    EXPECT_EQ(printed(document_of("zebra Äpfel яблоко abcdefghij abcdefgh abcdefghia")),
              "'abcdefgh':5 'abcdefghia':6 'abcdefghij':4 'apfel':2 'zebra':1 'яблоко':3");
}

TEST(SearchDocument, LeavesAGapBetweenTexts) {
    DocumentBuilder builder;
    builder.add(Weight::a, "Blue house");
    builder.add(Weight::b, " - ");
    builder.add(Weight::d, "a blue door");
    EXPECT_EQ(printed(builder.finish()), "'a':7 'blue':1A,8 'door':9 'house':2A");
    builder.add(Weight::c, "next");
    EXPECT_EQ(printed(builder.finish()), "'next':1C");
}

TEST(SearchDocument, KeepsSomePlacesOfALexeme) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "again ";
    const Document document = document_of(text);
    ASSERT_EQ(document.size(), 1U);
    EXPECT_EQ(document.places(0).size(), max_places_of_lexeme);
    EXPECT_EQ(place_of(document.places(0).back()), 255);
}

TEST(SearchDocument, GivesLateWordsTheLastPlaceOnce) {
    std::string text;
    for (std::size_t i = 0; i < 17'000; ++i) text += three_letters(i) + ' ';
    DocumentBuilder builder;
    builder.add(Weight::d, text + "late late");
    builder.add(Weight::b, "late");
    const Document document = builder.finish();
    bool found = false;
    for (std::size_t i = 0; i < document.size(); ++i) {
        ASSERT_TRUE(std::ranges::is_sorted(document.places(i), std::ranges::less_equal{}, place_of) ||
                    document.places(i).size() == 1);
        if (document.text(i) != "late") continue;
        found = true;
        ASSERT_EQ(document.places(i).size(), 1U);
        EXPECT_EQ(document.places(i)[0], weighted_place(Weight::b, max_place));
    }
    EXPECT_TRUE(found);
}

TEST(SearchDocument, NeverOutgrowsATsvector) {
    std::string words;
    for (std::size_t i = 0; i < 26 * 26 * 26; ++i) words += three_letters(i) + ' ';
    for (std::size_t i = 0; words.size() < 1'500'000; ++i) words += 'q' + std::to_string(i) + ' ';
    const Document document = document_of(words);
    std::size_t lexeme_bytes = 0;
    for (std::size_t i = 0; i < document.size(); ++i) lexeme_bytes += document.text(i).size();
    EXPECT_LE(lexeme_bytes, max_document_bytes);
    EXPECT_GT(lexeme_bytes, max_document_bytes - max_lexeme_bytes);
    EXPECT_LT(data_bytes(document), max_tsvector_bytes);
}

// The worst there is: every pair of bytes a lexeme, and all places taken.
TEST(SearchDocument, StaysWithinATsvectorByItsLimits) {
    const std::size_t shortest = 3; // there are few of two bytes
    const std::size_t lexemes = max_document_bytes / shortest;
    EXPECT_LT(lexemes * (shortest + 1 + 2 + 2) + max_place * 2, max_tsvector_bytes);
}

TEST(SearchDocument, ReadsAllOfAMegabyteOfFewWords) {
    std::string text;
    while (text.size() < 1 << 20) text += "lorem ipsum dolor sit amet ";
    const Document document = document_of(text + "end");
    EXPECT_EQ(document.size(), 6U);
}

} // namespace
} // namespace model_api::search
