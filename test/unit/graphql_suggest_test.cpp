#include "graphql/suggest.hpp"

#include <gtest/gtest.h>

namespace model_api::graphql {
namespace {

using Names = std::vector<std::string_view>;

TEST(GraphqlSuggest, OffersTheNearestFirst) {
    EXPECT_EQ(suggestions("greenest", {"gray"}), Names{}); // too far
    EXPECT_EQ(suggestions("abc", {"a", "ab", "abc"}), (Names{"abc", "ab", "a"}));
    EXPECT_EQ(suggestions("verylongstring", {"VERYLONGSTRING"}), Names{"VERYLONGSTRING"});
    EXPECT_EQ(suggestions("sntaces", {"instances"}), Names{"instances"});
    EXPECT_EQ(suggestions("nstance", {"instance"}), Names{"instance"});
    EXPECT_EQ(suggestions("ba", {"ab", "xx"}), Names{"ab"}); // neighbours swapped
    EXPECT_EQ(suggestions("field", {"field10", "field2", "field1"}), (Names{"field1", "field2", "field10"}));
    EXPECT_EQ(suggestions("", {"a", "bc"}), Names{"a"});
}

TEST(GraphqlSuggest, IsBoundedForHostileNames) {
    const std::string huge(1'000'000, 'x');
    EXPECT_EQ(suggestions(huge, {"x", huge}), Names{huge});
    EXPECT_EQ(suggestions(huge, {std::string_view(huge).substr(1)}), Names{});
}

TEST(GraphqlSuggest, WritesASentence) {
    EXPECT_EQ(did_you_mean({}), "");
    EXPECT_EQ(did_you_mean({"a"}), " Did you mean \"a\"?");
    EXPECT_EQ(did_you_mean({"a", "b"}, "the enum value"), " Did you mean the enum value \"a\" or \"b\"?");
    EXPECT_EQ(did_you_mean({"a", "b", "c", "d", "e", "f"}), " Did you mean \"a\", \"b\", \"c\", \"d\", or \"e\"?");
}

TEST(GraphqlSuggest, ComparesNaturally) {
    EXPECT_LT(compare_naturally("item2", "item10"), 0);
    EXPECT_GT(compare_naturally("item10", "item9x"), 0);
    EXPECT_LT(compare_naturally("a", "ab"), 0);
    EXPECT_EQ(compare_naturally("a1", "a1"), 0);
}

} // namespace
} // namespace model_api::graphql
