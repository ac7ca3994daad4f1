#include "filter_support.hpp"

using filter_test::error_of;

TEST(FilterErrors, name_unknown_fields) {
    EXPECT_EQ(
        error_of(R"({"OR":[{},{"updated":{"isSet":true}}]})", "question"),
        "42703 filter.OR[1].updated: Field \"updated\" is not defined by QuestionFilter. Did you mean \"updatedAt\"?");
    EXPECT_EQ(error_of(R"([{"quizz":{}}])", "question"),
              "42703 filter[0].quizz: Field \"quizz\" is not defined by QuestionFilter. Did you mean \"quiz\"?");
    EXPECT_EQ(error_of(R"({"quizid":{}})", "question"),
              "42703 filter.quizid: Field \"quizid\" is not defined by QuestionFilter. Did you mean \"quizId\"?");
    EXPECT_EQ(error_of(R"({"qzxwvut":{}})", "question"),
              "42703 filter.qzxwvut: Field \"qzxwvut\" is not defined by QuestionFilter.");
    EXPECT_EQ(
        error_of(R"({"quiz":{"titel":{}}})", "question"),
        "42703 filter.quiz.titel: Field \"titel\" is not defined by QuizRelationshipFilter. Did you mean \"title\"?");
    EXPECT_EQ(error_of(R"({"quiz":{"OR":[{"isSet":true}]}})", "question"),
              "42703 filter.quiz.OR[0].isSet: Field \"isSet\" is not defined by QuizFilter.");
    EXPECT_EQ(error_of(R"({"answers":{"some":{"txt":{}}}})", "question"),
              "42703 filter.answers.some.txt: Field \"txt\" is not defined by AnswersInnerRelationshipFilter. "
              "Did you mean \"text\"?");
}

TEST(FilterErrors, hide_secrets_as_unknown_fields) {
    EXPECT_EQ(error_of(R"({"secret":{"equals":"x"}})"),
              "42703 filter.secret: Field \"secret\" is not defined by SampleFilter.");
    EXPECT_EQ(error_of(R"({"sealed":{"equals":"x"}})"),
              "42703 filter.sealed: Field \"sealed\" is not defined by SampleFilter.");
}

TEST(FilterErrors, name_unknown_operators) {
    EXPECT_EQ(error_of(R"({"title":{"startWith":"a"}})"), "42883 filter.title.startWith: Operator \"startWith\" is not "
                                                          "defined by StringFilter. Did you mean \"startsWith\"?");
    EXPECT_EQ(error_of(R"({"kind":{"notIn":["single"]}})"),
              "42883 filter.kind.notIn: Operator \"notIn\" is not defined by SingleEnumFilter.");
    EXPECT_EQ(error_of(R"({"count":{"caseSensitive":false}})"),
              "42883 filter.count.caseSensitive: Operator \"caseSensitive\" is not defined by IntFilter.");
    EXPECT_EQ(error_of(R"({"moment":{"beforeOrOn":"2000-01-01"}})").substr(0, 26), "42883 filter.moment.before");
    EXPECT_EQ(error_of(R"({"answers":{"any":{}}})", "question"),
              "42883 filter.answers.any: Operator \"any\" is not defined by AnswersRelationshipFilter.");
    EXPECT_EQ(error_of(R"({"answers":{"text":{}}})", "question"),
              "42883 filter.answers.text: Operator \"text\" is not defined by AnswersRelationshipFilter."
              " [Write {\"answers\": {\"some\": {\"text\": …}}}.]");
}

TEST(FilterErrors, name_operators_that_a_type_lacks) {
    EXPECT_EQ(error_of(R"({"place":{"equals":"0,0"}})"),
              "42883 filter.place.equals: operator \"equals\" is not available for type point");
    EXPECT_EQ(error_of(R"({"transaction":{"lessThan":"7"}})"),
              "42883 filter.transaction.lessThan: operator \"lessThan\" is not available for type xid");
}

TEST(FilterErrors, want_an_object_of_operators) {
    EXPECT_EQ(
        error_of(R"({"title":"x"})"),
        "22023 filter.title: expected an object of operators, not a string [Write {\"title\":{\"equals\":\"x\"}}.]");
    EXPECT_EQ(error_of(R"({"count":5})"),
              "22023 filter.count: expected an object of operators, not a number [Write {\"count\":{\"equals\":5}}.]");
    EXPECT_EQ(error_of(R"({"title":["x"]})"), "22023 filter.title: expected an object of operators, not a list");
    EXPECT_EQ(
        error_of(R"({"quizId":"1"})", "question"),
        "22023 filter.quizId: expected an object of operators, not a string [Write {\"quizId\":{\"equals\":\"1\"}}.]");
    EXPECT_EQ(error_of(R"({"quiz":"1"})", "question"),
              "22023 filter.quiz: expected an object, not a string [Write {\"quizId\": {\"equals\": …}}.]");
}

