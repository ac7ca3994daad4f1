#include "read/members.hpp"

#include <gtest/gtest.h>

#include "expect_error.hpp"
#include "read_statements.hpp"

namespace model_api::read {
namespace {

TEST(Members, RecordsAreScalarSubselects) {
    EXPECT_EQ(sql_of({.selection = R"({"quizId":true,"quiz":{"title":true,"state":true}})"}),
              "SELECT t0.id, t0.quiz_id, (SELECT ROW(t1.title, t1.state) FROM public.\"Quiz\" t1 WHERE "
              "t1.id = t0.quiz_id) FROM public.question t0 ORDER BY t0.id LIMIT 3");
}

TEST(Members, AHasOneIsTheFirstRecordThatPointsHere) {
    EXPECT_EQ(
        sql_of({.selection = R"({"hint":{"text":true}})"}),
        "SELECT t0.id, (SELECT ROW(t1.text) FROM public.hint t1 WHERE t1.question_id = t0.id ORDER BY t1.id LIMIT "
        "1) FROM public.question t0 ORDER BY t0.id LIMIT 3");
}

TEST(Members, ListsNestThreeDeep) {
    const Statement statement = find_one(
        schema().get("quiz"), schema(), std::int64_t{1},
        parse_selection(Json::parse(R"({"questions":{"first":2,"edges":{"node":{"answers":{"first":3,"edges":{"node":)"
                                    R"({"responses":{"edges":{"node":{"note":true}}}}}}}}}})"),
                        schema().get("quiz"), schema(), "selection"));
    EXPECT_EQ(plain(statement.text),
              "SELECT ROW(NULL::bool, ARRAY(SELECT ROW("
              "ROW(NULL::bool, ARRAY(SELECT ROW("
              "ROW(NULL::bool, ARRAY(SELECT ROW(t3.note) FROM public.response t3 WHERE t3.answer_id = t2.id "
              "ORDER BY t3.id LIMIT 50))) "
              "FROM public.answer t2 WHERE t2.question_id = t1.id ORDER BY t2.id LIMIT 3))) "
              "FROM public.question t1 WHERE t1.quiz_id = t0.id ORDER BY t1.id LIMIT 2)) "
              "FROM public.\"Quiz\" t0 WHERE t0.id = $1");
    const Layout &questions = statement.layout.slots.at(0).inner.at(0);
    const Layout &answers = questions.slots.at(0).inner.at(0);
    EXPECT_TRUE(answers.connection.present);
    EXPECT_EQ(answers.connection.size, 3);
    EXPECT_EQ(answers.slots.at(0).inner.at(0).slots.at(0).name, "note");
}

TEST(Members, AListThroughAJoinModelIsASemiJoin) {
    EXPECT_EQ(
        sql_of({.selection = R"({"tags":{"edges":{"node":{"name":true}}}})"}),
        "SELECT t0.id, ROW(NULL::bool, ARRAY(SELECT ROW(t1.name) FROM public.tag t1 WHERE EXISTS (SELECT FROM "
        "public.question_tag t2 WHERE t2.tag_id = t1.id AND t2.question_id = t0.id) ORDER BY t1.id LIMIT 50)) FROM "
        "public.question t0 ORDER BY t0.id LIMIT 3");
}

TEST(Members, AListShowsKeysAndOneRowMoreWhereItsPageIsAskedFor) {
    const Statement statement =
        find({.selection = R"({"answers":{"first":3,"sort":{"position":"Descending"},)"
                           R"("filter":{"text":{"equals":"y"}},)"
                           R"("edges":{"cursor":true,"node":{"text":true}},"pageInfo":true}})"});
    EXPECT_EQ(plain(statement.text),
              "SELECT t0.id, ROW(NULL::bool, ARRAY(SELECT ROW(t1.\"position\", t1.id, t1.text) FROM public.answer t1 "
              "WHERE t1.question_id = t0.id AND t1.text = $1 ORDER BY t1.\"position\" DESC, t1.id LIMIT 4)) FROM "
              "public.question t0 ORDER BY t0.id LIMIT 3");
    const Layout &list = statement.layout.slots.at(0).inner.at(0);
    EXPECT_EQ(list.connection.keys, (std::vector<int>{0, 1}));
    EXPECT_EQ(list.slots.at(0).column, 2);
    EXPECT_TRUE(list.connection.cursor && list.connection.page_info);
}

TEST(Members, AListBehindACursorSaysWhatIsBefore) {
    const model::Model &answer = schema().get("answer");
    const std::string after = cursor(sort(R"({"position":"Descending"})", answer), {"5", "7"}, answer);
    const auto text = [&](const std::string &page_info) {
        return sql_of({.selection = R"({"answers":{"first":3,"sort":{"position":"Descending"},"after":")" + after +
                                    R"(","edges":{"node":{"text":true}},"pageInfo":)" + page_info + "}}"});
    };
    EXPECT_EQ(
        text("true"),
        "SELECT t0.id, ROW(COALESCE("
        "(SELECT TRUE FROM public.answer t1 WHERE t1.question_id = t0.id AND t1.\"position\" = $1 AND t1.id <= $2 "
        "ORDER BY t1.\"position\", t1.id DESC LIMIT 1), "
        "(SELECT TRUE FROM public.answer t1 WHERE t1.question_id = t0.id AND t1.\"position\" > $3 "
        "ORDER BY t1.\"position\", t1.id DESC LIMIT 1), FALSE), "
        "ARRAY(SELECT ROW(t1.\"position\", t1.id, t1.text) FROM ("
        "(SELECT t1.\"position\", t1.id, t1.text FROM public.answer t1 WHERE t1.question_id = t0.id AND "
        "t1.\"position\" = $4 AND t1.id > $5 ORDER BY t1.\"position\" DESC, t1.id LIMIT 4) UNION ALL "
        "(SELECT t1.\"position\", t1.id, t1.text FROM public.answer t1 WHERE t1.question_id = t0.id AND "
        "t1.\"position\" < $6 ORDER BY t1.\"position\" DESC, t1.id LIMIT 4)) t1 "
        "ORDER BY t1.\"position\" DESC, t1.id LIMIT 4)) FROM public.question t0 ORDER BY t0.id LIMIT 3");
    EXPECT_EQ(text("false").substr(0, 45), "SELECT t0.id, ROW(NULL::bool, ARRAY(SELECT RO");
}

