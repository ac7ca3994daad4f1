#include <algorithm>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "search/plan.hpp"
#include "search/tsquery.hpp"
#include "search_matching.hpp"

namespace model_api::search {
namespace {

using search_test::document_of;
using search_test::matches;
using search_test::plan_of;

std::string text_of(std::string_view query, const char *synonyms = "{}") {
    const Plan plan = plan_of(query, Synonyms::parse(Json::parse(synonyms)));
    return plan.groups.empty() ? "" : tsquery_text(condition(plan));
}

bool finds(std::string_view query, std::string_view text) {
    return matches(condition(plan_of(query)), document_of(text));
}

TEST(SearchPlan, IsATsquery) {
    EXPECT_EQ(text_of(""), "");
    EXPECT_EQ(text_of("red "), "'red'");
    EXPECT_EQ(text_of("red blue "), "'red' & 'blue'");
    EXPECT_EQ(text_of("red sho"), "'red' & ( 'sho':* | '\x01sho':* )");
    EXPECT_EQ(text_of("sku-12"), "'sku' <1> '12':*");
    EXPECT_EQ(text_of("a-sho"), "'a' <1> ( 'sho':* | '\x01sho':* )");
    EXPECT_EQ(text_of("!red"), "!( 'red' )");
    EXPECT_EQ(text_of("!\"a b\" c "), "!( ( 'a' <1> 'b' ) ) & 'c'");
    EXPECT_EQ(text_of("日本x1 "), "'日本' <2> '\x01x1'");
}

TEST(SearchPlan, FindsWordsWholeAndInParts) {
    constexpr const char *text = "Anna's address: anna.larsen42@foo-bar.com, ABC-001234, 2024-05-01, 東京タワー";
    for (const char *query : {"anna",     "annas",   "larsen42",   "anna.larsen42@foo-bar.com",
                              "foo-bar",  "bar.com", "abc-001234", "ABC",
                              "001234",   "0012",    "2024-05-01", "2024-05",
                              "東京",     "京タ",    "東",         "ー",
                              "\"タワ\"", "addr",    "la",         "l"})
        EXPECT_TRUE(finds(query, text)) << query;
    for (const char *query :
         {"foo.com", "bar-foo", "05-2024", "京東", "dress", "\"addr\"", "larsen42 !address", "1234"})
        EXPECT_FALSE(finds(query, text)) << query;
}

TEST(SearchPlan, FindsPointsInTimeAsTheApiWritesThem) {
    EXPECT_EQ(text_of("2024-05-01T10:02:12.345Z "), "( '2024' <1> '05' <1> '01t10' <1> '02' <1> '12' <1> '345z' ) | ( "
                                                    "'2024' <1> '05' <1> '01' <1> '10' <1> '02' )");
    constexpr const char *kept = "2024-05-01 10:02", *in_a_text = "at 2024-05-01T10:02:12.345Z";
    for (const char *query : {"2024-05-01T10:02:12.345Z", "2024-05-01T10:02", "2024-05-01T10:0", "2024-05-01T1",
                              "\"2024-05-01T10:02:12Z\"", "2024-05-01T12:02:59+02:00", "2024-05-01T10:02:1"})
        EXPECT_TRUE(finds(query, kept)) << query;
    for (const char *query : {"2024-05-01T10:02:12.345Z", "2024-05-01T10:02", "2024-05-01T1"})
        EXPECT_TRUE(finds(query, in_a_text)) << query;
    for (const char *query : {"!2024-05-01T10:02:12.345Z", "2024-05-01T10:03:12.345Z", "2024-05-01T10:02:12+02:00",
                              "2024-05-01T", "2024-05-01Tx", "\"2024-05-01T1\"", "2024-13-01T10:02"})
        EXPECT_FALSE(finds(query, kept)) << query;
}

TEST(SearchPlan, AsksForAllItemsAndForOrderInPhrasesOnly) {
    EXPECT_TRUE(finds("pizza york new ", "a pizza in New York"));
    EXPECT_TRUE(finds("\"new york\"", "a pizza in New York"));
    EXPECT_FALSE(finds("\"york new\"", "a pizza in New York"));
    EXPECT_FALSE(finds("!\"new york\"", "a pizza in New York"));
    EXPECT_TRUE(finds("!\"york new\"", "a pizza in New York"));
    EXPECT_TRUE(plan_of("!a !b").is_only_negated());
    EXPECT_FALSE(plan_of("!a b").is_only_negated());
    EXPECT_FALSE(plan_of("").is_only_negated());
}

TEST(SearchPlan, TakesTyposForLoneWordsOnly) {
    const auto takes_typos = [](std::string_view query) { return plan_of(query).groups[0].own[0].takes_typos; };
    EXPECT_TRUE(takes_typos("keyboard"));
    EXPECT_FALSE(takes_typos("\"keyboard\""));
    EXPECT_FALSE(takes_typos("!keyboard"));
    EXPECT_FALSE(takes_typos("key-board"));
    EXPECT_FALSE(takes_typos("abc123"));
    EXPECT_FALSE(takes_typos("12345"));
    EXPECT_FALSE(takes_typos("東京タワー"));
    Plan plan = plan_of("keybord ");
    plan.groups[0].own[0].terms[0].typos = {{"keyboard", 1}, {"keyword", 2}};
    EXPECT_EQ(tsquery_text(condition(plan)), "'keybord' | 'keyboard' | 'keyword'");
}

TEST(SearchSynonyms, CountAsTheWord) {
    constexpr const char *tv = R"({"terms":{"TV":["Television","tele-vision"]}})";
    EXPECT_EQ(text_of("tv ", tv), "'tv' | 'television' | ( 'tele' <1> 'vision' )");
    EXPECT_EQ(text_of("tv", tv), "( 'tv':* | '\x01tv':* ) | 'television' | ( 'tele' <1> 'vision' )");
    EXPECT_EQ(text_of("television ", tv), "'television'");
    EXPECT_EQ(text_of("\"tv\"", tv), "'tv'");
    EXPECT_EQ(text_of("!tv", tv), "!( 'tv' )");
    EXPECT_EQ(text_of("a tv b ", tv), "'a' & ( 'tv' | 'television' | ( 'tele' <1> 'vision' ) ) & 'b'");
}

TEST(SearchSynonyms, MayBeMutualAndOfSeveralWords) {
    constexpr const char *laptop = R"({"mutual":[["laptop","Portable Computer"]]})";
    EXPECT_EQ(text_of("laptop ", laptop), "'laptop' | ( 'portable' <1> 'computer' )");
    EXPECT_EQ(text_of("cheap portable computer ", laptop), "'cheap' & ( ( 'portable' & 'computer' ) | 'laptop' )");
    EXPECT_EQ(text_of("portable-computer ", laptop), "( 'portable' <1> 'computer' ) | 'laptop'");
    EXPECT_EQ(text_of("portable \"computer\"", laptop), "'portable' & 'computer'");
    EXPECT_EQ(text_of("portable !computer", laptop), "'portable' & !( 'computer' )");
}

TEST(SearchSynonyms, TakeTheLongestTermAndGoNoFurther) {
    constexpr const char *terms = R"({"terms":{"new":["fresh"],"new york":["nyc"],"nyc":["big apple"]}})";
    EXPECT_EQ(text_of("new york ", terms), "( 'new' & 'york' ) | 'nyc'");
    EXPECT_EQ(text_of("new jersey ", terms), "( 'new' | 'fresh' ) & 'jersey'");
    EXPECT_EQ(text_of("new new york ", terms), "( 'new' | 'fresh' ) & ( ( 'new' & 'york' ) | 'nyc' )");
}

TEST(SearchSynonyms, AreGatheredFromWhatFoldsAlike) {
    const Synonyms all =
        Synonyms::parse(Json::parse(R"({"terms":{"Café":["bistro"],"cafe":["Bistro","CAFÉ","bar"]}})"));
    EXPECT_EQ(all.size(), 1U);
    EXPECT_EQ(all.longest(parse_query("CAFE ").items).phrases->size(), 2U);
}

std::string mistake(const std::string &synonyms) {
    try {
        Synonyms::parse(Json::parse(synonyms));
    } catch (const DomainError &error) {
        EXPECT_EQ(error.sqlstate, sqlstate::invalid_parameter_value);
        return error.path + ": " + error.message;
    }
    return "";
}

TEST(SearchSynonyms, AreChecked) {
    EXPECT_EQ(mistake("[]"), "synonyms: must be an object, not a list");
    EXPECT_EQ(mistake(R"({"word":{}})"), "synonyms.word: must be \"terms\" or \"mutual\"");
    EXPECT_EQ(mistake(R"({"terms":[]})"), "synonyms.terms: must be an object, not a list");
    EXPECT_EQ(mistake(R"({"terms":{"a":"b"}})"), "synonyms.terms.a: must be a list, not a string");
    EXPECT_EQ(mistake(R"({"terms":{"a":[]}})"), "synonyms.terms.a: must have at least one term");
    EXPECT_EQ(mistake(R"({"terms":{"-":["a"]}})"), "synonyms.terms.-: has no letter or digit");
    EXPECT_EQ(mistake(R"({"terms":{"a":["b",1]}})"), "synonyms.terms.a[1]: must be a string, not a number");
    EXPECT_EQ(mistake(R"({"terms":{"a":["1 2 3 4 5 6 7 8 9"]}})"), "synonyms.terms.a[0]: has more than 8 words");
    EXPECT_EQ(mistake(R"({"mutual":{}})"), "synonyms.mutual: must be a list, not an object");
    EXPECT_EQ(mistake(R"({"mutual":[["a"]]})"), "synonyms.mutual[0]: must have at least two terms");
    std::string many;
    for (int i = 0; i < 33; ++i) many += (i == 0 ? "\"s" : ",\"s") + std::to_string(i) + '"';
    EXPECT_EQ(mistake(R"({"terms":{"a":[)" + many + "]}}"), "synonyms.terms.a: must not have more than 32 terms");
    EXPECT_EQ(mistake(R"({"terms":{"a":["x"],"A":[)" + many.substr(5) + "]}}"),
              "synonyms.terms.A: must not have more than 32 synonyms");
}

TEST(SearchExpansion, IsChosenByDistanceThenFrequency) {
    Candidates candidates;
    candidates.add("same", 0);
    candidates.add("far", 3);
    candidates.add("b", 1);
    candidates.add("a", 1);
    candidates.add("c", 2);
    std::vector<Candidate> all = candidates.take();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(choose_expansions(all), (std::vector<Expansion>{{"a", 1}, {"b", 1}, {"c", 2}}));
    std::ranges::find(all, "b", &Candidate::lexeme)->frequency = 0.5;
    EXPECT_EQ(choose_expansions(all), (std::vector<Expansion>{{"b", 1}, {"a", 1}, {"c", 2}}));
}

TEST(SearchPlan, HasANecessaryConditionOfWhatIsNotNegated) {
    const auto necessary = [](std::string_view text) {
        const auto condition = necessary_condition(make_plan(parse_query(text), {}));
        return condition ? tsquery_text(*condition) : "none";
    };
    EXPECT_EQ(necessary("red !blue green "), "'red' & 'green'");
    EXPECT_EQ(necessary("!blue"), "none");
}

TEST(SearchExpansion, CountsAWordOnce) {
    Candidates candidates;
    for (int i = 0; i < 10'000; ++i) candidates.add("again", 1);
    candidates.add("other", 1);
    EXPECT_EQ(choose_expansions(candidates.take()), (std::vector<Expansion>{{"again", 1}, {"other", 1}}));
    EXPECT_TRUE(candidates.take().empty());
}

TEST(SearchExpansion, HasALimit) {
    Candidates candidates;
    for (int i = 0; i < 10'000; ++i) candidates.add("w" + std::to_string(i), 2);
    candidates.add("near", 1);
    std::vector<Candidate> all = candidates.take();
    EXPECT_EQ(all.size(), Candidates::most_of_a_distance + 1);
    const auto chosen = choose_expansions(std::move(all));
    ASSERT_EQ(chosen.size(), max_expansions);
    EXPECT_EQ(chosen[0].lexeme, "near");
}

} // namespace
} // namespace model_api::search