TEST(FilterErrors, want_objects_and_lists) {
    EXPECT_EQ(error_of("5"), "22023 filter: expected an object or a list of objects, not a number");
    EXPECT_EQ(error_of("[[{}]]"), "22023 filter[0]: expected an object, not a list");
    EXPECT_EQ(error_of(R"({"OR":"x"})"), "22023 filter.OR: expected an object, not a string");
    EXPECT_EQ(error_of(R"({"NOT":[{},7]})"), "22023 filter.NOT[1]: expected an object, not a number");
    EXPECT_EQ(error_of(R"({"answers":{"some":true}})", "question"),
              "22023 filter.answers.some: expected an object, not a boolean");
    EXPECT_EQ(error_of(R"({"answers":[true]})", "question"),
              "22023 filter.answers[0]: expected an object, not a boolean");
    EXPECT_EQ(error_of(R"({"quiz":{"isSet":"yes"}})", "question"),
              "22023 filter.quiz.isSet: expected a boolean, not a string");
}

TEST(FilterErrors, name_values_of_the_wrong_kind) {
    EXPECT_EQ(error_of(R"({"title":{"equals":5}})"), "22023 filter.title.equals: expected a string, not a number");
    EXPECT_EQ(error_of(R"({"title":{"in":["a",5]}})"), "22023 filter.title.in[1]: expected a string, not a number");
    EXPECT_EQ(error_of(R"({"title":{"isSet":"yes"}})"), "22023 filter.title.isSet: expected a boolean, not a string");
    EXPECT_EQ(error_of(R"({"title":{"caseSensitive":0}})"),
              "22023 filter.title.caseSensitive: expected a boolean, not a number");
    EXPECT_EQ(error_of(R"({"title":{"startsWith":null}})"),
              "22023 filter.title.startsWith: operator \"startsWith\" does not take null");
    EXPECT_EQ(error_of(R"({"title":{"in":null}})"), "22023 filter.title.in: operator \"in\" does not take null");
    EXPECT_EQ(error_of(R"({"count":{"equals":"5"}})"), "22023 filter.count.equals: expected a number, not a string");
    EXPECT_EQ(error_of(R"({"count":{"equals":1.5}})"), "22023 filter.count.equals: expected an integer, not 1.5");
    EXPECT_EQ(error_of(R"({"serial":{"equals":1.5}})"), "22023 filter.serial.equals: expected an integer, not 1.5");
    EXPECT_EQ(error_of(R"({"active":{"equals":"true"}})"),
              "22023 filter.active.equals: expected a boolean, not a string");
    EXPECT_EQ(error_of(R"({"kinds":{"contains":[5]}})"),
              "22023 filter.kinds.contains[0]: expected a string, not a number");
    EXPECT_EQ(error_of(R"({"words":{"equals":[{}]}})"),
              "22023 filter.words.equals[0]: expected a string, a number or a boolean, not an object");
    EXPECT_EQ(error_of(R"({"id":{"equals":true}})"),
              "22023 filter.id.equals: expected an id (a string or a number), not a boolean");
    EXPECT_EQ(error_of(R"({"moment":{"equals":5}})"),
              "22023 filter.moment.equals: expected a date and time, not a number "
              "[Write it as ISO 8601: \"2022-10-03T07:45:30.342Z\".]");
}

TEST(FilterErrors, name_numbers_out_of_range) {
    EXPECT_EQ(error_of(R"({"count":{"lessThan":2147483648}})"),
              "22003 filter.count.lessThan: value 2147483648 is out of range for type integer");
    EXPECT_EQ(error_of(R"({"score":{"lessThan":1e999}})"),
              "22003 filter.score.lessThan: value 1e999 is out of range for type double precision");
    EXPECT_EQ(error_of(R"({"small":{"lessThan":1e39}})"),
              "22003 filter.small.lessThan: value 1e39 is out of range for type real");
    EXPECT_EQ(error_of(R"({"price":{"lessThan":1E+99999999999}})"),
              "22003 filter.price.lessThan: value 1E+99999999999 is out of range for type numeric");
    EXPECT_EQ(error_of(R"({"price":{"lessThan":1e-20000}})").substr(0, 5), "22003");
}

TEST(FilterErrors, name_bad_dates) {
    EXPECT_EQ(error_of(R"({"moment":{"before":"yesterday"}})"),
              "22007 filter.moment.before: invalid date and time \"yesterday\" "
              "[Write it as ISO 8601: \"2022-10-03T07:45:30.342Z\".]");
    EXPECT_EQ(error_of(R"({"day":{"equals":"2022-02-30"}})"),
              "22007 filter.day.equals: invalid date \"2022-02-30\" [Write it as ISO 8601: \"2022-10-03\".]");
}

