// The statements of lists that are searched.
#include <gtest/gtest.h>

#include "expect_error.hpp"
#include "read/found.hpp"
#include "read_statements.hpp"
#include "search/plan.hpp"
#include "search/query.hpp"

namespace model_api::read {
namespace {

using model::SearchStorage;

model::Model searched(SearchStorage storage, std::string_view name = "question") {
    model::Model model = schema().get(name);
    model.search = {.storage = storage,
                    .relation = 7,
                    .table = storage == SearchStorage::side ? "public.words" : model.qualified_table(),
                    .column = "_search",
                    .key = storage == SearchStorage::side ? "of" : "",
                    .synonyms = std::nullopt};
    return model;
}

const model::Model &in_column() {
    static const model::Model model = searched(SearchStorage::column);
    return model;
}
const model::Model &aside() {
    static const model::Model model = searched(SearchStorage::side);
    return model;
}

Search search(std::string_view text, const std::vector<SearchField> &fields = {}) {
    Search made = make_search(search::make_plan(search::parse_query(text), {}), fields);
    made.text = text;
    return made;
}

Search windowed(std::string_view text, std::string from) {
    Search made = search(text);
    made.ranked_from = std::move(from);
    return made;
}

SearchField field(std::string_view name, double weight = 1) {
    return {in_column().find(name), weight};
}

std::string int4(std::int32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(value >> shift & 0xff));
    return bytes;
}

struct Listed {
    Search search;
    const model::Model &model = in_column();
    std::string sort = "null";
    Values at = {};
    bool backward = false;
    std::string selection = R"({"title":true})";
    std::string filter = "null";

