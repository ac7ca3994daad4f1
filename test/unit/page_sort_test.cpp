#include "page/sort.hpp"

#include <gtest/gtest.h>

#include "expect_error.hpp"
#include "quiz_models.hpp"

namespace model_api::page {
namespace {

Sort parse(std::string_view document) {
    return parse_sort(Json::parse(document), test::question(), test::quiz_schema(), "sort");
}

// "title desc nulls first, id asc nulls last not null"
std::string keys(std::string_view document) {
    std::string text;
    for (const SortKey &key : parse(document).keys) {
        text += (text.empty() ? "" : ", ") + key_name(key) + (key.descending ? " desc" : " asc");
        text += key.nulls_first ? " nulls first" : " nulls last";
        if (!key.nullable) text += " not null";
    }
    return text;
}

std::string error(std::string_view document) {
    return test::error_of([&] { parse(document); });
}

constexpr const char *id = "id asc nulls last not null";

TEST(Sort, DefaultsToTheKey) {
    EXPECT_EQ(keys("null"), id);
    EXPECT_EQ(keys("[]"), id);
    EXPECT_EQ(keys("{}"), id);
    EXPECT_EQ(keys("[{}, null]"), id);
}

TEST(Sort, TakesAnObjectForAListOfOne) {
    EXPECT_EQ(keys(R"({"slug":"Ascending"})"), std::string("slug asc nulls last, ") + id);
    EXPECT_EQ(keys(R"([{"slug":"Ascending"}])"), std::string("slug asc nulls last, ") + id);
}

TEST(Sort, PutsNullsWherePostgresqlDoes) {
    EXPECT_EQ(keys(R"({"slug":"Descending"})"), std::string("slug desc nulls first, ") + id);
    EXPECT_EQ(keys(R"({"title":"Descending"})"), std::string("title desc nulls first not null, ") + id);
}

TEST(Sort, PutsNullsWhereTheRequestSays) {
    EXPECT_EQ(keys(R"({"slug":"Descending","nulls":"Last"})"), std::string("slug desc nulls last, ") + id);
    EXPECT_EQ(keys(R"({"slug":{"order":"Ascending","nulls":"First"}})"), std::string("slug asc nulls first, ") + id);
    EXPECT_EQ(keys(R"({"slug":{"nulls":"First"}})"), std::string("slug asc nulls first, ") + id);
}

TEST(Sort, EndsAtTheKey) {
    EXPECT_EQ(keys(R"([{"title":"Ascending"},{"id":"Descending"},{"slug":"Ascending"}])"),
              "title asc nulls last not null, id desc nulls first not null");
}

TEST(Sort, WalksToOneRelations) {
    EXPECT_EQ(keys(R"({"quiz":{"title":"Descending"}})"), std::string("quiz.title desc nulls first, ") + id);
    EXPECT_EQ(keys(R"({"hint":{"text":{"order":"Ascending"}}})"), std::string("hint.text asc nulls last, ") + id);
    EXPECT_EQ(keys(R"({"hint":{"question":{"quiz":{"id":"Ascending"}}}})"),
              std::string("hint.question.quiz.id asc nulls last, ") + id);
}

TEST(Sort, TakesTheColumnOfARelation) {
    EXPECT_EQ(keys(R"({"quizId":"Ascending"})"), std::string("quizId asc nulls last, ") + id);
    EXPECT_EQ(keys(R"({"hint":{"questionId":"Ascending"}})"), std::string("hint.questionId asc nulls last, ") + id);
}

TEST(Sort, SortsJsonByItsText) {
    const Sort sort = parse(R"({"settings":"Ascending"})");
    EXPECT_TRUE(sorts_as_text(sort.keys[0]));
    EXPECT_EQ(key_type(sort.keys[0]).name, "pg_catalog.text");
    EXPECT_FALSE(sorts_as_text(sort.keys[1]));
}

TEST(Sort, RefusesUnknownFields) {
    EXPECT_EQ(error(R"({"titel":"Ascending"})"), "42703 Field \"titel\" is not defined by QuestionSort. Did you mean "
                                                 "\"title\"? | GGT_INVALID_QUERY_INPUT at sort.titel");
    EXPECT_EQ(error(R"([{"title":"Ascending"},{"quiz":{"titel":"Ascending"}}])"),
              "42703 Field \"titel\" is not defined by QuizSort. Did you mean \"title\"? | GGT_INVALID_QUERY_INPUT at "
              "sort[1].quiz.titel");
}

TEST(Sort, RefusesWhatCannotBeSortedBy) {
    EXPECT_EQ(error(R"({"secret":"Ascending"})"),
              "42703 Field \"secret\" is not defined by QuestionSort. | GGT_INVALID_QUERY_INPUT at sort.secret");
    EXPECT_EQ(error(R"({"answers":{"text":"Ascending"}})"),
              "42703 Field \"answers\" is not defined by QuestionSort. | GGT_INVALID_QUERY_INPUT at sort.answers");
    EXPECT_EQ(error(R"({"area":"Ascending"})"), "42703 \"area\" cannot be sorted by: type point has no order "
                                                "| GGT_INVALID_QUERY_INPUT at sort.area");
    EXPECT_EQ(
        error(R"({"quiz":"Ascending"})"),
        "22023 sort by \"quiz\" does not say by which field of it | GGT_INVALID_QUERY_INPUT at sort.quiz | Sort by "
        "\"quizId\", or write {\"quiz\":{field:order}}.");
}

TEST(Sort, RefusesSeveralFieldsInOneObject) {
    EXPECT_EQ(
        error(R"({"title":"Ascending","slug":"Descending"})"),
        "22023 sort has several fields in one object | GGT_INVALID_QUERY_INPUT at sort | The keys of an object have "
        "no order. Write a list: [{\"title\":…},{\"slug\":…}].");
    EXPECT_EQ(keys(R"({"title":null,"slug":"Ascending"})"), std::string("slug asc nulls last, ") + id);
}

TEST(Sort, RefusesWrongValues) {
    EXPECT_EQ(error("7"), "22023 sort must be an object, not a number | GGT_INVALID_QUERY_INPUT at sort");
    EXPECT_EQ(error(R"(["title"])"), "22023 sort must be an object, not a string | GGT_INVALID_QUERY_INPUT at sort[0]");
    EXPECT_EQ(error(R"({"nulls":"Last"})"), "22023 sort does not name a field | GGT_INVALID_QUERY_INPUT at sort");
    EXPECT_EQ(error(R"({"title":"asc"})"), "22023 sort order must be \"Ascending\" or \"Descending\", not \"asc\" | "
                                           "GGT_INVALID_QUERY_INPUT at sort.title");
    EXPECT_EQ(error(R"({"title":1})"), "22023 sort order must be \"Ascending\" or \"Descending\", not a number | "
                                       "GGT_INVALID_QUERY_INPUT at sort.title");
    EXPECT_EQ(error(R"({"title":{"order":"Ascending","nulls":"Lasst"}})"),
              "22023 nulls must be \"First\" or \"Last\", not \"Lasst\" | GGT_INVALID_QUERY_INPUT at sort.title.nulls");
    EXPECT_EQ(error(R"({"title":{"ordre":"Ascending"}})"), "42703 Field \"ordre\" is not defined by SortOrder. Did you "
                                                           "mean \"order\"? | GGT_INVALID_QUERY_INPUT at "
                                                           "sort.title.ordre");
    EXPECT_EQ(error(R"({"quiz":{"title":"Ascending"},"nulls":"Last"})"),
              "42703 Field \"nulls\" is not defined by QuestionSort. | GGT_INVALID_QUERY_INPUT at sort.quiz");
}

TEST(Sort, RefusesAFieldNamedTwice) {
    EXPECT_EQ(error(R"([{"title":"Ascending"},{"title":"Descending"}])"),
              "22023 sort names \"title\" twice | GGT_INVALID_QUERY_INPUT at sort[1]");
}

TEST(Sort, BoundsTheRelationsOnTheWay) {
    std::string document = R"("Ascending")";
    document = R"({"title":)" + document + "}";
    for (int i = 0; i < 5; ++i) document = R"({"hint":{"question":)" + document + "}}";
    EXPECT_EQ(error(document).substr(0, 50), "54001 sort walks more than 8 relations | GGT_INVAL");
}

TEST(Sort, BoundsTheNumberOfKeys) {
    const auto sorted_by = [](int keys) {
        std::string list;
        for (int i = 0; i < keys; ++i) {
            std::string key = i % 4 == 0 ? "title" : i % 4 == 1 ? "slug" : i % 4 == 2 ? "createdAt" : "updatedAt";
            key = "{\"" + key + R"(":"Ascending"})";
            for (int step = 0; step < i / 4; ++step) key = R"({"hint":{"question":)" + key + "}}";
            list += (list.empty() ? "" : ",") + key;
        }
        return "[" + list + "]";
    };
    EXPECT_EQ(error(sorted_by(16)), "no error");
    EXPECT_EQ(error(sorted_by(17)), "54001 sort has more than 16 fields | GGT_INVALID_QUERY_INPUT at sort[16]");
}

TEST(Sort, SignatureSaysWhatACursorDependsOn) {
    EXPECT_EQ(signature(parse(R"([{"createdAt":"Descending"},{"quiz":{"title":"Ascending"}}])"), test::question()),
              "question|createdAt pg_catalog.timestamptz desc first|quiz.title pg_catalog.text asc last|id "
              "pg_catalog.int8 asc last");
}

} // namespace
} // namespace model_api::page
