#include "action/statement.hpp"

#include <gtest/gtest.h>

#include "read_statements.hpp"

namespace model_api::action {
namespace {

using model::Field;
using model::Kind;
using model::Model;
using read::plain;
using read::schema;

// A question with states, a scoped slug, and managed columns.
Model question_with_states() {
    Model model = test::question();
    for (Field &field : model.fields) {
        if (field.name == "createdAt" || field.name == "updatedAt") field.managed = true;
        if (field.name == "sequence") field.default_value = Json::parse("5");
        if (field.name == "slug") field.unique->scope = {"quiz"};
    }
    model.fields.push_back(test::stored("state", Kind::record_state, "state", sql::text_type(), true));
    model.fields.push_back(test::stored("ratio", Kind::number, "ratio", sql::double_type()));
    model.states.emplace();
    return model;
}

const Model &question() {
    static const auto &model = *new Model(question_with_states());
    return model;
}

std::vector<const Field *> fields(std::initializer_list<const char *> names) {
    std::vector<const Field *> found;
    for (const char *name : names) found.push_back(question().find(name));
    return found;
}

const read::Selection &title() {
    static const auto &selection = *new read::Selection(read::selection(R"({"title":true})"));
    return selection;
}

std::string inserted(const WriteShape &shape, const read::Selection &selection = {}) {
    return plain(insert(question(), schema(), shape, selection).text);
}

std::string updated(const WriteShape &shape, const Model &model = question()) {
    return plain(update(model, schema(), shape, {}).text);
}

std::string removed(const WriteShape &shape) {
    return plain(remove(question(), schema(), shape).text);
}

std::string found_equal(std::initializer_list<const char *> names, Rows rows) {
    return plain(find_equal(question(), schema(), fields(names), rows, Among::all).text);
}

// "0:title 1:score -1": the arguments of the parameters, with the fields they are for.
std::string arguments_of(const read::Statement &statement) {
    std::string text;
    for (const sql::Parameter &parameter : statement.parameters) {
        text += (text.empty() ? "" : " ") + std::to_string(parameter.argument);
        if (!parameter.field.empty()) text += ":" + parameter.field;
    }
    return text;
}

std::string types_of(const read::Statement &statement) {
    std::string text;
    for (const sql::Parameter &parameter : statement.parameters)
        text += (text.empty() ? "" : ", ") + sql::plain_name(parameter.type) + (parameter.is_array ? "[]" : "");
    return text;
}

// ---- insert

TEST(Insert, WritesWhatIsAssigned) {
    const WriteShape shape{.assigned = fields({"title", "quiz"})};
    const read::Statement statement = insert(question(), schema(), shape, title());
    EXPECT_EQ(plain(statement.text), "INSERT INTO public.question AS t0 (title, quiz_id) VALUES ($1, $2) "
                                     "RETURNING t0.id, CAST(NULL AS int8), t0.title");
    EXPECT_EQ(arguments_of(statement), "0:title 1:quiz");
    EXPECT_EQ(types_of(statement), "text, bigint");
    EXPECT_EQ(statement.planning, read::Planning::generic);
    ASSERT_EQ(statement.layout.slots.size(), 1u);
    EXPECT_EQ(statement.layout.slots[0].column, 2);
}

TEST(Insert, NamesEverySchema) {
    const WriteShape shape{.rows = Rows::many, .incremented = fields({"sequence"})};
    EXPECT_EQ(insert(question(), schema(), shape, {}).text,
              "INSERT INTO public.question AS t0 (sequence) SELECT $1 OPERATOR(pg_catalog.+) u.c0 FROM "
              "ROWS FROM (pg_catalog.unnest($2)) WITH ORDINALITY AS u (c0, ord) ORDER BY u.ord "
              "RETURNING t0.id, CAST(NULL AS pg_catalog.int8)");
}

TEST(Insert, EntersAState) {
    const WriteShape shape{.state = question().find("state"), .target = "created.draft"};
    const read::Statement statement = insert(question(), schema(), shape, {});
    EXPECT_EQ(plain(statement.text), "INSERT INTO public.question AS t0 (state) VALUES ($1) "
                                     "RETURNING t0.id, CAST(NULL AS int8)");
    EXPECT_EQ(std::get<std::string>(statement.parameters.at(0).value), "created.draft");
}

TEST(Insert, AddsAmountsToTheDefault) {
    const WriteShape shape{.incremented = fields({"sequence", "ratio"})};
    const read::Statement statement = insert(question(), schema(), shape, {});
    EXPECT_EQ(plain(statement.text), "INSERT INTO public.question AS t0 (sequence, ratio) VALUES ($1 OPERATOR(+) $2, "
                                     "$3) RETURNING t0.id, CAST(NULL AS int8)");
    EXPECT_EQ(arguments_of(statement), "-1:sequence 0:sequence 1:ratio");
    EXPECT_EQ(std::get<std::string>(statement.parameters.at(0).value), "5");
    EXPECT_EQ(types_of(statement), "numeric, numeric, double precision");
}

TEST(Insert, NothingAssignedIsARowOfDefaults) {
    EXPECT_EQ(inserted({}), "INSERT INTO public.question AS t0 DEFAULT VALUES RETURNING t0.id, CAST(NULL AS int8)");
    const WriteShape many{.rows = Rows::many};
    EXPECT_EQ(inserted(many), "INSERT INTO public.question AS t0 SELECT FROM ROWS FROM (unnest($1)) WITH ORDINALITY "
                              "AS u (c0, ord) ORDER BY u.ord RETURNING t0.id, CAST(NULL AS int8)");
    EXPECT_EQ(types_of(insert(question(), schema(), many, {})), "boolean[]");
}

TEST(Insert, FewAreListedOneAfterAnother) {
    const WriteShape shape{.rows = Rows::few,
                           .count = 2,
                           .assigned = fields({"title", "roles"}),
                           .incremented = fields({"sequence"}),
                           .state = question().find("state"),
                           .target = "created"};
    const read::Statement statement = insert(question(), schema(), shape, title());
    EXPECT_EQ(
        plain(statement.text),
        "INSERT INTO public.question AS t0 (title, roles, sequence, state) VALUES ($1, $2, $3 OPERATOR(+) $4, $5), "
        "($6, $7, $8 OPERATOR(+) $9, $10) RETURNING t0.id, CAST(NULL AS int8), t0.title");
    EXPECT_EQ(arguments_of(statement),
              "0:title 1:roles -1:sequence 2:sequence -1 3:title 4:roles -1:sequence 5:sequence -1");
}

TEST(Insert, ManyAreArraysReadSideBySide) {
    const WriteShape shape{.rows = Rows::many,
                           .assigned = fields({"title", "quiz"}),
                           .state = question().find("state"),
                           .target = "created"};
    const read::Statement statement = insert(question(), schema(), shape, title());
    EXPECT_EQ(plain(statement.text),
              "INSERT INTO public.question AS t0 (title, quiz_id, state) SELECT u.c0, u.c1, $1 FROM "
              "ROWS FROM (unnest($2), unnest($3)) WITH ORDINALITY AS u (c0, c1, ord) ORDER BY u.ord "
              "RETURNING t0.id, CAST(NULL AS int8), t0.title");
    EXPECT_EQ(arguments_of(statement), "-1 0:title 1:quiz");
    EXPECT_EQ(types_of(statement), "text, text[], bigint[]");
}

TEST(Insert, ArraysAndCompositesTravelAsText) {
    const WriteShape shape{.rows = Rows::many, .assigned = fields({"roles", "area"})};
    const read::Statement statement = insert(question(), schema(), shape, {});
    EXPECT_EQ(plain(statement.text),
              "INSERT INTO public.question AS t0 (roles, area) SELECT CAST(u.c0 AS text[]), CAST(u.c1 AS point) FROM "
              "ROWS FROM (unnest($1), unnest($2)) WITH ORDINALITY AS u (c0, c1, ord) ORDER BY u.ord "
              "RETURNING t0.id, CAST(NULL AS int8)");
    EXPECT_EQ(types_of(statement), "text[], text[]");
    EXPECT_EQ(types_of(insert(question(), schema(), {.assigned = fields({"roles", "area"})}, {})), "text[], point");
}

TEST(Insert, QuotesNames) {
    const Model model =
        test::model_of("order", "Order", "Order", {test::stored("select", Kind::string, "select", sql::text_type())});
    EXPECT_EQ(plain(insert(model, schema(), {.assigned = {model.find("select")}}, {}).text),
              "INSERT INTO public.\"Order\" AS t0 (\"select\") VALUES ($1) RETURNING t0.id, CAST(NULL AS int8)");
}

// ---- update

TEST(Update, WritesOneRowByItsKey) {
    const WriteShape shape{.assigned = fields({"title", "quiz"})};
    const read::Statement statement = update(question(), schema(), shape, title());
    EXPECT_EQ(plain(statement.text), "UPDATE public.question AS t0 SET title = $1, quiz_id = $2 WHERE t0.id = $3 "
                                     "RETURNING t0.id, CAST(NULL AS int8), t0.title");
    EXPECT_EQ(arguments_of(statement), "1:title 2:quiz 0:id");
}

TEST(Update, AddsAmountsToTheRowAsItIs) {
    const WriteShape shape{.incremented = fields({"sequence", "ratio"})};
    EXPECT_EQ(updated(shape), "UPDATE public.question AS t0 SET "
                              "sequence = COALESCE(CAST(t0.sequence AS \"numeric\"), 0) OPERATOR(+) $1, "
                              "ratio = COALESCE(CAST(t0.ratio AS float8), 0) OPERATOR(+) $2 WHERE t0.id = $3 "
                              "RETURNING t0.id, CAST(NULL AS int8)");
}

TEST(Update, ChecksTheStateItLeaves) {
    const WriteShape shape{
        .state = question().find("state"), .target = "published", .sources = {"created", "created.draft"}};
    const read::Statement statement = update(question(), schema(), shape, {});
    EXPECT_EQ(plain(statement.text), "UPDATE public.question AS t0 SET state = $1 WHERE t0.id = $2 AND "
                                     "t0.state = ANY ($3) RETURNING t0.id, CAST(NULL AS int8)");
    EXPECT_EQ(arguments_of(statement), "-1 0:id -1");
    EXPECT_EQ(std::get<std::string>(statement.parameters.at(0).value), "published");
    EXPECT_EQ(std::get<sql::TextArray>(statement.parameters.at(2).value).at(1), "created.draft");
}

TEST(Update, ManyAreJoinedByTheirKeys) {
    const WriteShape shape{
        .rows = Rows::many, .assigned = fields({"title"}), .incremented = fields({"sequence"}), .sources = {"created"}};
    const read::Statement statement = update(question(), schema(), shape, {});
    EXPECT_EQ(plain(statement.text),
              "UPDATE public.question AS t0 SET title = u.c1, sequence = COALESCE(CAST(t0.sequence AS \"numeric\"), 0) "
              "OPERATOR(+) u.c2 FROM ROWS FROM (unnest($1), unnest($2), unnest($3)) WITH ORDINALITY "
              "AS u (c0, c1, c2, ord) WHERE t0.id = u.c0 AND t0.state = ANY ($4) "
              "RETURNING t0.id, u.ord OPERATOR(-) 1");
    EXPECT_EQ(arguments_of(statement), "0:id 1:title 2:sequence -1");
}

TEST(Update, OfNothingMovesUpdatedAt) {
    EXPECT_EQ(updated({}), "UPDATE public.question AS t0 SET updated_at = t0.updated_at WHERE t0.id = $1 "
                           "RETURNING t0.id, CAST(NULL AS int8)");
}

TEST(Update, OfNothingLocksWhereNothingMoves) {
    Model model = question();
    for (Field &field : model.fields) field.managed = false;
    EXPECT_EQ(updated({.sources = {"created"}}, model),
              "SELECT t0.id, CAST(NULL AS int8) FROM public.question AS t0 WHERE t0.id = $1 AND "
              "t0.state = ANY ($2) FOR NO KEY UPDATE OF t0");
    EXPECT_EQ(updated({.rows = Rows::many}, model),
              "SELECT t0.id, u.ord OPERATOR(-) 1 FROM public.question AS t0, ROWS FROM (unnest($1)) WITH ORDINALITY "
              "AS u (c0, ord) WHERE t0.id = u.c0 ORDER BY u.ord FOR NO KEY UPDATE OF t0");
}

// ---- remove

TEST(Remove, DeletesByKeyAndState) {
    EXPECT_EQ(removed({}), "DELETE FROM public.question AS t0 WHERE t0.id = $1 RETURNING t0.id, CAST(NULL AS int8)");
    EXPECT_EQ(removed({.rows = Rows::many, .sources = {"created"}}),
              "DELETE FROM public.question AS t0 USING ROWS FROM (unnest($1)) WITH ORDINALITY AS u (c0, ord) "
              "WHERE t0.id = u.c0 AND t0.state = ANY ($2) RETURNING t0.id, u.ord OPERATOR(-) 1");
}

// ---- what RETURNING shows

bool returnable(std::string_view document, const Model &model = test::question()) {
    return is_returnable(read::parse_selection(Json::parse(document), model, schema(), "selection"), model);
}

TEST(IsReturnable, TheRecordAndWhatItBelongsTo) {
    EXPECT_TRUE(returnable("null"));
    EXPECT_TRUE(returnable(R"({"title":true,"quizId":true})"));
    Model model = test::question();
    model.relation = 1; // tables that differ
    EXPECT_TRUE(returnable(R"({"quiz":{"title":true}})", model));
    EXPECT_TRUE(returnable(R"({"hint":{"text":true}})", model));
}

TEST(IsReturnable, NotWhatTheStatementMayChange) {
    EXPECT_FALSE(returnable(R"({"answers":true})"));
    EXPECT_FALSE(returnable(R"({"quiz":{"title":true}})")); // two models of one table, as the tests' have no OIDs
    Model model = test::question();
    model.relation = 1;
    EXPECT_FALSE(returnable(R"({"answers":true})", model));
    EXPECT_FALSE(returnable(R"({"hint":{"question":{"title":true}}})", model));
    model.adopted = true; // may be a view
    EXPECT_FALSE(returnable(R"({"quiz":{"title":true}})", model));
    EXPECT_TRUE(returnable(R"({"title":true,"quizId":true})", model));
}

// ---- lookups

TEST(FindEach, KeepsTheOrderOfTheKeys) {
    const read::Statement statement = find_each(question(), schema(), title());
    EXPECT_EQ(plain(statement.text),
              "SELECT t0.id, u.ord OPERATOR(-) 1, t0.title FROM ROWS FROM (unnest($1)) WITH ORDINALITY "
              "AS u (c0, ord) JOIN public.question AS t0 ON t0.id = u.c0 ORDER BY u.ord");
    EXPECT_EQ(types_of(statement), "bigint[]");
    EXPECT_EQ(statement.planning, read::Planning::generic);
}

TEST(FindEach, FiltersOfListsArePlannedWithTheirValues) {
    const auto selection = read::selection(R"({"answers":{"filter":{"text":{"startsWith":"a"}}}})");
    EXPECT_EQ(find_each(test::question(), schema(), selection).planning, read::Planning::custom);
}

TEST(FindState, IsText) {
    EXPECT_EQ(plain(find_state(question(), schema()).text),
              "SELECT CAST(t0.state AS text) FROM public.question AS t0 WHERE t0.id = $1");
    EXPECT_EQ(plain(find_state(test::question(), schema()).text),
              "SELECT CAST(NULL AS text) FROM public.question AS t0 WHERE t0.id = $1");
}

TEST(LockRow, IsOfTheTablesType) {
    EXPECT_EQ(plain(lock_row(question(), schema()).text),
              "SELECT CAST(t0.* AS public.question) FROM public.question AS t0 WHERE t0.id = $1 "
              "FOR NO KEY UPDATE OF t0");
}

TEST(FindEqual, ComparesAsTheUniqueIndex) {
    EXPECT_EQ(found_equal({"slug", "quiz"}, Rows::one),
              "SELECT t0.id, CAST(NULL AS int8) FROM public.question AS t0 WHERE lower(t0.slug) = lower($1) AND "
              "t0.quiz_id = $2 FOR NO KEY UPDATE OF t0");
    EXPECT_EQ(found_equal({"quiz", "slug"}, Rows::many),
              "SELECT t0.id, u.ord OPERATOR(-) 1 FROM ROWS FROM (unnest($1), unnest($2)) WITH ORDINALITY "
              "AS u (c0, c1, ord) JOIN public.question AS t0 ON t0.quiz_id = u.c0 AND "
              "lower(t0.slug) = lower(u.c1) ORDER BY u.ord FOR NO KEY UPDATE OF t0");
    EXPECT_EQ(found_equal({"email"}, Rows::one),
              "SELECT t0.id, CAST(NULL AS int8) FROM public.question AS t0 WHERE t0.email = $1 "
              "FOR NO KEY UPDATE OF t0");
    EXPECT_EQ(found_equal({"id"}, Rows::one),
              "SELECT t0.id, CAST(NULL AS int8) FROM public.question AS t0 WHERE t0.id = $1 FOR NO KEY UPDATE OF t0");
}

TEST(FindEqual, WhatIsNotUniqueIsComparedAsItIs) {
    EXPECT_EQ(found_equal({"slug"}, Rows::one),
              "SELECT t0.id, CAST(NULL AS int8) FROM public.question AS t0 WHERE t0.slug = $1 ORDER BY t0.id "
              "FOR NO KEY UPDATE OF t0");
}

// The condition by which a record is found whose field has a column of this type.
std::string condition_on(sql::Type type, std::int32_t modifier) {
    type.modifier = modifier;
    const Field field = test::stored("value", Kind::any, "value", std::move(type));
    const std::string text = plain(find_equal(question(), schema(), {&field}, Rows::one, Among::all).text);
    const std::size_t begin = text.find("t0.value = ");
    return text.substr(begin, text.find(" ORDER BY") - begin);
}

TEST(FindEqual, ComparesWhatTheColumnWouldHold) {
    EXPECT_EQ(condition_on(sql::numeric_type(), -1), "t0.value = $1");
    EXPECT_EQ(condition_on(sql::numeric_type(), (10 << 16 | 2) + 4), "t0.value = round($1, 2)");
    EXPECT_EQ(condition_on(sql::numeric_type(), (3 << 16 | (-2 & 0x7FF)) + 4), "t0.value = round($1, -2)");
    EXPECT_EQ(condition_on(sql::timestamptz_type(), 3), "t0.value = timestamptz($1, 3)");
    EXPECT_EQ(condition_on(test::type_of("pg_catalog.varchar", sql::Family::text, 1043), 14), "t0.value = $1");
}

TEST(FindEqual, UsesTheOperatorsOfTheType) {
    EXPECT_EQ(find_equal(question(), schema(), fields({"nick"}), Rows::one, Among::all).text,
              "SELECT t0.id, CAST(NULL AS pg_catalog.int8) FROM public.question AS t0 WHERE t0.nick "
              "OPERATOR(public.=) $1 ORDER BY t0.id FOR NO KEY UPDATE OF t0");
}

// ---- clashes

TEST(FindClashes, AsksAllAtOnce) {
    const Question asked{fields({"slug", "quiz", "email"}), fields({"slug", "email"}), fields({"quiz"})};
    const read::Statement statement = find_clashes(question(), schema(), asked);
    EXPECT_EQ(plain(statement.text),
              "SELECT 0 WHERE EXISTS (SELECT FROM public.question AS t0 WHERE lower(t0.slug) = lower($1) AND "
              "t0.quiz_id = $2 AND ($3 IS NULL OR t0.id OPERATOR(<>) $3)) "
              "UNION ALL SELECT 1 WHERE EXISTS (SELECT FROM public.question AS t0 WHERE t0.email = $4 AND "
              "($3 IS NULL OR t0.id OPERATOR(<>) $3)) "
              "UNION ALL SELECT 2 WHERE $2 IS NOT NULL AND NOT EXISTS (SELECT FROM public.\"Quiz\" AS t0 WHERE "
              "t0.id = $2)");
    EXPECT_EQ(arguments_of(statement), "1:slug 2:quiz 0:id 3:email");
    EXPECT_EQ(statement.planning, read::Planning::generic);
}

TEST(FindClashes, AKeyIsUniqueToo) {
    EXPECT_EQ(plain(find_clashes(question(), schema(), {fields({"id"}), fields({"id"}), {}}).text),
              "SELECT 0 WHERE EXISTS (SELECT FROM public.question AS t0 WHERE t0.id = $1 AND "
              "($2 IS NULL OR t0.id OPERATOR(<>) $2))");
}

TEST(FindClashes, NoQuestionHasNoAnswer) {
    EXPECT_EQ(find_clashes(question(), schema(), {}).text, "SELECT 0 WHERE FALSE");
}

TEST(FindClashes, EveryValueOfAScopeIsNeeded) {
    EXPECT_THROW(find_clashes(question(), schema(), {fields({"slug"}), fields({"slug"}), {}}), std::logic_error);
}

std::string removed_matching(const std::optional<filter::Filter> &filter, const read::Search *search = nullptr) {
    return plain(remove_matching(question(), schema(), filter, search).text);
}

TEST(ActionStatement, removes_what_matches_by_one_statement) {
    EXPECT_EQ(removed_matching(std::nullopt), "DELETE FROM public.question AS t0");
    EXPECT_EQ(removed_matching(filter::parse(Json::parse("{}"), question(), schema(), "filter")),
              "DELETE FROM public.question AS t0");
    EXPECT_EQ(removed_matching(
                  filter::parse(Json::parse(R"({"sequence":{"greaterThan":3}})"), question(), schema(), "filter")),
              "DELETE FROM public.question AS t0 WHERE t0.sequence > $1");
}

TEST(ActionStatement, removes_what_is_found_wherever_its_words_are) {
    read::Search search;
    search.condition = "'a'";
    Model model = question();
    model.search = {.storage = model::SearchStorage::column,
                    .relation = 7,
                    .table = model.qualified_table(),
                    .column = "_search",
                    .key = "",
                    .synonyms = std::nullopt};
    EXPECT_EQ(plain(remove_matching(model, schema(), std::nullopt, &search).text),
              "DELETE FROM public.question AS t0 WHERE t0._search @@ $1");
    model.search.storage = model::SearchStorage::side;
    model.search.table = "public.words";
    model.search.key = "of";
    EXPECT_EQ(plain(remove_matching(model, schema(), std::nullopt, &search).text),
              "DELETE FROM public.question AS t0 USING public.words t0_words WHERE t0_words.of = t0.id AND "
              "t0_words._search @@ $1");
}

} // namespace
} // namespace model_api::action
