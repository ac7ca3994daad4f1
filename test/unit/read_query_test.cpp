#include "read/query.hpp"

#include <gtest/gtest.h>

#include "expect_error.hpp"
#include "read_statements.hpp"

namespace model_api::read {
namespace {

std::string binary(const sql::Parameter &parameter) {
    return std::get<sql::Binary>(parameter.value).bytes;
}

// ---- pages

TEST(FindMany, FirstPageReadsTheTableInOrder) {
    EXPECT_EQ(sql_of({}), "SELECT t0.id, t0.title FROM public.question t0 ORDER BY t0.id LIMIT 3");
    EXPECT_EQ(
        sql_of({.sort = R"({"createdAt":"Descending"})"}),
        "SELECT t0.created_at, t0.id, t0.title FROM public.question t0 ORDER BY t0.created_at DESC, t0.id LIMIT 3");
}

TEST(FindMany, AMemberThatIsAKeyIsReadOnce) {
    const Statement statement =
        find({.sort = R"({"title":"Descending"})", .selection = R"({"title":true,"id":true,"slug":true})"});
    EXPECT_EQ(plain(statement.text),
              "SELECT t0.title, t0.id, t0.slug FROM public.question t0 ORDER BY t0.title DESC, t0.id LIMIT 3");
    std::vector<int> columns;
    for (const Slot &slot : statement.layout.slots) columns.push_back(slot.column);
    EXPECT_EQ(columns, (std::vector<int>{0, 1, 2}));
}

TEST(FindMany, LastPageReadsTheTableInReverse) {
    EXPECT_EQ(sql_of({.sort = R"({"slug":"Ascending","nulls":"First"})", .backward = true}),
              "SELECT t0.slug, t0.id, t0.title FROM public.question t0 ORDER BY t0.slug DESC NULLS LAST, t0.id DESC "
              "LIMIT 3");
}

TEST(FindMany, FilterBecomesTheCondition) {
    const Statement statement = find({.filter = R"({"title":{"equals":"x"}})"});
    EXPECT_EQ(plain(statement.text),
              "SELECT t0.id, t0.title FROM public.question t0 WHERE t0.title = $1 ORDER BY t0.id LIMIT 3");
    EXPECT_EQ(std::get<std::string>(statement.parameters.at(0).value), "x");
}

TEST(FindMany, EveryOperatorNamesItsSchema) {
    EXPECT_EQ(find({.at = {"7"}}).text,
              "SELECT t0.id, t0.title, t0.id OPERATOR(pg_catalog.=) $1 FROM public.question t0 WHERE t0.id "
              "OPERATOR(pg_catalog.>=) $1 ORDER BY t0.id LIMIT 4");
}

TEST(FindMany, DeepPageInOneDirectionIsARowComparison) {
    const Statement statement = find({.sort = R"({"createdAt":"Ascending"})", .at = {"now", "7"}});
    EXPECT_EQ(plain(statement.text), "SELECT t0.created_at, t0.id, t0.title, t0.id = $1 AND t0.created_at = $2 "
                                     "FROM public.question t0 WHERE ROW(t0.created_at, t0.id) >= ROW($2, $1) "
                                     "ORDER BY t0.created_at, t0.id LIMIT 4");
    ASSERT_EQ(statement.parameters.size(), 2u);
    EXPECT_EQ(binary(statement.parameters[1]), "now");
    EXPECT_EQ(statement.parameters[1].type.name, "pg_catalog.timestamptz");
    EXPECT_EQ(binary(statement.parameters[0]), "7");
    EXPECT_EQ(statement.parameters[0].type.name, "pg_catalog.int8");
}

TEST(FindMany, MixedDirectionsAreAUnionOfRanges) {
    EXPECT_EQ(
        sql_of({.sort = R"({"createdAt":"Descending"})", .at = {"now", "7"}, .filter = R"({"title":{"equals":"x"}})"}),
        "SELECT t0.created_at, t0.id, t0.title, t0.\"at cursor\" "
        "FROM ((SELECT t0.created_at, t0.id, t0.title, t0.id = $1 AND t0.created_at = $2 AS \"at cursor\" "
        "FROM public.question t0 WHERE t0.title = $3 AND t0.created_at = $2 AND t0.id >= $1 "
        "ORDER BY t0.created_at DESC, t0.id LIMIT 4) "
        "UNION ALL (SELECT t0.created_at, t0.id, t0.title, FALSE AS \"at cursor\" FROM public.question t0 "
        "WHERE t0.title = $4 AND t0.created_at < $2 ORDER BY t0.created_at DESC, t0.id LIMIT 4)) t0 "
        "ORDER BY t0.created_at DESC, t0.id LIMIT 4");
}

TEST(FindMany, NullsAreARangeOfTheirOwn) {
    const auto arm = [](const std::string &at_cursor) {
        return "(SELECT t0.slug, t0.id, t0.title, " + at_cursor + " AS \"at cursor\" FROM public.question t0 WHERE ";
    };
    const std::string text = sql_of({.sort = R"({"slug":"Descending","nulls":"Last"})", .at = {"s", "7"}});
    const std::string order = " ORDER BY t0.slug DESC NULLS LAST, t0.id LIMIT 4)";
    EXPECT_NE(text.find("FROM (" + arm("t0.id = $1 AND t0.slug = $2") + "t0.slug = ANY ($3) AND t0.id >= $1" + order +
                        " UNION ALL " + arm("FALSE") + "t0.slug < $2" + order + " UNION ALL " + arm("FALSE") +
                        "t0.slug IS NULL" + order + ") t0"),
              std::string::npos)
        << text;
}

TEST(FindMany, ACursorOnANullStaysAmongNulls) {
    const Statement statement = find({.sort = R"({"slug":"Ascending"})", .at = {std::nullopt, "7"}});
    EXPECT_EQ(plain(statement.text),
              "SELECT t0.slug, t0.id, t0.title, t0.id = $1 AND t0.slug IS NULL "
              "FROM public.question t0 WHERE t0.slug IS NULL AND t0.id >= $1 ORDER BY t0.slug, t0.id LIMIT 4");
    EXPECT_EQ(statement.parameters.size(), 1u);
}

TEST(FindMany, BackwardPagesTurnEverythingAround) {
    const Statement statement = find({.sort = R"({"createdAt":"Descending"})", .at = {"now", "7"}, .backward = true});
    EXPECT_EQ(plain(statement.text),
              "SELECT t0.created_at, t0.id, t0.title, t0.\"at cursor\" "
              "FROM ((SELECT t0.created_at, t0.id, t0.title, t0.id = $1 AND t0.created_at = $2 AS \"at cursor\" "
              "FROM public.question t0 WHERE t0.created_at = ANY ($3) AND t0.id <= $1 "
              "ORDER BY t0.created_at, t0.id DESC LIMIT 4) "
              "UNION ALL (SELECT t0.created_at, t0.id, t0.title, FALSE AS \"at cursor\" FROM public.question t0 "
              "WHERE t0.created_at > $2 ORDER BY t0.created_at, t0.id DESC LIMIT 4)) t0 "
              "ORDER BY t0.created_at, t0.id DESC LIMIT 4");
    EXPECT_TRUE(statement.layout.connection.backward);
}

TEST(FindMany, SortsByRelatedRecordsThroughAJoin) {
    EXPECT_EQ(sql_of({.sort = R"({"quiz":{"title":"Ascending"}})"}),
              "SELECT s1.title, t0.id, t0.title FROM public.question t0 LEFT JOIN public.\"Quiz\" s1 ON "
              "s1.id = t0.quiz_id ORDER BY s1.title, t0.id LIMIT 3");
    EXPECT_EQ(sql_of({.sort = R"([{"quiz":{"title":"Ascending"}},{"quiz":{"state":"Descending"}}])"}),
              "SELECT s1.title, s1.state, t0.id, t0.title FROM public.question t0 LEFT JOIN public.\"Quiz\" s1 ON "
              "s1.id = t0.quiz_id ORDER BY s1.title, s1.state DESC, t0.id LIMIT 3");
}

TEST(FindMany, JoinsOneRecordOfAHasOne) {
    EXPECT_EQ(sql_of({.sort = R"({"hint":{"question":{"title":"Ascending"}}})"}),
              "SELECT s2.title, t0.id, t0.title FROM public.question t0 "
              "LEFT JOIN LATERAL (SELECT s1.question_id FROM public.hint s1 WHERE s1.question_id = t0.id "
              "ORDER BY s1.id LIMIT 1) s1 ON TRUE "
              "LEFT JOIN public.question s2 ON s2.id = s1.question_id ORDER BY s2.title, t0.id LIMIT 3");
}

TEST(FindMany, UnionHandsOnKeysThatAreNoColumns) {
    const auto arm = [](const std::string &at_cursor) {
        return "(SELECT s1.title AS \"sort 1\", t0.id, t0.title, t0.quiz_id, " + at_cursor +
               " AS \"at cursor\" FROM public.question t0 LEFT JOIN public.\"Quiz\" s1 ON s1.id = t0.quiz_id WHERE ";
    };
    const std::string order = " ORDER BY s1.title, t0.id LIMIT 4)";
    EXPECT_EQ(sql_of({.sort = R"({"quiz":{"title":"Ascending"}})",
                      .at = {"q", "7"},
                      .selection = R"({"title":true,"quiz":{"state":true}})"}),
              "SELECT t0.\"sort 1\", t0.id, t0.title, (SELECT ROW(t1.state) FROM public.\"Quiz\" t1 WHERE "
              "t1.id = t0.quiz_id), t0.\"at cursor\" FROM (" +
                  arm("t0.id = $1 AND s1.title = $2") + "s1.title = $2 AND t0.id >= $1" + order + " UNION ALL " +
                  arm("FALSE") + "s1.title > $2" + order + " UNION ALL " + arm("FALSE") + "s1.title IS NULL" + order +
                  ") t0 ORDER BY t0.\"sort 1\", t0.id LIMIT 4");
}

TEST(FindMany, SortsJsonByItsText) {
    EXPECT_EQ(sql_of({.sort = R"({"settings":"Ascending"})"}),
              "SELECT CAST(t0.settings AS text), t0.id, t0.title FROM public.question t0 ORDER BY "
              "CAST(t0.settings AS text), t0.id LIMIT 3");
}

TEST(FindMany, LayoutSaysWhereEverythingIs) {
    const Statement first = find({.sort = R"({"createdAt":"Ascending"})"});
    EXPECT_EQ(first.layout.connection.keys, (std::vector<int>{0, 1}));
    EXPECT_EQ(first.layout.connection.key_types[1].name, "pg_catalog.int8");
    EXPECT_EQ(first.layout.connection.at_cursor_column, -1);
    EXPECT_FALSE(first.layout.connection.has_cursor);
    EXPECT_EQ(first.layout.slots.at(0).column, 2);
    const Statement next = find({.sort = R"({"createdAt":"Ascending"})", .at = {"now", "7"}});
    EXPECT_EQ(next.layout.connection.at_cursor_column, 3);
    EXPECT_TRUE(next.layout.connection.has_cursor);
    EXPECT_EQ(next.layout.connection.size, 2);
    EXPECT_EQ(next.layout.connection.digest, first.layout.connection.digest);
}

TEST(FindMany, TakesTheCursorsValuesAsArguments) {
    const auto arguments = [](const Request &request) {
        std::vector<int> places;
        for (const sql::Parameter &parameter : find(request).parameters) places.push_back(parameter.argument);
        return places;
    };
    EXPECT_EQ(arguments({.sort = R"({"createdAt":"Ascending"})", .at = {"now", "7"}}), (std::vector<int>{1, 0}));
    EXPECT_EQ(arguments({.filter = R"({"title":{"equals":"a"}})"}), (std::vector<int>{-1}));
    const std::string below = cursor(sort("null", *schema().find("answer")), {"7"}, *schema().find("answer"));
    EXPECT_EQ(arguments({.at = {"7"}, .selection = R"({"answers":{"after":")" + below + R"("}})"}),
              (std::vector<int>{-1, 0}));
}

TEST(FindMany, RefusesACursorOfAnotherSort) {
    const page::Sort by_title = sort(R"({"title":"Ascending"})"), by_id = sort("null");
    const auto error = [&](const page::Sort &order, std::string text, bool backward) {
        return test::error_of([&] {
            find_many(test::question(), schema(), std::nullopt, order, {2, backward, std::move(text)},
                      selection("null"));
        });
    };
    EXPECT_EQ(
        error(by_title, cursor(by_id, {"7"}), false),
        "22023 cursor belongs to another sort or search | GGT_INVALID_QUERY_INPUT at after | A cursor continues the "
        "list that gave it: pass the same sort and search with it.");
    EXPECT_EQ(error(by_id, cursor(by_id, {"7", "8"}), true).substr(0, 82),
              "22023 cursor belongs to another sort or search | GGT_INVALID_QUERY_INPUT at before");
    EXPECT_EQ(error(by_id, cursor(by_id, {"7"}), false), "no error");
}

// ---- the other finders

TEST(FindOne, LooksUpTheKey) {
    const Statement statement = find_one(test::question(), schema(), std::int64_t{7}, selection(R"({"title":true})"));
    EXPECT_EQ(plain(statement.text), "SELECT t0.title FROM public.question t0 WHERE t0.id = $1");
    EXPECT_EQ(std::get<std::int64_t>(statement.parameters.at(0).value), 7);
    EXPECT_EQ(statement.parameters.at(0).argument, 0);
    EXPECT_EQ(statement.planning, Planning::generic);
}

TEST(FindBy, LooksUpAUniqueField) {
    const auto text = [](const char *field) {
        return plain(find_by(test::question(), schema(), *test::question().find(field), std::string("x"),
                             selection(R"({"title":true})"))
                         .text);
    };
    EXPECT_EQ(text("email"), "SELECT t0.title FROM public.question t0 WHERE t0.email = $1 LIMIT 2");
    EXPECT_EQ(text("slug"), "SELECT t0.title FROM public.question t0 WHERE lower(t0.slug) = lower($1) LIMIT 2");
    EXPECT_EQ(text("id"), "SELECT t0.title FROM public.question t0 WHERE t0.id = $1 LIMIT 2");
    EXPECT_EQ(test::error_of([&] { text("title"); }),
              "42809 field \"title\" of question is not unique | GGT_INVALID_QUERY_INPUT at field | Give the field a "
              "unique validation, or use a filter on it.");
}

TEST(FindFirst, ReadsOneBareRecord) {
    const Statement statement = find_first(test::question(), schema(), std::nullopt, sort(R"({"slug":"Descending"})"),
                                           selection(R"({"title":true})"));
    EXPECT_EQ(plain(statement.text), "SELECT t0.title FROM public.question t0 ORDER BY t0.slug DESC, t0.id LIMIT 1");
    EXPECT_EQ(statement.layout.slots.at(0).column, 0);
}

TEST(FindBefore, AsksForARowOnTheOtherSide) {
    const page::Sort order = sort(R"({"createdAt":"Descending"})");
    const Statement statement = find_before(test::question(), schema(), filter_of(R"({"title":{"equals":"x"}})"), order,
                                            {2, false, cursor(order, {"now", "7"})});
    EXPECT_EQ(plain(statement.text),
              "SELECT COALESCE((SELECT TRUE FROM public.question t0 WHERE t0.title = $1 AND t0.created_at = $2 AND "
              "t0.id <= $3 ORDER BY t0.created_at, t0.id DESC LIMIT 1), (SELECT TRUE FROM public.question t0 WHERE "
              "t0.title = $4 AND t0.created_at > $2 ORDER BY t0.created_at, t0.id DESC LIMIT 1), FALSE)");
    EXPECT_EQ(find_before(test::question(), schema(), std::nullopt, order, {2, false, {}}).text, "SELECT FALSE");
}

TEST(Count, CountsWhatTheFilterLeaves) {
    EXPECT_EQ(plain(count(test::question(), schema(), std::nullopt).text), "SELECT count(*) FROM public.question t0");
    EXPECT_EQ(plain(count(test::question(), schema(), filter_of(R"({"title":{"equals":"x"}})")).text),
              "SELECT count(*) FROM public.question t0 WHERE t0.title = $1");
    EXPECT_EQ(plain(matching(test::question(), schema(), filter_of(R"({"title":{"equals":"x"}})")).text),
              "SELECT FROM public.question t0 WHERE t0.title = $1");
}

TEST(Rows, GivesColumnsInOrderWithoutALimit) {
    const page::Sort order = sort(R"({"title":"Descending"})");
    EXPECT_EQ(plain(rows(test::question(), schema(), filter_of(R"({"title":{"equals":"x"}})"), order, std::nullopt,
                         {"id", std::nullopt, "title"})
                        .text),
              "SELECT t0.id, NULL, t0.title FROM public.question t0 WHERE t0.title = $1 ORDER BY t0.title DESC, t0.id");
    EXPECT_EQ(rows(test::question(), schema(), std::nullopt, order, 3, {"id"}).text,
              "SELECT t0.id FROM public.question t0 ORDER BY t0.title DESC, t0.id LIMIT 3");
}

TEST(Planning, KeepsPlansOnlyWhereNoFilterDecides) {
    EXPECT_EQ(find({}).planning, Planning::generic);
    EXPECT_EQ(find({.sort = R"({"createdAt":"Descending"})", .at = {"now", "7"}}).planning, Planning::generic);
    EXPECT_EQ(find({.filter = "{}"}).planning, Planning::generic);
    EXPECT_EQ(find({.filter = R"({"title":{"equals":"x"}})"}).planning, Planning::custom);
    EXPECT_EQ(find({.selection = R"({"answers":true})"}).planning, Planning::generic);
    EXPECT_EQ(find({.selection = R"({"answers":{"filter":{"text":{"equals":"y"}}}})"}).planning, Planning::custom);
}

} // namespace
} // namespace model_api::read