TEST(FilterErrors, name_bad_ids) {
    EXPECT_EQ(error_of(R"({"id":{"equals":"abc"}})"), "22P02 filter.id.equals: invalid id \"abc\"");
    EXPECT_EQ(error_of(R"({"id":{"in":["1",""]}})"), "22P02 filter.id.in[1]: invalid id \"\"");
    EXPECT_EQ(error_of(R"({"id":{"equals":1.5}})"), "22P02 filter.id.equals: invalid id \"1.5\"");
    EXPECT_EQ(error_of(R"({"id":{"equals":"9223372036854775808"}})"),
              "22P02 filter.id.equals: invalid id \"9223372036854775808\"");
    EXPECT_EQ(error_of(R"({"tiny":{"equals":2147483648}})"), "22P02 filter.tiny.equals: invalid id \"2147483648\"");
    EXPECT_EQ(error_of(R"({"quiz":{"equals":"x"}})", "question"), "22P02 filter.quiz.equals: invalid id \"x\"");
    for (const std::string id : {"a0eebc99", "a0eebc999c0b4ef8bb6d6bb9bd380a1-1", "-a0eebc999c0b4ef8bb6d6bb9bd380a11",
                                 "a0eebc999c0b4ef8bb6d6bb9bd380a1g", "a0eebc999c0b4ef8bb6d6bb9bd380a11-"}) {
        EXPECT_EQ(error_of(R"({"key":{"equals":")" + id + R"("}})"),
                  "22P02 filter.key.equals: invalid id \"" + id + "\"");
    }
}

TEST(FilterErrors, name_unknown_options_and_states) {
    EXPECT_EQ(error_of(R"({"kind":{"equals":"sngle"}})"),
              "22023 filter.kind.equals: \"sngle\" is not an option of \"kind\" [Did you mean \"single\"?]");
    EXPECT_EQ(error_of(R"({"kind":{"in":["single","neither"]}})"),
              "22023 filter.kind.in[1]: \"neither\" is not an option of \"kind\" "
              "[It must be one of \"single\" and \"multi\".]");
    EXPECT_EQ(
        error_of(R"({"state":{"equals":"created.drft"}})"),
        "22023 filter.state.equals: \"created.drft\" is not a state of this model [Did you mean \"created.draft\"?]");
    EXPECT_EQ(error_of(R"({"state":{"inState":5}})").substr(0, 27), "22023 filter.state.inState:");
}

TEST(FilterErrors, cut_long_values) {
    EXPECT_EQ(error_of(R"({"id":{"equals":")" + std::string(58, 'x') + "éé" + std::string(1000, 'x') + R"("}})"),
              "22P02 filter.id.equals: invalid id \"" + std::string(58, 'x') + "é…\"");
}

TEST(FilterLimits, bound_the_depth) {
    const auto nested = [](int levels, const std::string &inner) {
        std::string text = inner;
        for (int i = 0; i < levels; ++i) text = R"({"NOT":)" + text + "}";
        return text;
    };
    EXPECT_EQ(error_of(nested(32, "{}")), "no error");
    EXPECT_EQ(error_of(nested(33, "{}")).substr(0, 12), "54001 filter");
    EXPECT_NE(error_of(nested(41, "{}")).find(": the filter is nested more than 32 levels deep"), std::string::npos);
    EXPECT_EQ(error_of(R"({"quiz":{"parent":{"title":{}}}})", "question", {2, 10}), "no error");
    EXPECT_EQ(error_of(R"({"quiz":{"parent":{"parent":{}}}})", "question", {2, 10}),
              "54001 filter.quiz.parent.parent: the filter is nested more than 2 levels deep");
}

TEST(FilterLimits, bound_the_conditions) {
    const auto conditions = [](int number) {
        std::string text = "[";
        for (int i = 0; i < number; ++i) text += i == 0 ? "{}" : ",{}";
        return R"({"OR":)" + text + "]}";
    };
    EXPECT_EQ(error_of(conditions(5000)), "no error");
    EXPECT_EQ(error_of(conditions(5001)), "54001 filter: the filter has more than 5000 conditions");
    EXPECT_EQ(error_of(R"({"title":{"equals":"a","lessThan":"b"}})", "sample", {32, 1}),
              "54001 filter: the filter has more than 1 conditions");
    EXPECT_EQ(error_of(R"({"title":{"in":["a","b"],"caseSensitive":false}})", "sample", {32, 1}),
              "54001 filter: the filter has more than 1 conditions");
    EXPECT_EQ(error_of(R"({"title":{"in":["a","b"]}})", "sample", {32, 1}), "no error");
}
