#include "base/text.hpp"

#include <gtest/gtest.h>

namespace model_api {
namespace {

TEST(Utf8, AcceptsWellFormedTextOnly) {
    for (const char *text : {"", "a", "é", "€", "😀", "12345678", "1234567é", "12345678é", "\xEF\xBF\xBF",
                             "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80", "\xE0\xA0\x80", "\xC2\x80"})
        EXPECT_TRUE(is_utf8(text)) << text;
    for (const char *text : {"\x80", "a\x80", "\xC3", "\xC3(", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80",
                             "\xE2\x82", "\xE2\x28\xA1", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                             "\xFF", "\xF0\x9F\x98", "1234567\xC3", "12345678\xC3", "\xF0\x9F\x98x"})
        EXPECT_FALSE(is_utf8(text));
    EXPECT_TRUE(is_utf8(std::string_view("\0", 1)));
}

TEST(Utf8, CountsCodePoints) {
    EXPECT_EQ(code_points(""), 0U);
    EXPECT_EQ(code_points("aé€😀"), 4U);
}

TEST(Fnv1a, MatchesThePublishedVectors) {
    EXPECT_EQ(fnv1a(""), 0xcbf29ce484222325ULL);
    EXPECT_EQ(fnv1a("a"), 0xaf63dc4c8601ec8cULL);
    EXPECT_EQ(fnv1a("foobar"), 0x85944171f73967e8ULL);
    EXPECT_EQ(fnv1a("bar", fnv1a("foo")), fnv1a("foobar"));
    EXPECT_NE(fnv1a("\xFF"), fnv1a("\x7F"));
}

TEST(Listed, ReadsAsProse) {
    EXPECT_EQ(listed({}), "");
    EXPECT_EQ(listed({"a"}), "a");
    EXPECT_EQ(listed({"a", "b"}), "a and b");
    EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
}

} // namespace
} // namespace model_api
