// Increments and decrements.
#include <gtest/gtest.h>

#include "action/amount.hpp"
#include "action_models.hpp"

using namespace action_test;

TEST(ActionAtomics, add_up) {
    EXPECT_EQ(updated(R"({"_atomics": {"score": [{"increment": 2}, {"decrement": 0.5}]}})"), "update 7 score+=1.5");
    EXPECT_EQ(updated(R"({"_atomics": {"score": {"increment": 2, "decrement": 3}}})"), "update 7 score+=-1");
    EXPECT_EQ(updated(R"({"_atomics": {"price": {"increment": 0.1}, "count": {"decrement": 2.0}}})"),
              "update 7 price+=0.1 count+=-2");
    EXPECT_EQ(updated(R"({"_atomics": {"score": {"increment": null}}})"), "update 7 score+=0");
    EXPECT_EQ(updated(R"({"_atomics": {"score": []}})"), "update 7");
    EXPECT_EQ(updated(R"({"_atomics": null})"), "update 7");
    EXPECT_EQ(created(R"({"_atomics": {"count": {"increment": 1}}})"), "create count+=1");
}

TEST(ActionAtomics, are_told_where_they_are_wrong) {
    EXPECT_EQ(updated(R"({"_atomics": 1})"), "record._atomics: expected an object, not a number");
    EXPECT_EQ(updated(R"({"_atomics": {"score": 1}})"),
              "record._atomics.score: expected an object, not a number [Write it as {\"increment\": 1}.]");
    EXPECT_EQ(updated(R"({"_atomics": {"score": [{"incremnt": 1}, {"decrement": "1"}]}})"),
              "record._atomics.score[0].incremnt: Field \"incremnt\" is not defined by _atomics. Did you mean "
              "\"increment\"?\n"
              "record._atomics.score[1].decrement: expected a number, not a string");
    EXPECT_EQ(updated(R"({"_atomics": {"scor": {}, "title": {"increment": 1}, "total": {"increment": 1}}})"),
              "record._atomics.scor: Field \"scor\" is not defined by QuestionAtomicsInput. Did you mean \"score\"?\n"
              "record._atomics.title: Field \"title\" of question cannot be incremented\n"
              "record._atomics.total: Field \"total\" of question cannot be incremented");
    EXPECT_EQ(updated(R"({"_atomics": {"count": {"increment": 0.5}}})"),
              "record._atomics.count.increment: expected an integer, not 0.5");
    EXPECT_EQ(updated(R"({"_atomics": {"score": {"increment": 1e2000}}})"),
              "record._atomics.score.increment: a number must not have more than 1000 digits");
    EXPECT_EQ(updated(R"({"score": 1, "_atomics": {"score": {"increment": 1}}})"),
              "record._atomics.score: Field \"score\" is given a value and incremented as well");
    EXPECT_EQ(shown(parsed("question", "delete", Json::parse(R"({"id": "1", "_atomics": {}})"), action::Key::member)),
              "record._atomics: Field \"_atomics\" is not defined by DeleteQuestionInput.");
}

TEST(ActionAmount, has_no_exponent) {
    for (const auto &[literal, plain] : std::vector<std::pair<const char *, const char *>>{{"0", "0"},
                                                                                           {"-0.0", "0"},
                                                                                           {"12.50", "12.5"},
                                                                                           {"-7", "-7"},
                                                                                           {"1e3", "1000"},
                                                                                           {"12e-1", "1.2"},
                                                                                           {"-1.5E-3", "-0.0015"},
                                                                                           {"100", "100"},
                                                                                           {"0.010", "0.01"}}) {
        EXPECT_EQ(action::plain_decimal(literal), plain) << literal;
    }
    EXPECT_EQ(action::plain_decimal("1e999").size(), 1000U);
    EXPECT_EQ(action::plain_decimal("1e1000"), "");
    EXPECT_EQ(action::plain_decimal("1e-1001"), "");
    EXPECT_EQ(action::plain_decimal("1e999999999999"), "");
    EXPECT_EQ(action::plain_decimal("0e999999999999"), "0");
}

TEST(ActionAmount, is_added_exactly) {
    const auto sum = [](const char *left, const char *right) {
        EXPECT_EQ(action::sum(left, right), action::sum(right, left)) << left << " " << right;
        return action::sum(left, right);
    };
    EXPECT_EQ(sum("0.1", "0.2"), "0.3");
    EXPECT_EQ(sum("999.99", "0.01"), "1000");
    EXPECT_EQ(sum("1", "-1"), "0");
    EXPECT_EQ(sum("-1", "0.25"), "-0.75");
    EXPECT_EQ(sum("-5", "-7"), "-12");
    EXPECT_EQ(sum("1000", "-0.001"), "999.999");
    EXPECT_EQ(sum("0", "0"), "0");
    EXPECT_EQ(sum("12345678901234567890", "0.00000000000000000001"), "12345678901234567890.00000000000000000001");
    for (int left = -30; left <= 30; ++left) {
        for (int right = -30; right <= 30; ++right) {
            EXPECT_EQ(action::sum(std::to_string(left), std::to_string(right)), std::to_string(left + right));
        }
    }
}

TEST(ActionAmount, is_negated) {
    EXPECT_EQ(action::negated("1.5"), "-1.5");
    EXPECT_EQ(action::negated("-1.5"), "1.5");
    EXPECT_EQ(action::negated("0"), "0");
}
