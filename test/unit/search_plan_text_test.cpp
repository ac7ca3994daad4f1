#include <gtest/gtest.h>

#include <random>

#include "expect_error.hpp"
#include "search/plan_text.hpp"
#include "search_matching.hpp"

namespace model_api::search {
namespace {

using search_test::plan_of;
using test::error_of;

TEST(SearchPlanText, IsCompact) {
    EXPECT_EQ(plan_text({}), "[]");
    EXPECT_EQ(plan_text(plan_of("red ")), R"([[0,[[1,["red",0,0,0]]],[]]])");
    EXPECT_EQ(plan_text(plan_of("!\"a b\" x1")),
              R"([[1,[[0,["a",0,0,0],["b",0,1,0]]],[]],[0,[[0,["\u0001x1",1,0,1]]],[]]])");
    const auto synonyms = Synonyms::parse(Json::parse(R"({"terms":{"tv":["tele vision"]}})"));
    Plan plan = plan_of("tv ", synonyms);
    plan.groups[0].own[0].terms[0].typos = {{"tw", 1}, {"été", 2}};
    EXPECT_EQ(plan_text(plan), R"([[0,[[1,["tv",0,0,0,"tw",1,"été",2]]],[[0,["tele",0,0,0],["vision",0,1,0]]]]])");
}

class RandomPlan {
public:
    explicit RandomPlan(unsigned seed) : random_(seed) {}

    Plan make() {
        return {several<Group>(0, max_query_items, [this] { return group(); })};
    }

private:
    std::size_t number(std::size_t least, std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(least, most)(random_);
    }
    template <class Item, class Make>
    std::vector<Item> several(std::size_t least, std::size_t most, Make make) {
        std::vector<Item> items(number(least, number(0, 7) == 0 ? most : least + 2));
        for (Item &item : items) item = make();
        return items;
    }
    std::string lexeme() {
        static const std::string letters[] = {"a", "z", "0", "é", "東", "😀", "\x01", "'", "\"", "\\", "\n"};
        std::string text;
        for (std::size_t i = number(1, 20); i > 0; --i) text += letters[number(0, std::size(letters) - 1)];
        return text;
    }
    Group group() {
        return {several<Phrase>(1, max_query_items, [this] { return phrase(30); }),
                several<Phrase>(0, max_synonyms_of_term, [this] { return phrase(max_words_of_term); }),
                number(0, 1) == 1};
    }
    Phrase phrase(std::size_t most) {
        Phrase phrase{several<Term>(1, most, [this] { return term(); }), number(0, 1) == 1};
        phrase.terms[0].word.distance = 0;
        for (Term &term : phrase.terms)
            if (!phrase.takes_typos) term.typos.clear();
        return phrase;
    }
    Term term() {
        const auto kind = static_cast<TokenKind>(number(0, static_cast<std::size_t>(TokenKind::picture)));
        const auto distance = static_cast<std::uint16_t>(number(1, max_place));
        return {{lexeme(), kind, distance, number(0, 1) == 1}, several<Expansion>(0, max_expansions, [this] {
                    return Expansion{lexeme(), static_cast<int>(number(1, 2))};
                })};
    }

    std::mt19937 random_;
};

TEST(SearchPlanText, ComesBackAsItWas) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        const Plan plan = RandomPlan(seed).make();
        const std::string text = plan_text(plan);
        ASSERT_LE(text.size(), max_plan_bytes);
        ASSERT_EQ(parse_plan(text, ""), plan) << text;
    }
}

TEST(SearchPlanText, HasRoomForTheLargestPlan) {
    const auto words = [](std::string first, std::size_t count) {
        Phrase phrase;
        first.resize(max_lexeme_bytes, 'x');
        for (std::size_t i = 0; i < count; ++i)
            phrase.terms.push_back({{first, TokenKind::word, static_cast<std::uint16_t>(i == 0 ? 0 : 1), false}, {}});
        return phrase;
    };
    Plan plan;
    for (std::size_t i = 0; i < max_query_items; ++i) {
        Group group{{words("w", 1)}, {}, false};
        group.own[0].takes_typos = true;
        group.own[0].terms[0].typos.assign(max_expansions, {std::string(max_lexeme_bytes, 'y'), 2});
        group.synonyms.assign(max_synonyms_of_term, words("\x01", max_words_of_term));
        plan.groups.push_back(group);
    }
    EXPECT_EQ(parse_plan(plan_text(plan), ""), plan);
}