    page::Sort asked() const { return read::sort(sort, model); }
    page::Sort used() const { return !asked().is_default ? asked() : search.is_ranked ? best_first() : newest_first(); }
    page::Page page() const {
        page::Page page{2, backward, {}};
        if (!at.empty())
            page.cursor = page::encode({page::digest(page::signature(used(), model), search.text), at,
                                        decision_bytes({search.plan, search.ranked_from})});
        return page;
    }
    std::optional<filter::Filter> restriction() const {
        if (filter == "null") return std::nullopt;
        return filter::parse(Json::parse(filter), model, schema(), "filter");
    }
    Selection shown() const { return parse_selection(Json::parse(selection), model, schema(), "selection"); }

private:
    page::Sort best_first() const { return page::best_first(model); }
    page::Sort newest_first() const { return page::newest_first(model); }
};

Statement find(const Listed &list) {
    return find_many(list.model, schema(), list.restriction(), list.asked(), list.page(), list.shown(), &list.search);
}

std::string text_of(const Listed &list) {
    return plain(find(list).text);
}
std::string before_text(const Listed &list) {
    return plain(find_before(list.model, schema(), list.restriction(), list.asked(), list.page(), &list.search).text);
}

std::string value(const Statement &statement, std::size_t n) {
    return std::get<std::string>(statement.parameters.at(n - 1).value);
}

const std::string table = "public.question t0";
const std::string scored =
    table + " CROSS JOIN LATERAL (SELECT model.search_score(t0._search, $1) AS score OFFSET 0) t0_score";

// ---- what is found

TEST(SearchStatement, CountsWhatIsFound) {
    const Search red = search("red ");
    const Statement statement = count(in_column(), schema(), std::nullopt, &red);
    EXPECT_EQ(statement.text,
              "SELECT pg_catalog.count(*) FROM public.question t0 WHERE t0._search OPERATOR(pg_catalog.@@) $1");
    EXPECT_EQ(value(statement, 1), "'red'");
    EXPECT_EQ(statement.parameters[0].type.name, "pg_catalog.tsquery");
    EXPECT_EQ(statement.planning, Planning::custom);
}

TEST(SearchStatement, JoinsTheTableOfTheWords) {
    const Search red = search("red ");
    const Statement statement = matching(aside(), schema(), filter_of(R"({"title":{"equals":"x"}})"), &red);
    EXPECT_EQ(plain(statement.text),
              "SELECT FROM public.question t0 JOIN public.words t0_words ON t0_words.of = t0.id WHERE "
              "t0_words._search @@ $1 AND t0.title = $2");
    EXPECT_EQ(statement.tables, (std::vector<std::uint32_t>{0, 7}));
}

TEST(SearchStatement, LooksAtTheWordsOfSomeFields) {
    const Search red = search("red !blue", {field("title"), field("body")});
    const Statement statement = count(in_column(), schema(), std::nullopt, &red);
    EXPECT_EQ(plain(statement.text), "SELECT count(*) FROM public.question t0 WHERE t0._search @@ $1 AND "
                                     "model.search_vector($2, t0.title, t0.body) @@ $3");
    EXPECT_EQ(value(statement, 1), "'red'");
    EXPECT_EQ(value(statement, 2), "tArD");
    EXPECT_EQ(value(statement, 3), "'red' & !( 'blue' )");
}

TEST(SearchStatement, AsksNoIndexForWhatSomeFieldsMustNotHave) {
    const Search no_blue = search("!blue", {field("title")});
    EXPECT_EQ(plain(count(aside(), schema(), std::nullopt, &no_blue).text),
              "SELECT count(*) FROM public.question t0 WHERE model.search_vector($1, t0.title) @@ $2");
}

// ---- by score

TEST(SearchStatement, BestFirst) {
    const Statement statement = find({search("red ")});
    EXPECT_EQ(plain(statement.text), "SELECT t0_score.score, t0.id, t0.title FROM " + scored +
                                         " WHERE t0._search @@ $2 ORDER BY t0_score.score DESC, t0.id DESC LIMIT 3");
    EXPECT_EQ(value(statement, 1), R"([[0,[[1,["red",0,0,0]]],[]]])");
    EXPECT_EQ(statement.planning, Planning::custom);
    EXPECT_EQ(statement.layout.connection.keys, (std::vector<int>{0, 1}));
    EXPECT_EQ(statement.layout.connection.key_types[0].name, "pg_catalog.int4");
}

TEST(SearchStatement, TheLastPageIsTheMirror) {
    EXPECT_EQ(text_of({.search = search("red "), .backward = true}),
              "SELECT t0_score.score, t0.id, t0.title FROM " + scored +
                  " WHERE t0._search @@ $2 ORDER BY t0_score.score, t0.id LIMIT 3");
}

TEST(SearchStatement, PagesByScoreAreOneRowComparison) {
    const Statement statement = find({.search = search("red "), .at = {int4(5000), "7"}});
    EXPECT_EQ(plain(statement.text),
              "SELECT t0_score.score, t0.id, t0.title, t0.id = $1 AND t0_score.score = $2 FROM "
              "public.question t0 CROSS JOIN LATERAL (SELECT model.search_score(t0._search, $3) "
              "AS score OFFSET 0) t0_score WHERE t0._search @@ $4 AND ROW(t0_score.score, t0.id) "
              "<= ROW($5, $6) ORDER BY t0_score.score DESC, t0.id DESC LIMIT 4");
    for (const sql::Parameter &parameter : statement.parameters) EXPECT_EQ(parameter.argument, -1);
    EXPECT_EQ(text_of({.search = search("red "), .at = {int4(5000), "7"}, .backward = true})
                  .substr(plain(statement.text).find(" WHERE")),
              " WHERE t0._search @@ $4 AND ROW(t0_score.score, t0.id) >= ROW($5, $6) ORDER BY t0_score.score, t0.id "
              "LIMIT 4");
}

TEST(SearchStatement, AKeyWithOperatorsOfItsOwnIsComparedByItself) {
    model::Model model = searched(SearchStorage::column);
    model.fields.front().column->type = test::citext();
    const Search red = search("red ");
    const std::string text = text_of({.search = red, .model = model, .at = {int4(5), "k"}});
    EXPECT_EQ(text.substr(text.find(" WHERE")),
              " WHERE t0._search @@ $4 AND (t0_score.score = $5 AND t0.id OPERATOR(public.<=) $6 OR t0_score.score < "
              "$7) ORDER BY t0_score.score DESC, t0.id DESC LIMIT 4");
}

TEST(SearchStatement, LooksForRowsBeforeACursor) {
    EXPECT_EQ(
        before_text({.search = search("red "), .at = {int4(5000), "7"}}),
        "SELECT COALESCE((SELECT TRUE FROM " + scored +
            " WHERE t0._search @@ $2 AND ROW(t0_score.score, t0.id) >= ROW($3, $4) ORDER BY t0_score.score, t0.id "
            "LIMIT 1), FALSE)");
}

TEST(SearchStatement, ScoresTheWordsOfSomeFieldsOnce) {
    const Statement statement = find({search("red ", {field("title", 1), field("slug", 10)})});
    EXPECT_EQ(plain(statement.text),
              "SELECT t0_score.score, t0.id, t0.title FROM public.question t0 CROSS JOIN LATERAL (SELECT "
              "model.search_vector($1, t0.slug, t0.title) AS words OFFSET 0) t0_fields CROSS JOIN LATERAL (SELECT "
              "model.search_score(t0_fields.words, $2) AS score OFFSET 0) t0_score WHERE t0._search @@ $3 AND "
              "t0_fields.words @@ $4 ORDER BY t0_score.score DESC, t0.id DESC LIMIT 3");
    EXPECT_EQ(value(statement, 1), "tAtB");
}

TEST(SearchStatement, WhatIsOnlyNotWantedHasNoScore) {
    EXPECT_EQ(text_of({search("!red")}),
              "SELECT t0.id, t0.title FROM public.question t0 WHERE t0._search @@ $1 ORDER BY t0.id DESC LIMIT 3");
}

TEST(SearchStatement, ASortReplacesTheScore) {
    EXPECT_EQ(text_of({.search = windowed("red ", "900"),
                       .sort = R"({"createdAt":"Ascending"})",
                       .at = {"now", "7"},
                       .filter = R"({"title":{"equals":"x"}})"}),
              "SELECT t0.created_at, t0.id, t0.title, t0.id = $1 AND t0.created_at = $2 FROM public.question t0 WHERE "
              "t0._search @@ $3 AND t0.title = $4 AND ROW(t0.created_at, t0.id) >= ROW($5, $6) ORDER BY t0.created_at, "
              "t0.id LIMIT 4");
}

TEST(SearchStatement, FindsTheBestRecord) {
    const Search red = search("red ");
    EXPECT_EQ(plain(find_first(in_column(), schema(), std::nullopt, sort("null", in_column()),
                               selection(R"({"title":true})"), &red)
                        .text),
              "SELECT t0.title FROM " + scored +
                  " WHERE t0._search @@ $2 ORDER BY t0_score.score DESC, t0.id DESC LIMIT 1");
}

// ---- in a window

// The two halves of a statement over both parts, and what is around them.
struct Both {
    std::string around, first, second;
};
Both both(const std::string &text) {
    const std::string with = "(WITH first_part AS MATERIALIZED (", between = ") SELECT * FROM first_part UNION ALL (";
    const std::size_t begin = text.find(with), middle = text.find(between), end = text.find(")) t0 ORDER BY");
    if (begin == std::string::npos || middle == std::string::npos || end == std::string::npos) return {text, "", ""};
    const std::size_t first = begin + with.size(), second = middle + between.size();
    return {text.substr(0, begin) + "…" + text.substr(end + 1), text.substr(first, middle - first),
            text.substr(second, end - second)};
}

TEST(SearchStatement, ReadsWhatIsNotRankedOnlyWhereThereIsRoom) {
    const Statement statement = find({windowed("red ", "900")});
    const Both parts = both(plain(statement.text));
    EXPECT_EQ(parts.around,
              "SELECT t0.\"sort 1\", t0.id, t0.title FROM …) t0 ORDER BY t0.\"sort 1\" DESC, t0.id DESC LIMIT 3");
    EXPECT_EQ(parts.first,
              "SELECT t0_score.score AS \"sort 1\", t0.id, t0.title FROM " + scored +
                  " WHERE t0._search @@ $2 AND t0.id >= $3 ORDER BY t0_score.score DESC, t0.id DESC LIMIT 3");
    EXPECT_EQ(parts.second,
              "SELECT $4 AS \"sort 1\", t0.id, t0.title FROM public.question t0 WHERE t0._search @@ $5 AND t0.id < "
              "$6 AND (SELECT count(*) FROM first_part) < 3 ORDER BY t0.id DESC LIMIT 3");
    EXPECT_EQ(value(statement, 3), "900");
    EXPECT_EQ(std::get<std::int64_t>(statement.parameters.at(3).value), -1);
}

TEST(SearchStatement, AWindowsLastPageBeginsBehindIt) {
    const Both parts = both(text_of({.search = windowed("red ", "900"), .backward = true}));
    EXPECT_EQ(parts.around, "SELECT t0.\"sort 1\", t0.id, t0.title FROM …) t0 ORDER BY t0.\"sort 1\", t0.id LIMIT 3");
    EXPECT_EQ(parts.first,
              "SELECT $1 AS \"sort 1\", t0.id, t0.title FROM public.question t0 WHERE t0._search @@ $2 AND t0.id < $3 "
              "ORDER BY t0.id LIMIT 3");
    EXPECT_NE(parts.second.find(
                  "t0.id >= $6 AND (SELECT count(*) FROM first_part) < 3 ORDER BY t0_score.score, t0.id LIMIT 3"),
              std::string::npos);
}

TEST(SearchStatement, ACursorInTheWindowIsInItsFirstPart) {
    const Both parts = both(text_of({.search = windowed("red ", "900"), .at = {int4(5000), "950"}}));
    EXPECT_EQ(parts.around,
              "SELECT t0.\"sort 1\", t0.id, t0.title, t0.\"at cursor\" FROM …) t0 ORDER BY t0.\"sort 1\" DESC, t0.id "
              "DESC LIMIT 4");
    EXPECT_NE(parts.first.find("t0.title, t0.id = $1 AND t0_score.score = $2 AS \"at cursor\" FROM"),
              std::string::npos);
    EXPECT_NE(parts.first.find("t0.id >= $5 AND ROW(t0_score.score, t0.id) <= ROW($6, $7) ORDER BY"),
              std::string::npos);
    EXPECT_NE(parts.second.find("t0.title, FALSE AS \"at cursor\" FROM"), std::string::npos);
    EXPECT_NE(parts.second.find("t0.id < $10 AND (SELECT count(*) FROM first_part) < 4 ORDER BY"), std::string::npos);
}

TEST(SearchStatement, ACursorBehindTheWindowLeavesItAlone) {
    EXPECT_EQ(
        text_of({.search = windowed("red ", "900"), .at = {int4(-1), "700"}}),
        "SELECT $1, t0.id, t0.title, t0.id = $2 FROM public.question t0 WHERE t0._search @@ $3 AND t0.id < $4 AND "
        "t0.id <= $5 ORDER BY t0.id DESC LIMIT 4");
    const Both parts = both(text_of({.search = windowed("red ", "900"), .at = {int4(-1), "700"}, .backward = true}));
    EXPECT_NE(parts.first.find("t0.id < $4 AND t0.id >= $5 ORDER BY t0.id LIMIT 4"), std::string::npos);
    EXPECT_NE(parts.second.find("ORDER BY t0_score.score, t0.id LIMIT 4"), std::string::npos);
    EXPECT_EQ(text_of({.search = windowed("red ", "900"), .at = {int4(0), "950"}, .backward = true}).find("WITH"),
              std::string::npos);
}

TEST(SearchStatement, LooksForRowsBeforeACursorPartByPart) {
    EXPECT_EQ(before_text({.search = windowed("red ", "900"), .at = {int4(-1), "700"}}),
              "SELECT COALESCE((SELECT TRUE FROM public.question t0 WHERE t0._search @@ $1 AND t0.id < $2 AND t0.id >= "
              "$3 ORDER BY "
              "t0.id LIMIT 1), (SELECT TRUE FROM public.question t0 CROSS JOIN LATERAL (SELECT "
              "model.search_score(t0._search, "
              "$4) AS score OFFSET 0) t0_score WHERE t0._search @@ $5 AND t0.id >= $6 ORDER BY t0_score.score, t0.id "
              "LIMIT 1), "
              "FALSE)");
}

TEST(SearchStatement, AWindowBoundsBothTables) {
    const Both parts = both(text_of({.search = windowed("red ", "900"), .model = aside()}));
    EXPECT_EQ(
        parts.second,
        "SELECT $5 AS \"sort 1\", t0_words.of AS id, t0.title FROM public.question t0 JOIN public.words t0_words ON "
        "t0_words.of = t0.id WHERE t0_words._search @@ $6 AND t0_words.of < $7 AND t0.id < $8 AND (SELECT count(*) "
        "FROM first_part) < 3 ORDER BY t0_words.of DESC LIMIT 3");
}

TEST(SearchStatement, ARangeOfTheKeyBoundsBothTables) {
    EXPECT_EQ(
        text_of({.search = search("red "), .model = aside(), .sort = R"({"id":"Ascending"})", .at = {"7"}}),
        "SELECT t0.id, t0.title, t0.id = $1 FROM public.question t0 JOIN public.words t0_words ON t0_words.of = t0.id "
        "WHERE t0_words._search @@ $2 AND t0_words.of >= $3 AND t0.id >= $4 ORDER BY t0.id LIMIT 4");
}

TEST(SearchStatement, RowsWithoutALimitHaveBothParts) {
    const Search red = windowed("red ", "900");
    const std::string text = plain(rows(in_column(), schema(), std::nullopt, sort("null", in_column()), std::nullopt,
                                        {"title", std::nullopt}, &red)
                                       .text);
    EXPECT_EQ(text.find("SELECT t0.title, NULL FROM (WITH first_part AS MATERIALIZED (SELECT"), 0u);
    EXPECT_EQ(text.find("LIMIT"), std::string::npos);
    EXPECT_EQ(text.find("count(*)"), std::string::npos);
}

// ---- nested lists and cursors

TEST(SearchStatement, ListsAreSearchedOnTheirOwn) {
    const DecideSearch decide = [](const SearchRequest &request, const List &list) -> std::optional<Search> {
        EXPECT_EQ(request.path, "selection.answers.search");
        EXPECT_EQ(list.page.size, 2);
        if (request.text.empty()) return std::nullopt;
        return search(request.text, request.fields);
    };
    const auto parse = [&](const char *text) {
        return parse_selection(
            Json::parse(std::string(R"({"answers":{"first":2,"searchFields":{"text":true},"search":")") + text +
                        R"(","edges":{"cursor":true}}})"),
            test::question(), schema(), "selection", {}, decide);
    };
    EXPECT_EQ(parse("").members[0].list->search, std::nullopt);
    const Selection selection = parse("red ");
    EXPECT_EQ(selection.members[0].list->search->fields.size(), 1u);
}

