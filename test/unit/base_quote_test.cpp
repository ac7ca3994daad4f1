#include "base/quote.hpp"

#include <gtest/gtest.h>

namespace model_api {
namespace {

TEST(QuoteIdentifier, LeavesPlainNames) {
    for (const char *name : {"a", "_a1", "image_url", "question", "name", "abort", "zone", "text", "value_"})
        EXPECT_EQ(quote_identifier(name), name);
}

TEST(QuoteIdentifier, QuotesEverythingElse) {
    EXPECT_EQ(quote_identifier("imageUrl"), "\"imageUrl\"");
    EXPECT_EQ(quote_identifier("1a"), "\"1a\"");
    EXPECT_EQ(quote_identifier("a$"), "\"a$\"");
    EXPECT_EQ(quote_identifier("größe"), "\"größe\"");
    EXPECT_EQ(quote_identifier("a b"), "\"a b\"");
    EXPECT_EQ(quote_identifier(""), "\"\"");
    EXPECT_EQ(quote_identifier("a\"; DROP TABLE b; --"), "\"a\"\"; DROP TABLE b; --\"");
    EXPECT_EQ(quote_identifier("\"\""), "\"\"\"\"\"\"");
}

TEST(QuoteIdentifier, QuotesEveryKeywordThatIsNotFreeEverywhere) {
    for (const char *word : {"all", "analyse", "user", "order", "table", "with", "select", "left", "verbose", "binary",
                             "between", "values", "numeric", "xmltable", "timestamp", "row"})
        EXPECT_EQ(quote_identifier(word), '"' + std::string(word) + '"');
}

TEST(QuoteQualified, QuotesEachPart) {
    EXPECT_EQ(quote_qualified("public", "question"), "public.question");
    EXPECT_EQ(quote_qualified("My.Schema", "user"), "\"My.Schema\".\"user\"");
}

TEST(QuoteLiteral, DoublesQuotesAndMarksBackslashes) {
    EXPECT_EQ(quote_literal(""), "''");
    EXPECT_EQ(quote_literal("it's"), "'it''s'");
    EXPECT_EQ(quote_literal("a\\b"), "E'a\\\\b'");
    EXPECT_EQ(quote_literal("\\'; DROP"), "E'\\\\''; DROP'");
}

TEST(ReservedWord, IsWhatCannotNameATable) {
    for (const char *word : {"user", "order", "group", "table", "all", "with", "left", "authorization", "tablesample"})
        EXPECT_TRUE(is_reserved_word(word)) << word;
    for (const char *word : {"question", "between", "values", "name", "User", "", "zzz", "aaa"})
        EXPECT_FALSE(is_reserved_word(word)) << word;
}

} // namespace
} // namespace model_api