TEST(SearchPlanText, IsReadStrictly) {
    const std::string red = R"([[0,[[1,["red",0,0,0]]],[]]])";
    EXPECT_EQ(error_of([&] { parse_plan(red, "plan"); }), "no error");
    for (const char *wrong : {"",
                              "[",
                              "]",
                              "null",
                              "[] ",
                              " []",
                              "[[]]",
                              "[[0]]",
                              "[[0,[],[]]]",
                              R"([[0,[[0]],[]]])",
                              R"([[2,[[1,["red",0,0,0]]],[]]])",
                              R"([[00,[[1,["red",0,0,0]]],[]]])",
                              R"([[0,[[1,["red",0,0,0]]],[]],])",
                              R"([[0,[[1,["r\u0065d",0,0,0]]],[]]])",
                              R"([[0,[[1,["red\",0,0,0]]],[]]])",
                              R"([[0,[[1,["re\u0000d",0,0,0]]],[]]])",
                              R"([[0,[[1,["red",0,0]]],[]]])",
                              R"([[0,[[1,["red",-1,0,0]]],[]]])",
                              R"([[0,[[1,["red",99999999999999999999,0,0]]],[]]])",
                              R"([[0,[[1,["red",0,0,0,"rad"]]],[]]])",
                              R"([[0,[[1,["red",0,0,0]]]]])",
                              R"([[0,[[1,["red",0,0,0] ]],[]]])"}) {
        const std::string error = error_of([&] { parse_plan(wrong, "plan"); });
        EXPECT_TRUE(error.starts_with("22023 search plan is not valid: ")) << wrong << ": " << error;
        EXPECT_TRUE(error.ends_with(" | GGT_INVALID_QUERY_INPUT at plan")) << wrong << ": " << error;
    }
}

TEST(SearchPlanText, SaysWhatIsWrong) {
    const auto reason = [](const std::string &text) {
        const std::string error = error_of([&] { parse_plan(text, ""); });
        return error.substr(0, error.find(" | ")).substr(error.find(": ") + 2);
    };
    EXPECT_EQ(reason(R"([[0,[[1,["red",7,0,0]]],[]]])"), "a number is too large");
    EXPECT_EQ(reason(R"([[0,[[1,["",0,0,0]]],[]]])"), "a word is none");
    EXPECT_EQ(reason(R"([[0,[[1,["red",0,1,0]]],[]]])"), "a distance is none");
    EXPECT_EQ(reason(R"([[0,[[0,["a",0,0,0],["b",0,0,0]]],[]]])"), "a distance is none");
    EXPECT_EQ(reason(R"([[0,[[1,["red",0,0,0,"rad",0]]],[]]])"), "a distance is none");
    EXPECT_EQ(reason(R"([[0,[[0,["red",0,0,0,"rad",1]]],[]]])"), "a word has typos that takes none");
    EXPECT_EQ(reason(R"([[0,[],[]]])"), "a part is empty");
    EXPECT_EQ(reason("[] "), "something follows it");
    EXPECT_EQ(reason("[[0,[[1,[\"" + std::string(101, 'a') + "\",0,0,0]]],[]]]"), "a word is none");
    EXPECT_EQ(reason("[[0,[[1,[\"\xff\",0,0,0]]],[]]]"), "it is not written as plans are");
    EXPECT_EQ(reason(std::string(max_plan_bytes + 1, '[')), "it is too long");
    std::string many = R"([[0,[[1,["a",0,0,0]]],[]])";
    for (int i = 0; i < 16; ++i) many += R"(,[0,[[1,["a",0,0,0]]],[]])";
    EXPECT_EQ(reason(many + "]"), "it has too many parts");
    // All words of a query together are no more than it has bytes.
    std::string phrase = R"([0,["a",0,0,1])";
    for (std::size_t i = 1; i < max_query_bytes / 2; ++i) phrase += R"(,["a",0,1,1])";
    const std::string half = "[0,[" + phrase + "]],[]]";
    EXPECT_EQ(error_of([&] { parse_plan('[' + half + ',' + half + ']', "plan"); }), "no error");
    EXPECT_EQ(reason('[' + half + ',' + half + R"(,[0,[[0,["a",0,0,1]]],[]]])"), "it has too many parts");
}

TEST(SearchPlanText, SurvivesEveryDamage) {
    const std::string good = plan_text(RandomPlan(7).make());
    std::mt19937 random(1);
    for (int i = 0; i < 2'000; ++i) {
        std::string text = good.substr(0, random() % (good.size() + 1));
        if (!text.empty()) text[random() % text.size()] = static_cast<char>(random() % 256);
        try {
            EXPECT_EQ(plan_text(parse_plan(text, "")), text);
        } catch (const DomainError &error) {
            EXPECT_EQ(error.sqlstate, sqlstate::invalid_parameter_value);
        }
    }
}

} // namespace
} // namespace model_api::search
