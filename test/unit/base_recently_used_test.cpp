#include "base/recently_used.hpp"

#include <gtest/gtest.h>

namespace model_api {
namespace {

TEST(RecentlyUsed, FindsWhatWasAdded) {
    RecentlyUsed<int> kept;
    EXPECT_EQ(kept.find("a"), nullptr);
    EXPECT_EQ(kept.add("a", 1, 2), 1);
    ASSERT_NE(kept.find("a"), nullptr);
    EXPECT_EQ(*kept.find("a"), 1);
}

TEST(RecentlyUsed, DropsWhatWasUsedLongestAgo) {
    RecentlyUsed<int> kept;
    kept.add("a", 1, 2);
    kept.add("b", 2, 2);
    ASSERT_NE(kept.find("a"), nullptr);
    kept.add("c", 3, 2);
    EXPECT_NE(kept.find("a"), nullptr);
    EXPECT_EQ(kept.find("b"), nullptr);
    EXPECT_NE(kept.find("c"), nullptr);
    EXPECT_EQ(kept.size(), 2u);
}

TEST(RecentlyUsed, ShrinksWhenTheLimitDid) {
    RecentlyUsed<int> kept;
    for (int i = 0; i < 10; ++i) kept.add(std::to_string(i), i, 10);
    kept.add("last", 10, 3);
    EXPECT_EQ(kept.size(), 3u);
    EXPECT_NE(kept.find("9"), nullptr);
}

TEST(RecentlyUsed, DropsWhatMeetsACondition) {
    RecentlyUsed<int> kept;
    for (int i = 0; i < 6; ++i) kept.add(std::to_string(i), i, 6);
    kept.drop_if([](int value) { return value % 2 == 0; });
    EXPECT_EQ(kept.size(), 3u);
    EXPECT_EQ(kept.find("4"), nullptr);
    ASSERT_NE(kept.find("5"), nullptr);
    for (int i = 6; i < 9; ++i) kept.add(std::to_string(i), i, 6); // there is room again
    EXPECT_NE(kept.find("1"), nullptr);
    kept.drop_if([](int) { return true; });
    EXPECT_EQ(kept.size(), 0u);
}

TEST(RecentlyUsed, KeepsTheNewestWhateverTheLimit) {
    RecentlyUsed<std::string> kept;
    EXPECT_EQ(kept.add("a", "x", 0), "x");
    EXPECT_EQ(kept.size(), 1u);
}

TEST(RecentlyUsed, WeighsWhatItKeeps) {
    RecentlyUsed<int> kept;
    kept.add("a", 1, 10, 4);
    kept.add("b", 2, 10, 6);
    EXPECT_EQ(kept.size(), 2u);
    kept.add("c", 3, 10, 1);
    EXPECT_EQ(kept.find("a"), nullptr);
    EXPECT_EQ(kept.size(), 2u);
    kept.add("d", 4, 10, 100);
    EXPECT_EQ(kept.size(), 1u);
    kept.add("e", 5, 10, 10);
    EXPECT_EQ(kept.find("d"), nullptr);
    kept.clear();
    kept.add("f", 6, 10, 10);
    EXPECT_EQ(kept.size(), 1u);
}

TEST(RecentlyUsed, ForgetsEverything) {
    RecentlyUsed<int> kept;
    kept.add("a", 1, 2);
    kept.clear();
    EXPECT_EQ(kept.find("a"), nullptr);
    EXPECT_EQ(kept.size(), 0u);
}

} // namespace
} // namespace model_api