TEST(Members, RefusesACursorWithThePathOfItsList) {
    EXPECT_EQ(
        test::error_of([] { find({.selection = R"({"quiz":{"questions":{"last":1,"before":"AQ"}}})"}); }),
        "22023 cursor is not valid: it is cut short | GGT_INVALID_QUERY_INPUT at selection.quiz.questions.before | "
        "Pass a cursor as an earlier page gave it.");
}

TEST(Members, ColumnsAreEncodedByTheirFields) {
    const Statement statement = find_first(test::question(), schema(), std::nullopt, sort("null"), selection("null"));
    std::string encodings;
    for (const Slot &slot : statement.layout.slots)
        encodings += slot.name + " " + std::to_string(static_cast<int>(slot.encoding)) + ", ";
    const auto expect = [&](const char *name, Encoding encoding) {
        EXPECT_NE(encodings.find(name + (" " + std::to_string(static_cast<int>(encoding))) + ", "), std::string::npos)
            << name << " in " << encodings;
    };
    expect("id", Encoding::id);
    expect("createdAt", Encoding::date_time);
    expect("title", Encoding::text);
    expect("body", Encoding::rich_text);
    expect("sequence", Encoding::number);
    expect("settings", Encoding::json);
    expect("area", Encoding::json);
    expect("roles", Encoding::texts);
    expect("quizId", Encoding::id);
    EXPECT_NE(plain(statement.text).find("to_json(t0.area)"), std::string::npos);
    EXPECT_FALSE(statement.layout.connection.present);
}

} // namespace
} // namespace model_api::read
