#include "read/selection.hpp"

#include <gtest/gtest.h>

#include "expect_error.hpp"
#include "quiz_models.hpp"

namespace model_api::read {
namespace {

Selection parse(std::string_view document, const SelectionLimits &limits = {}) {
    return parse_selection(Json::parse(document), test::question(), test::quiz_schema(), "selection", limits);
}

// "title quizId* quiz(title) answers[text]": ids marked, records in parentheses, lists in brackets.
std::string text(const Selection &selection) {
    std::string all;
    for (const Selected &member : selection.members) {
        all += (all.empty() ? "" : " ") + member.name;
        const std::string inner = member.selection ? text(*member.selection) : "";
        if (member.form == Selected::Form::id) all += '*';
        if (member.form == Selected::Form::record) all += '(' + inner + ')';
        if (member.form == Selected::Form::list) all += '[' + inner + ']';
    }
    return all;
}

std::string selected(std::string_view document) {
    return text(parse(document));
}

const List &list(const Selection &selection) {
    return *selection.members.at(0).list;
}

std::string error(std::string_view document, const SelectionLimits &limits = {}) {
    return test::error_of([&] { parse(document, limits); });
}

TEST(Selection, DefaultsToWhatIsStoredAndMayBeShown) {
    EXPECT_EQ(selected("null"),
              "id createdAt updatedAt title body sequence settings slug email nick area roles quizId*");
}

TEST(Selection, KeepsTheOrderOfTheRequest) {
    EXPECT_EQ(selected(R"({"title":true,"id":true})"), "title id");
}

TEST(Selection, LeavesOutWhatIsFalse) {
    EXPECT_EQ(selected(R"({"title":true,"id":false,"answers":false})"), "title");
}

TEST(Selection, FollowsToOneRelations) {
    EXPECT_EQ(selected(R"({"quizId":true,"quiz":{"title":true}})"), "quizId* quiz(title)");
    EXPECT_EQ(selected(R"({"hint":{"question":{"quiz":true}}})"), "hint(question(quiz(id title state)))");
}

TEST(Selection, FollowsToManyRelations) {
    EXPECT_EQ(selected(R"({"answers":{"edges":{"node":{"responses":{"edges":{"node":{"note":true}}}}}}})"),
              "answers[responses[note]]");
    EXPECT_EQ(selected(R"({"tags":true})"), "tags[id name]");
}

TEST(Selection, ShowsNodesAloneByDefault) {
    for (const char *document : {R"({"answers":true})", R"({"answers":{}})", R"({"answers":{"first":5}})",
                                 R"({"answers":{"edges":true}})", R"({"answers":{"edges":{"node":true}}})"}) {
        const Selection selection = parse(document);
        EXPECT_EQ(text(selection), "answers[id text position questionId*]") << document;
        EXPECT_TRUE(list(selection).edges && list(selection).node) << document;
        EXPECT_FALSE(list(selection).cursor || list(selection).page_info) << document;
    }
}

TEST(Selection, ShowsThePartsOfAConnectionAskedFor) {
    const Selection all = parse(R"({"answers":{"edges":{"cursor":true,"node":{"text":true}},"pageInfo":true}})");
    EXPECT_TRUE(list(all).edges && list(all).cursor && list(all).node && list(all).page_info);
    const Selection cursors = parse(R"({"answers":{"edges":{"cursor":true}}})");
    EXPECT_TRUE(list(cursors).edges && list(cursors).cursor);
    EXPECT_FALSE(list(cursors).node || list(cursors).page_info);
    const Selection page_info = parse(R"({"answers":{"pageInfo":{"hasNextPage":true,"endCursor":false}}})");
    EXPECT_TRUE(list(page_info).page_info);
    EXPECT_FALSE(list(page_info).edges || list(page_info).node);
    EXPECT_FALSE(list(parse(R"({"answers":{"edges":true,"pageInfo":{"hasNextPage":false}}})")).page_info);
}

TEST(Selection, ReadsTheArgumentsOfAList) {
    const Selection selection =
        parse(R"({"answers":{"last":7,"before":"x","sort":{"position":"Descending"},"filter":{"text":{"equals":"y"}},)"
              R"("search":null,"edges":true}})");
    const List &answers = list(selection);
    EXPECT_EQ(answers.page.size, 7);
    EXPECT_TRUE(answers.page.backward);
    EXPECT_EQ(answers.page.cursor, "x");
    EXPECT_EQ(answers.sort.keys.size(), 2u);
    EXPECT_TRUE(answers.filter.has_value());
    EXPECT_EQ(answers.path, "selection.answers");
    EXPECT_EQ(list(parse(R"({"answers":{"first":null,"after":null}})")).page.size, 50);
}

TEST(Selection, PicksThePartsOfARichText) {
    const RichTextParts by_default = parse(R"({"body":true})").members[0].rich_text;
    EXPECT_TRUE(by_default.markdown && by_default.truncated_html && !by_default.html);
    const RichTextParts html = parse(R"({"body":{"html":true,"markdown":false}})").members[0].rich_text;
    EXPECT_TRUE(html.html && !html.markdown && !html.truncated_html);
    const RichTextParts cut = parse(R"({"body":{"truncatedHTML":{"length":80}}})").members[0].rich_text;
    EXPECT_TRUE(cut.truncated_html);
    EXPECT_EQ(cut.truncated_length, 80);
}

TEST(Selection, RefusesUnknownFields) {
    EXPECT_EQ(error(R"({"titel":true})"), "42703 Field \"titel\" is not defined by Question. Did you mean \"title\"? | "
                                          "GGT_INVALID_QUERY_INPUT at selection.titel");
    EXPECT_EQ(error(R"({"quizid":true})"), "42703 Field \"quizid\" is not defined by Question. Did you mean "
                                           "\"quizId\"? | GGT_INVALID_QUERY_INPUT at selection.quizid");
    EXPECT_EQ(error(R"({"hintId":false,"title":true})").substr(0, 50),
              "42703 Field \"hintId\" is not defined by Question. D");
    EXPECT_EQ(error(R"({"answers":{"edges":{"node":{"txt":true}}}})"),
              "42703 Field \"txt\" is not defined by Answer. Did you mean \"text\"? | GGT_INVALID_QUERY_INPUT at "
              "selection.answers.edges.node.txt");
    EXPECT_EQ(error(R"({"body":{"htlm":true}})"), "42703 Field \"htlm\" is not defined by RichText. Did you mean "
                                                  "\"html\"? | GGT_INVALID_QUERY_INPUT at selection.body.htlm");
}

TEST(Selection, DoesNotAdmitThatThereIsASecret) {
    EXPECT_EQ(error(R"({"token":true})"),
              "42703 Field \"token\" is not defined by Question. | GGT_INVALID_QUERY_INPUT at selection.token");
    EXPECT_EQ(error(R"({"secret":true})"),
              "42703 Field \"secret\" is not defined by Question. | GGT_INVALID_QUERY_INPUT at selection.secret");
    EXPECT_EQ(error(R"({"secrt":true})"),
              "42703 Field \"secrt\" is not defined by Question. | GGT_INVALID_QUERY_INPUT at selection.secrt");
}

TEST(Selection, SaysHowListsAreSelected) {
    EXPECT_EQ(error(R"({"answers":{"text":true}})"),
              "42703 Field \"text\" is not defined by AnswerConnection. | GGT_INVALID_QUERY_INPUT at "
              "selection.answers.text | Lists are selected as {\"edges\":{\"node\":{\"text\":true}}}.");
    EXPECT_EQ(error(R"({"answers":{"edges":{"text":true}}})"),
              "42703 Field \"text\" is not defined by AnswerEdge. | GGT_INVALID_QUERY_INPUT at "
              "selection.answers.edges.text | Lists are selected as {\"edges\":{\"node\":{\"text\":true}}}.");
    EXPECT_EQ(error(R"({"answers":{"edgse":true}})"),
              "42703 Field \"edgse\" is not defined by AnswerConnection. Did you mean \"edges\"? | "
              "GGT_INVALID_QUERY_INPUT at selection.answers.edgse");
    EXPECT_EQ(error(R"({"answers":{"pageInfo":{"hasMore":true}}})").substr(0, 49),
              "42703 Field \"hasMore\" is not defined by PageInfo.");
}

TEST(Selection, RefusesWrongValues) {
    EXPECT_EQ(error("7"), "22023 selection must be an object, not a number | GGT_INVALID_QUERY_INPUT at selection");
    EXPECT_EQ(error(R"({"title":{"x":true}})"),
              "22023 selection must be true or false, not an object | GGT_INVALID_QUERY_INPUT at selection.title");
    EXPECT_EQ(error(R"({"quizId":1})"),
              "22023 selection must be true or false, not a number | GGT_INVALID_QUERY_INPUT at selection.quizId");
    EXPECT_EQ(error(R"({"quiz":[]})"), "22023 selection must be true, false or an object, not a list | "
                                       "GGT_INVALID_QUERY_INPUT at selection.quiz");
    EXPECT_EQ(error(R"({"answers":{"edges":1}})"), "22023 selection must be true, false or an object, not a number | "
                                                   "GGT_INVALID_QUERY_INPUT at selection.answers.edges");
    EXPECT_EQ(error(R"({"answers":{"first":"5"}})"),
              "22023 \"first\" must be an integer | GGT_INVALID_QUERY_INPUT at selection.answers.first");
    EXPECT_EQ(error(R"({"answers":{"first":1e99}})"),
              "22023 \"first\" must be an integer | GGT_INVALID_QUERY_INPUT at selection.answers.first");
    EXPECT_EQ(error(R"({"answers":{"after":5}})"),
              "22023 \"after\" must be a string, not a number | GGT_INVALID_QUERY_INPUT at selection.answers.after");
    EXPECT_EQ(error(R"({"body":{"truncatedHTML":{"length":0}}})"),
              "22023 \"length\" must be a positive integer | GGT_INVALID_QUERY_INPUT at "
              "selection.body.truncatedHTML.length");
}

TEST(Selection, RefusesWhatSelectsNothing) {
    const std::string at = "22023 selection names no field | GGT_INVALID_QUERY_INPUT at selection";
    EXPECT_EQ(error("{}"), at);
    EXPECT_EQ(error(R"({"title":false})"), at);
    EXPECT_EQ(error(R"({"quiz":{}})"), at + ".quiz");
    EXPECT_EQ(error(R"({"body":{"html":false}})"), at + ".body");
    EXPECT_EQ(error(R"({"answers":{"edges":{}}})"), at + ".answers.edges");
    EXPECT_EQ(error(R"({"answers":{"edges":false}})"), at + ".answers");
    EXPECT_EQ(error(R"({"answers":{"edges":{"node":{}}}})"), at + ".answers.edges.node");
}

TEST(Selection, HandsOnTheErrorsOfArguments) {
    EXPECT_EQ(error(R"({"answers":{"first":101}})"), "2201W \"first\" must be between 1 and 100, not 101 | "
                                                     "GGT_INVALID_QUERY_INPUT at selection.answers.first");
    EXPECT_EQ(error(R"({"answers":{"sort":{"txt":"Ascending"}}})"),
              "42703 Field \"txt\" is not defined by AnswerSort. Did you mean \"text\"? | GGT_INVALID_QUERY_INPUT at "
              "selection.answers.sort.txt");
    EXPECT_EQ(error(R"({"answers":{"search":"x"}})"),
              "0A000 a list cannot be searched here | GGT_INVALID_QUERY_INPUT at selection.answers.search");
    EXPECT_EQ(error(R"({"answers":{"filter":{"txt":{"equals":"x"}}}})").substr(0, 30),
              "42703 Field \"txt\" is not defin");
}

TEST(Selection, IsBoundedInDepth) {
    std::string document = R"({"title":true})";
    for (int i = 0; i < 5; ++i) document = R"({"hint":{"question":)" + document + "}}";
    EXPECT_EQ(error(document), "no error");
    EXPECT_EQ(error(document, {.depth = 9, .fields = 1000}).substr(0, 58),
              "54001 selection is nested more than 9 relations deep | GGT");
}

TEST(Selection, IsBoundedInFields) {
    EXPECT_EQ(error(R"({"title":true,"id":true})", {.depth = 10, .fields = 2}), "no error");
    EXPECT_EQ(error(R"({"title":true,"id":true,"slug":true})", {.depth = 10, .fields = 2}),
              "54001 selection has more than 2 fields | GGT_INVALID_QUERY_INPUT at selection.slug");
    EXPECT_EQ(error(R"({"quiz":true})", {.depth = 10, .fields = 3}).substr(0, 38),
              "54001 selection has more than 3 fields");
}

} // namespace
} // namespace model_api::read
