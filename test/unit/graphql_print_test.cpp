#include "graphql/syntax/block_string.hpp"
#include "graphql/syntax/print.hpp"
#include "graphql_documents.hpp"

namespace model_api::graphql {
namespace {

std::string again(const std::string &literal) {
    const auto document = graphql_test::parsed("{ a(x: " + literal + ") }");
    const auto &selection = graphql_test::operation(document).selection_set.selections.front();
    return syntax::printed(std::get<syntax::Field>(selection.node).arguments.front().value);
}

TEST(GraphqlPrint, WritesValues) {
    for (const char *literal :
         {"1", "-0.50", "true", "null", "ENUM", "$v", "[]", "{}", "[1, [A]]", "{a: 1, b: {c: []}}"}) {
        EXPECT_EQ(again(literal), literal);
    }
    EXPECT_EQ(again(R"("a\u0007\u007f\n\t\"\\/ä😀")"), R"("a\u0007\u007F\n\t\"\\/ä😀")");
    EXPECT_EQ(again("\"\"\"one\n  two\"\"\""), "\"\"\"\none\ntwo\n\"\"\"");
}

TEST(GraphqlBlockString, IsWrittenSoThatItReadsBack) {
    EXPECT_EQ(syntax::block_string("short"), "\"\"\"short\"\"\"");
    EXPECT_EQ(syntax::block_string(" begins blank"), "\"\"\" begins blank\"\"\"");
    EXPECT_EQ(syntax::block_string("ends in \\"), "\"\"\"\nends in \\\n\"\"\"");
    EXPECT_EQ(syntax::block_string("ends in \""), "\"\"\"\nends in \"\n\"\"\"");
    EXPECT_EQ(syntax::block_string("a \"\"\" b"), "\"\"\"a \\\"\"\" b\"\"\"");
    EXPECT_EQ(syntax::block_string(std::string(71, 'x')), "\"\"\"\n" + std::string(71, 'x') + "\n\"\"\"");
}

TEST(GraphqlBlockString, DoesNotFitEverything) {
    EXPECT_TRUE(syntax::fits_block_string(""));
    EXPECT_TRUE(syntax::fits_block_string("one\n  two"));
    EXPECT_TRUE(syntax::fits_block_string("  one"));
    for (const char *text : {" ", "\none", "one\n", "  one\n  two", "bell\a", "return\r"}) {
        EXPECT_FALSE(syntax::fits_block_string(text)) << text;
    }
}

} // namespace
} // namespace model_api::graphql
