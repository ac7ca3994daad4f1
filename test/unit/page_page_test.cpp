#include "page/page.hpp"

#include <gtest/gtest.h>

#include "expect_error.hpp"

namespace model_api::page {
namespace {

using test::error_of;

std::string error(const Arguments &arguments, const Limits &limits = root_limits, std::string_view path = "") {
    return error_of([&] { parse_page(arguments, limits, path); });
}

TEST(Page, DefaultsToTheFirstFifty) {
    const Page page = parse_page({}, root_limits, "");
    EXPECT_EQ(page.size, 50);
    EXPECT_FALSE(page.backward);
    EXPECT_EQ(page.cursor, std::nullopt);
}

TEST(Page, GoesForwardAfterACursor) {
    const Page page = parse_page({.first = 7, .after = "x"}, root_limits, "");
    EXPECT_EQ(page.size, 7);
    EXPECT_FALSE(page.backward);
    EXPECT_EQ(page.cursor, "x");
    EXPECT_EQ(parse_page({.after = "x"}, root_limits, "").size, 50);
}

TEST(Page, GoesBackwardBeforeACursor) {
    const Page page = parse_page({.last = 7, .before = "x"}, root_limits, "");
    EXPECT_EQ(page.size, 7);
    EXPECT_TRUE(page.backward);
    EXPECT_EQ(page.cursor, "x");
}

TEST(Page, TakesBeforeAloneForTheLastFifty) {
    const Page page = parse_page({.before = "x"}, root_limits, "");
    EXPECT_EQ(page.size, 50);
    EXPECT_TRUE(page.backward);
    EXPECT_EQ(page.cursor, "x");
}

TEST(Page, TakesLastAloneFromTheEnd) {
    const Page page = parse_page({.last = 3}, root_limits, "");
    EXPECT_TRUE(page.backward);
    EXPECT_EQ(page.cursor, std::nullopt);
}

TEST(Page, IgnoresBeforeWithFirst) {
    const Page page = parse_page({.first = 5, .after = "a", .before = "b"}, root_limits, "");
    EXPECT_FALSE(page.backward);
    EXPECT_EQ(page.cursor, "a");
    EXPECT_EQ(parse_page({.first = 5, .before = "b"}, root_limits, "").cursor, std::nullopt);
}

TEST(Page, RefusesCombinationsWithoutMeaning) {
    EXPECT_EQ(error({.first = 1, .last = 1}),
              "22023 \"first\" and \"last\" cannot be used together | GGT_INVALID_QUERY_INPUT at last");
    EXPECT_EQ(error({.last = 1, .after = "x"}),
              "22023 \"last\" and \"after\" cannot be used together | GGT_INVALID_QUERY_INPUT at after");
    EXPECT_EQ(error({.after = "x", .before = "y"}), "22023 \"after\" and \"before\" cannot be used together without "
                                                    "\"first\" | GGT_INVALID_QUERY_INPUT at before");
}

TEST(Page, RefusesSizesOutOfBounds) {
    EXPECT_EQ(error({.first = 0}),
              "2201W \"first\" must be between 1 and 250, not 0 | GGT_INVALID_QUERY_INPUT at first");
    EXPECT_EQ(error({.last = -1}),
              "2201W \"last\" must be between 1 and 250, not -1 | GGT_INVALID_QUERY_INPUT at last");
    EXPECT_EQ(error({.first = 251}),
              "2201W \"first\" must be between 1 and 250, not 251 | GGT_INVALID_QUERY_INPUT at first");
    EXPECT_EQ(error({.first = 4294967297}),
              "2201W \"first\" must be between 1 and 250, not 4294967297 | GGT_INVALID_QUERY_INPUT at first");
    EXPECT_EQ(error({.first = 250}), "no error");
}

TEST(Page, BoundsNestedListsMoreTightly) {
    EXPECT_EQ(error({.first = 101}, nested_limits, "selection.answers"),
              "2201W \"first\" must be between 1 and 100, not 101 | GGT_INVALID_QUERY_INPUT at "
              "selection.answers.first");
    EXPECT_EQ(error({.first = 100}, nested_limits, "selection.answers"), "no error");
}

} // namespace
} // namespace model_api::page
