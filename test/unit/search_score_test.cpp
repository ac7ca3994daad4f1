#include <gtest/gtest.h>

#include "search/score.hpp"
#include "search_matching.hpp"

namespace model_api::search {
namespace {

using search_test::document_of;
using search_test::plan_of;

std::int32_t score(const Plan &plan, const Document &document) {
    return Ranking(plan).score(document);
}
std::int32_t score(std::string_view query, std::string_view text, Weight weight = Weight::a) {
    return score(plan_of(query), document_of(text, weight));
}

// The formula as it is written, in another arithmetic.
double formula(double tier, double field, double occurrences, double lexemes) {
    return tier * field * occurrences / (occurrences + 1.2 * (0.25 + 0.75 * lexemes / 32));
}

TEST(SearchScore, FollowsItsFormula) {
    for (const int lexemes : {1, 32, 1000})
        for (const int occurrences : {1, 2, 255}) {
            const std::vector<std::uint16_t> places(static_cast<std::size_t>(occurrences),
                                                    weighted_place(Weight::b, 1));
            EXPECT_NEAR(match_score(600, places, static_cast<std::size_t>(lexemes)) / 10'000.0,
                        formula(0.6, 0.6, occurrences, lexemes), 0.0001);
        }
    EXPECT_EQ(score("a ", "a"), 7529);
    EXPECT_EQ(score("a ", "b"), 0);
}

TEST(SearchScore, PutsBetterMatchesFirst) {
    EXPECT_GT(score("post ", "post"), score("post", "postgres"));
    EXPECT_GT(score("post", "poster"), score("post", "postgresql"));
    EXPECT_GT(score("red ", "red", Weight::a), score("red ", "red", Weight::b));
    EXPECT_GT(score("red ", "red", Weight::c), score("red ", "red", Weight::d));
    EXPECT_GT(score("red ", "red red"), score("red ", "red"));
    EXPECT_GT(score("red ", "red"), score("red ", "red and many other words beside it"));
    EXPECT_EQ(score("x", "x7"), score("x", "xy"));

    Plan plan = plan_of("keybord ");
    plan.groups[0].own[0].terms[0].typos = {{"keyboard", 1}, {"keyword", 2}};
    EXPECT_GT(score(plan, document_of("keybord")), score(plan, document_of("keyboard")));
    EXPECT_GT(score(plan, document_of("keyboard")), score(plan, document_of("keyword")));
    EXPECT_EQ(score(plan, document_of("keyboard")), match_score(300, document_of("keyboard").places(0), 1));
}

TEST(SearchScore, LikesWordsSideBySide) {
    EXPECT_EQ(score("new york ", "new york pizza") - score("new york ", "new pizza york"), score_scale / 10);
    EXPECT_EQ(score("new york ", "york new pizza"), score("new york ", "new pizza york"));
    EXPECT_EQ(score("new york pizza ", "new york pizza") - score("new york pizza ", "york pizza new"),
              score_scale / 10);
    EXPECT_EQ(score("日本x ", "日本x") - score("日本x ", "x日本"), score_scale / 10);
}

TEST(SearchScore, CountsASynonymForTheWordsItStandsFor) {
    const auto synonyms = Synonyms::parse(Json::parse(R"({"terms":{"portable computer":["laptop","note book"]}})"));
    const Plan plan = plan_of("portable computer ", synonyms);
    const Document laptop = document_of("laptop", Weight::a);
    const std::int32_t one = match_score(1000, laptop.places(0), 1);
    EXPECT_EQ(score(plan, laptop), 2 * one * 8 / 10);
    EXPECT_EQ(score(plan, document_of("note")), 0);
    EXPECT_GT(score(plan, document_of("book note")), 0); // whether it is a phrase is the condition's matter
}

TEST(SearchScore, LeavesOutWhatMustNotBeFound) {
    EXPECT_EQ(score("red !blue", "red"), score("red ", "red"));
    EXPECT_EQ(score("!blue", "red"), 0);
}

TEST(SearchScore, TakesTheBestFieldOfAWord) {
    DocumentBuilder builder;
    builder.add(Weight::a, "blue");
    builder.add(Weight::d, "red red blue");
    const Document document = builder.finish();
    EXPECT_EQ(Ranking(plan_of("blue ")).score(document),
              match_score(1000, std::vector<std::uint16_t>(2, weighted_place(Weight::a, 1)), 2));
}

TEST(SearchScore, NeverOverflows) {
    std::string text, query;
    for (int i = 0; i < 300; ++i) text += "a b ";
    while (query.size() < max_query_bytes) query += "a-b-";
    EXPECT_GT(score(query, text), 0);
    EXPECT_LT(score(query, text), 10 * 1'000'000);
}

} // namespace
} // namespace model_api::search