TEST(SearchStatement, MarksAreNoPartOfTheLayout) {
    const Statement red = find({search("red ")}), blue = find({search("blue ")});
    EXPECT_EQ(red.text, blue.text);
    EXPECT_EQ(red.layout.connection.digest, blue.layout.connection.digest);
    ASSERT_EQ(red.layout.connection.mark, 0);
    EXPECT_NE(red.marks[0].digest, blue.marks[0].digest);
    EXPECT_EQ(parse_decision(red.marks[0].search, "after"), (Decision{search("red ").plan, std::nullopt}));
}

TEST(SearchStatement, RefusesCursorsOfOtherLists) {
    const auto error = [](const Search &made, const Search &used) {
        Listed list{.search = made, .at = {int4(1), "7"}};
        const page::Page page = list.page();
        return test::error_of(
            [&] { find_many(in_column(), schema(), std::nullopt, list.asked(), page, list.shown(), &used); });
    };
    const std::string refused =
        "22023 cursor belongs to another sort or search | GGT_INVALID_QUERY_INPUT at after | A cursor "
        "continues the list that gave it: pass the same sort and search with it.";
    EXPECT_EQ(error(search("red "), search("red ")), "no error");
    EXPECT_EQ(error(search("red "), search("red")), refused);
    EXPECT_EQ(test::error_of([&] {
                  Listed list{.search = search("red "), .sort = R"({"id":"Descending"})", .at = {"7"}};
                  find_many(in_column(), schema(), std::nullopt, list.asked(), list.page(), list.shown());
              }),
              refused);
}

TEST(SearchDecision, ComesBackAsItWas) {
    for (const Decision &decision : {Decision{"plan", std::nullopt}, Decision{"plan", "900"}, Decision{"", ""}})
        EXPECT_EQ(parse_decision(decision_bytes(decision), "after"), decision);
}

TEST(SearchDecision, IsRefusedWhenItIsCutShort) {
    const std::string bytes = decision_bytes({"", "900"});
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_EQ(test::error_of([&] { parse_decision(bytes.substr(0, length), "after"); }),
                  "22023 cursor is not valid: its search is cut short | GGT_INVALID_QUERY_INPUT at after | Pass a "
                  "cursor as an "
                  "earlier page gave it.");
}

} // namespace
} // namespace model_api::read
