#include "base/nearest.hpp"

#include <gtest/gtest.h>

namespace model_api {
namespace {

const std::vector<std::string_view> fields = {"id", "title", "createdAt", "updatedAt", "imageUrl", "quizId"};

TEST(Nearest, FindsTheNameThatWasMeant) {
    EXPECT_EQ(nearest("updated", fields), "updatedAt");
    EXPECT_EQ(nearest("updated_at", fields), "updatedAt");
    EXPECT_EQ(nearest("UPDATEDAT", fields), "updatedAt");
    EXPECT_EQ(nearest("tilte", fields), "title"); // neighbours swapped: one step
    EXPECT_EQ(nearest("ID", fields), "id");
    EXPECT_EQ(nearest("quiz_id", fields), "quizId");
}

TEST(Nearest, PrefersTheFewestStepsAndThenTheFirst) {
    EXPECT_EQ(nearest("cat", {"car", "cat"}), "cat");
    EXPECT_EQ(nearest("cat", {"cab", "car"}), "cab");
    EXPECT_EQ(nearest("abcdef", {"abcdxx", "abcdex"}), "abcdex");
}

TEST(Nearest, OffersNothingFarAway) {
    EXPECT_EQ(nearest("price", fields), std::nullopt);
    EXPECT_EQ(nearest("", fields), std::nullopt);
    EXPECT_EQ(nearest("title", {}), std::nullopt);
    EXPECT_EQ(nearest(std::string(10'000'000, 'a'), fields), std::nullopt);
    EXPECT_EQ(
        nearest("aaaa", {std::string_view("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")}),
        std::nullopt);
    const std::string longest(64, 'a');
    EXPECT_EQ(nearest(std::string(63, 'a'), {longest}), longest);
}

TEST(DidYouMean, IsASentenceOrNothing) {
    EXPECT_EQ(did_you_mean("updated", fields), " Did you mean \"updatedAt\"?");
    EXPECT_EQ(did_you_mean("price", fields), "");
    EXPECT_EQ(did_you_mean("", {"n"}), ""); // one step away from every letter, and near to none
}

} // namespace
} // namespace model_api
