#include <gtest/gtest.h>

#include "search/leaves.hpp"

namespace model_api::search {
namespace {

std::string leaves(std::string_view json) {
    std::string out, leaf;
    for (Leaves all(json); all.read(leaf);) out += (out.empty() ? "" : "|") + leaf;
    return out;
}

TEST(SearchLeaves, AreStringsAndNumbers) {
    EXPECT_EQ(leaves(R"({"key": "a b", "other" : [1, -2.5e+3, true, null, {"x": "y"}], "e": false})"),
              "a b|1|-2.5e+3|y");
    EXPECT_EQ(leaves(R"("alone")"), "alone");
    EXPECT_EQ(leaves("7"), "7");
    EXPECT_EQ(leaves("true"), "");
    EXPECT_EQ(leaves("[]"), "");
    EXPECT_EQ(leaves(R"(["x", "", "y"])"), "x||y");
}

TEST(SearchLeaves, HaveTheirEscapesRead) {
    EXPECT_EQ(leaves(R"(["a\"b\\c\/d", "e\nf\tg", "\u00e9t\u00E9", "\ud83d\ude00"])"), "a\"b\\c/d|e f g|été|😀");
    EXPECT_EQ(leaves(R"(["a\u0000b", "\ud83dx", "\ude00", "\ud83d\u0041"])"), "a b| x| | ");
    EXPECT_EQ(leaves(R"({"a\":": "b", "c\\": "d"})"), "b|d");
}

TEST(SearchLeaves, AreReadFromAnything) {
    for (const char *broken : {"", "\"", "\"\\", "\"\\u", "\"\\u12", "\"\\ud83d\\u", "{\"a\"", "{\"a\":", "---", "\\"})
        EXPECT_LE(leaves(broken).size(), 8U) << broken;
    EXPECT_EQ(leaves(std::string(100'000, '[') + "1"), "1");
}

} // namespace
} // namespace model_api::search
