#include "table/plan.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "base/text.hpp"
#include "table/ddl.hpp"
#include "table/words.hpp"

namespace model_api::table {
namespace {

using model::Model;

// A database in which each table is as its definition made it, until a test changes it.
struct Database {
    std::vector<Model> models;
    std::vector<Present> tables;

    const Model &model(std::string_view name) const { return *std::ranges::find(models, name, &Model::name); }
    Present &table(std::string_view name) { return *std::ranges::find(tables, name, &Present::table); }
};

std::vector<Model> parse(const std::string &definition, const Database &database = {}) {
    model::Known known;
    for (const Model &model : database.models) known.models.push_back(&model);
    std::vector<model::Mistake> mistakes;
    auto parsed = model::parse_definition(Json::parse(definition), known, mistakes);
    for (const auto &mistake : mistakes) ADD_FAILURE() << mistake.path << " " << mistake.message;
    for (Model &model : parsed.models) model.schema = "public";
    return std::move(parsed.models);
}

Target target(std::string_view model) {
    return {static_cast<std::uint32_t>(100 + model.size()), quote_qualified("public", model::default_table_name(model)),
            "id", "bigint"};
}

std::int16_t number_of(const Present &present, std::string_view column) {
    return present.find(column)->number;
}

Present build(const Shape &shape) {
    Present present{1, shape.schema, shape.table, {}, {}, {}, shape.managed, {}};
    for (const Column &column : shape.columns)
        present.columns.push_back({column.name, static_cast<std::int16_t>(present.columns.size() + 1), column.type,
                                   column.not_null, !column.default_value.empty()});
    if (shape.words.storage == model::SearchStorage::column) {
        present.columns.push_back(
            {model::Search::column_name, static_cast<std::int16_t>(present.columns.size() + 1), "tsvector"});
        present.words = {"", "", {{shape.table + "__search_idx", true}}, {{words_trigger, true}}, "85"};
    }
    present.constraints.push_back({shape.table + "_pkey", ConstraintKind::primary, {1}});
    for (const Check &check : shape.checks)
        present.constraints.push_back({object_name(shape.table, check.column, check.label),
                                       ConstraintKind::check,
                                       {number_of(present, check.column)}});
    for (const Unique &unique : shape.uniques)
        present.indexes.push_back({object_name(shape.table, unique.column, "key"),
                                   true,
                                   "",
                                   unique.keys,
                                   {number_of(present, unique.column)}});
    for (const Reference &reference : shape.references) {
        const std::int16_t number = number_of(present, reference.column);
        present.constraints.push_back({object_name(shape.table, reference.column, "fkey"),
                                       ConstraintKind::foreign,
                                       {number},
                                       reference.target.relation,
                                       reference.on_delete});
        if (!is_led_by(shape.uniques, reference.column))
            present.indexes.push_back({object_name(shape.table, reference.column, "idx"),
                                       false,
                                       "",
                                       {quote_identifier(reference.column)},
                                       {number}});
    }
    return present;
}

Database make(const std::string &definition) {
    Database database{parse(definition), {}};
    for (Model &model : database.models) {
        database.tables.push_back(build(shape_of(model, target)));
        model.relation = 1;
    }
    return database;
}

Plan created(const std::string &definition, std::string_view name) {
    const auto models = parse(definition);
    Names names;
    return plan_creation(shape_of(*std::ranges::find(models, name, &Model::name), target), names);
}

struct Result {
    Plan plan;
    std::vector<model::Mistake> mistakes;
};

Result changed(Database &database, const std::string &definition, std::string_view name) {
    auto models = parse(definition, database);
    Model &wanted = *std::ranges::find(models, name, &Model::name);
    const Model &known = database.model(name);
    const Present &present = database.table(known.table);
    Result result;
    const auto dropped = settle_columns(wanted, known, present, result.mistakes);
    const Shape shape = shape_of(wanted, target), known_shape = shape_of(known, target);
    Names names;
    result.plan = plan_change({wanted, known, shape, known_shape, present, dropped}, names);
    return result;
}

std::vector<std::string> sql_of(const std::vector<Statement> &statements) {
    std::vector<std::string> all;
    for (const Statement &statement : statements) all.push_back(statement.sql);
    return all;
}

using Texts = std::vector<std::string>;

const std::string quiz = R"({"quiz": {"fields": {"title": {"type":"string"}}}, "question": {"fields": {
    "title": {"type":"string", "required":true, "length":{"min":1,"max":200}},
    "kind":  {"type":"enum", "options":["single","multi"]},
    "slug":  {"type":"string", "unique":{"scope":["quiz"],"caseSensitive":false}, "pattern":"^[a-z-]+$"},
    "quiz":  {"type":"belongsTo", "model":"quiz", "onDelete":"cascade"}}}})";

std::string question(const std::string &fields, const std::string &rest = "") {
    return R"({"question": {"fields": {)" + fields + "}" + rest + "}}";
}

TEST(PlanCreation, IsWhatOneWritesByHand) {
    const Plan plan = created(quiz, "question");
    ASSERT_EQ(plan.statements.size(), 6u);
    EXPECT_EQ(plan.statements[0].sql, R"(CREATE TABLE public.question (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
    updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
    title text NOT NULL,
    kind text,
    slug text,
    quiz_id bigint,
    _search pg_catalog.tsvector,
    CONSTRAINT question_pkey PRIMARY KEY (id),
    CONSTRAINT question_title_length_check CHECK (char_length(title) BETWEEN 1 AND 200),
    CONSTRAINT question_kind_options_check CHECK (kind IN ('single', 'multi')),
    CONSTRAINT question_slug_pattern_check CHECK (slug ~ '^[a-z-]+$')
) WITH (fillfactor = 85))");
    EXPECT_EQ(plan.statements[1].sql,
              "CREATE UNIQUE INDEX question_slug_key ON public.question (quiz_id, lower(slug))");
    EXPECT_EQ(plan.statements[2].sql, R"(CREATE TRIGGER "~model_api_managed" BEFORE UPDATE ON public.question )"
                                      "FOR EACH ROW EXECUTE FUNCTION model.keep_managed()");
    EXPECT_EQ(plan.statements[3].sql, "CREATE INDEX question__search_idx ON public.question USING gin "
                                      "(_search model.search_ops) WITH (fastupdate = off)");
    EXPECT_EQ(plan.statements[4].sql, R"(CREATE TRIGGER "~~model_api_search" BEFORE INSERT OR UPDATE ON )"
                                      "public.question FOR EACH ROW EXECUTE FUNCTION model.keep_search()");
    EXPECT_EQ(plan.statements[5].sql, "ALTER TABLE public.question ALTER COLUMN _search SET STATISTICS 200, "
                                      R"(ENABLE ALWAYS TRIGGER "~~model_api_search")");
    EXPECT_FALSE(plan.stale);
    EXPECT_EQ(sql_of(plan.references),
              Texts{"ALTER TABLE public.question ADD CONSTRAINT question_quiz_id_fkey FOREIGN KEY (quiz_id) "
                    "REFERENCES public.quiz (id) ON DELETE CASCADE"});
}

TEST(PlanCreation, IndexesAForeignKeyThatNoUniqueIndexBeginsWith) {
    const Plan plan =
        created(R"({"quiz": {}, "question": {"fields": {"quiz": {"type":"belongsTo","model":"quiz"}}}})", "question");
    EXPECT_EQ(plan.statements[1].sql, "CREATE INDEX question_quiz_id_idx ON public.question (quiz_id)");
}

TEST(PlanCreation, JoinsByOneUniqueAndOnePlainIndex) {
    const Plan plan =
        created(R"({"post": {"fields": {"tags": {"type":"hasManyThrough","model":"tag","through":"postTag"}}},
                                  "tag": {}})",
                "postTag");
    const auto sql = sql_of(plan.statements);
    const auto count = [&](std::string_view prefix) {
        return std::ranges::count_if(sql, [&](const std::string &text) { return text.starts_with(prefix); });
    };
    EXPECT_EQ(count("CREATE UNIQUE INDEX"), 1);
    EXPECT_EQ(count("CREATE INDEX"), 1);
    EXPECT_EQ(plan.references.size(), 2u);
}

TEST(PlanCreation, QuotesNamesAndValues) {
    const Plan plan = created(
        R"({"order": {"fields": {"select": {"type":"string","default":"it's"}, "tags": {"type":"enum","multiple":true,"options":["a'b"],
            "default":["a'b"]}}}})",
        "order");
    const std::string &sql = plan.statements[0].sql;
    EXPECT_NE(sql.find(R"("select" text DEFAULT 'it''s')"), std::string::npos) << sql;
    EXPECT_NE(sql.find("tags text[] DEFAULT ARRAY['a''b']::text[]"), std::string::npos) << sql;
    EXPECT_NE(sql.find("CHECK (tags <@ ARRAY['a''b']::text[])"), std::string::npos) << sql;
}

TEST(PlanCreation, KeepsStatesToTheirLeaves) {
    const Plan plan = created(
        question("", R"(, "states": {"initial":"created","created":{"initial":"draft","draft":{},"published":{}}})"),
        "question");
    const std::string &sql = plan.statements[0].sql;
    EXPECT_NE(sql.find("state model.record_state NOT NULL DEFAULT 'created.draft'"), std::string::npos) << sql;
    EXPECT_NE(sql.find("question_state_leaf_check CHECK (state IN ('created.draft', 'created.published'))"),
              std::string::npos)
        << sql;
}

TEST(PlanChange, IsEmptyForTheSameDefinition) {
    Database database = make(quiz);
    for (const char *name : {"quiz", "question"}) {
        const Result result = changed(database, quiz, name);
        EXPECT_EQ(sql_of(result.plan.statements), Texts{});
        EXPECT_EQ(sql_of(result.plan.references), Texts{});
        EXPECT_TRUE(result.plan.losses.empty() && result.plan.obstacles.empty() && result.mistakes.empty());
    }
}

TEST(PlanChange, AddsFieldsAndRulesInOneStatement) {
    Database database = make(question(R"("title":{"type":"string"})"));
    const Result result = changed(
        database,
        question(
            R"("title":{"type":"string","required":true,"length":{"max":9}}, "rank":{"type":"number","decimals":0,"default":0})"),
        "question");
    EXPECT_EQ(sql_of(result.plan.statements),
              (Texts{"ALTER TABLE public.question\n"
                     "    ALTER COLUMN title SET NOT NULL,\n"
                     "    ADD COLUMN rank integer DEFAULT 0,\n"
                     "    ADD CONSTRAINT question_title_length_check CHECK (char_length(title) <= 9)"}));
    ASSERT_EQ(result.plan.obstacles.size(), 2u);
    EXPECT_EQ(result.plan.obstacles[0].path, "question.fields.title");
    EXPECT_EQ(result.plan.obstacles[1].path, "question.fields.title.length");
    EXPECT_EQ(result.plan.obstacles[1].count,
              "SELECT count(*) FROM public.question WHERE NOT (char_length(title) <= 9)");
}

TEST(PlanChange, ReplacesARuleThatChanged) {
    Database database = make(question(R"("title":{"type":"string","length":{"max":9}})"));
    const Result result = changed(database, question(R"("title":{"type":"string","length":{"max":10}})"), "question");
    EXPECT_EQ(sql_of(result.plan.statements),
              (Texts{"ALTER TABLE public.question\n    DROP CONSTRAINT question_title_length_check",
                     "ALTER TABLE public.question\n"
                     "    ADD CONSTRAINT question_title_length_check CHECK (char_length(title) <= 10)"}));
    EXPECT_TRUE(result.plan.losses.empty());
}

TEST(PlanChange, AddsARuleThatPlainSqlDropped) {
    Database database = make(quiz);
    std::erase_if(database.table("question").constraints,
                  [](const PresentConstraint &constraint) { return constraint.kind == ConstraintKind::check; });
    database.table("question").indexes.clear();
    const Result result = changed(database, quiz, "question");
    ASSERT_EQ(result.plan.statements.size(), 2u);
    EXPECT_EQ(result.plan.obstacles.size(), 4u);
}

TEST(PlanChange, FollowsARenamedColumn) {
    Database database = make(quiz);
    Model &known = *std::ranges::find(database.models, "question", &Model::name);
    std::ranges::find(known.fields, "title", &model::Field::name)->column->name = "headline";
    std::ranges::find(database.table("question").columns, "title", &PresentColumn::name)->name = "headline";
    EXPECT_EQ(sql_of(changed(database, quiz, "question").plan.statements), Texts{});
}

TEST(PlanChange, ListsADroppedField) {
    Database database = make(question(R"("title":{"type":"string","unique":true}, "body":{"type":"richText"})"));
    const Result result = changed(database, question(R"("headline":{"type":"string"})"), "question");
    ASSERT_EQ(result.plan.losses.size(), 2u);
    EXPECT_EQ(result.plan.losses[1].path, "question.fields.body");
    EXPECT_EQ(result.plan.losses[1].what, "column public.question.body");
    EXPECT_EQ(result.plan.losses[1].count, "SELECT count(body) FROM public.question");
    EXPECT_TRUE(result.plan.adds_columns);
    EXPECT_EQ(result.plan.statements[0].sql,
              "ALTER TABLE public.question\n    DROP COLUMN title,\n    DROP COLUMN body");
}

TEST(PlanChange, LetsARenamedFieldKeepItsColumn) {
    Database database = make(question(R"("title":{"type":"string","length":{"max":9}})"));
    const Result result =
        changed(database, question(R"("headline":{"type":"string","column":"title","length":{"max":9}})"), "question");
    EXPECT_TRUE(result.plan.losses.empty());
    EXPECT_EQ(sql_of(result.plan.statements), Texts{});
}

TEST(PlanChange, RefusesToMoveAField) {
    Database database = make(question(R"("title":{"type":"string"})"));
    const Result result = changed(database, question(R"("title":{"type":"string","column":"other"})"), "question");
    ASSERT_EQ(result.mistakes.size(), 1u);
    EXPECT_EQ(result.mistakes[0].path, "question.fields.title.column");
}

TEST(PlanChange, WidensInPlaceAndListsWhatNarrows) {
    Database database =
        make(question(R"("rank":{"type":"number","decimals":0,"default":1}, "sum":{"type":"number","decimals":4})"));
    const Result result =
        changed(database, question(R"("rank":{"type":"number","default":1}, "sum":{"type":"number","decimals":2})"),
                "question");
    EXPECT_EQ(sql_of(result.plan.statements),
              (Texts{"ALTER TABLE public.question\n    ALTER COLUMN rank DROP DEFAULT",
                     "ALTER TABLE public.question ALTER COLUMN sum TYPE numeric(38,2) USING sum::numeric(38,2)",
                     "ALTER TABLE public.question\n"
                     "    ALTER COLUMN rank TYPE double precision USING rank::double precision,\n"
                     "    ALTER COLUMN rank SET DEFAULT 1"}));
    ASSERT_EQ(result.plan.losses.size(), 1u);
    EXPECT_EQ(result.plan.losses[0].what, "column public.question.sum from numeric(38,4) to numeric(38,2)");
}

TEST(PlanChange, EncryptsATextAndDecryptsIt) {
    Database database = make(question(R"("code":{"type":"string"}, "pin":{"type":"encryptedString"})"));
    const Result result = changed(
        database, question(R"("code":{"type":"encryptedString"}, "pin":{"type":"number","decimals":0})"), "question");
    EXPECT_EQ(
        sql_of(result.plan.statements),
        (Texts{"ALTER TABLE public.question ALTER COLUMN code TYPE bytea USING model.encrypt(code::text)",
               "ALTER TABLE public.question ALTER COLUMN pin TYPE integer USING model.decrypt(pin)::text::integer"}));
    ASSERT_EQ(result.plan.losses.size(), 2u);
    EXPECT_EQ(result.plan.losses[0].what, "column public.question.code from text to bytea");
}

TEST(PlanChange, AddsAnOptionAndListsOneThatGoes) {
    Database database = make(question(R"("kind":{"type":"enum","options":["a","b"]})"));
    EXPECT_TRUE(changed(database, question(R"("kind":{"type":"enum","options":["a","b","c"]})"), "question")
                    .plan.losses.empty());

    const Result result = changed(database, question(R"("kind":{"type":"enum","options":["a"]})"), "question");
    ASSERT_EQ(result.plan.losses.size(), 1u);
    EXPECT_EQ(result.plan.losses[0].path, "question.fields.kind.options");
    EXPECT_EQ(result.plan.losses[0].what, R"(option "b" of column public.question.kind)");
    EXPECT_EQ(
        sql_of(result.plan.statements),
        (Texts{"ALTER TABLE public.question\n    DROP CONSTRAINT question_kind_options_check",
               "UPDATE public.question SET kind = DEFAULT WHERE kind IN ('b')",
               "ALTER TABLE public.question\n    ADD CONSTRAINT question_kind_options_check CHECK (kind IN ('a'))"}));
}

TEST(PlanChange, MovesRecordsOutOfAStateThatGoes) {
    const std::string before =
        R"(, "states": {"initial":"made","made":{"initial":"draft","draft":{},"live":{}},"gone":{}})";
    const std::string after = R"(, "states": {"initial":"made","made":{"initial":"draft","draft":{}}})";
    Database database = make(question("", before));
    const Result result = changed(database, question("", after), "question");
    ASSERT_EQ(result.plan.losses.size(), 1u);
    EXPECT_EQ(result.plan.losses[0].path, "question.states");
    EXPECT_EQ(result.plan.statements[1].sql,
              "UPDATE public.question SET state = CASE state WHEN 'made.live' THEN 'made.draft' "
              "WHEN 'gone' THEN 'made.draft' END WHERE state IN ('made.live', 'gone')");
}

TEST(PlanChange, EntersALeafThatGotStatesOfItsOwn) {
    Database database = make(question("", R"(, "states": {"initial":"made","made":{}})"));
    const Result result = changed(
        database, question("", R"(, "states": {"initial":"made","made":{"initial":"draft","draft":{}}})"), "question");
    EXPECT_TRUE(result.plan.losses.empty());
    EXPECT_EQ(result.plan.statements[2].sql,
              "UPDATE public.question SET state = CASE state WHEN 'made' THEN 'made.draft' "
              "END WHERE state IN ('made')");
}

TEST(PlanChange, GivesANameAgainThatItTookBack) {
    Database database = make(question(R"("title":{"type":"string","length":{"max":9},"unique":true})"));
    auto models =
        parse(question(R"("title":{"type":"string","length":{"max":10},"unique":{"caseSensitive":false}})"), database);
    Result result;
    const auto dropped = settle_columns(models[0], database.models[0], database.tables[0], result.mistakes);
    const Shape shape = shape_of(models[0], target), known = shape_of(database.models[0], target);
    Names names({"question_title_length_check", "question_title_key"});
    const Plan plan = plan_change({models[0], database.models[0], shape, known, database.tables[0], dropped}, names);
    EXPECT_NE(plan.statements[2].sql.find("CONSTRAINT question_title_length_check "), std::string::npos);
    EXPECT_NE(plan.statements[3].sql.find("INDEX question_title_key "), std::string::npos);
}

TEST(PlanChange, ChecksRowsOfAConvertedColumnAsTheyWillBe) {
    Database database = make(question(R"("kind":{"type":"enum","options":["a","b"]})"));
    const Result result =
        changed(database, question(R"("kind":{"type":"enum","options":["a","b"],"multiple":true})"), "question");
    EXPECT_TRUE(result.plan.losses.empty());
    ASSERT_EQ(result.plan.obstacles.size(), 1u);
    EXPECT_EQ(result.plan.obstacles[0].count, "SELECT count(*) FROM (SELECT CASE WHEN kind IS NOT NULL THEN "
                                              "ARRAY[kind]::text[] END AS kind FROM public.question) "
                                              "AS converted WHERE NOT (kind <@ ARRAY['a', 'b']::text[])");
}

TEST(PlanChange, ReplacesTheColumnOfABelongsToThatPointsElsewhere) {
    const std::string rest = R"("quiz": {}, "survey": {}, )";
    Database database =
        make("{" + rest + R"("question": {"fields": {"parent": {"type":"belongsTo","model":"quiz"}}}})");
    const Result result =
        changed(database, "{" + rest + R"("question": {"fields": {"parent": {"type":"belongsTo","model":"survey"}}}})",
                "question");
    ASSERT_EQ(result.plan.losses.size(), 1u);
    EXPECT_EQ(sql_of(result.plan.statements),
              (Texts{"ALTER TABLE public.question\n    DROP COLUMN parent_id",
                     "ALTER TABLE public.question\n    ADD COLUMN parent_id bigint",
                     "CREATE INDEX question_parent_id_idx ON public.question (parent_id)"}));
    EXPECT_EQ(result.plan.references.size(), 1u);
}

TEST(PlanChange, ReplacesAForeignKeyWhoseActionChanged) {
    const auto definition = [](const char *action) {
        return R"({"quiz": {}, "question": {"fields": {"quiz": {"type":"belongsTo","model":"quiz","onDelete":")" +
               std::string(action) + "\"}}}}";
    };
    Database database = make(definition("cascade"));
    const Result result = changed(database, definition("setNull"), "question");
    EXPECT_EQ(sql_of(result.plan.statements),
              (Texts{"ALTER TABLE public.question\n    DROP CONSTRAINT question_quiz_id_fkey"}));
    EXPECT_EQ(result.plan.references.size(), 1u);
}

TEST(PlanChange, ComparesUniqueIndexesAsPostgresqlWritesThem) {
    const std::string definition = question(R"("mail":{"type":"email","unique":{"caseSensitive":false}})");
    Database database = make(definition);
    database.table("question").indexes[0].keys = {"lower((mail)::text)"};
    EXPECT_EQ(sql_of(changed(database, definition, "question").plan.statements), Texts{});

    const Result result = changed(database, question(R"("mail":{"type":"email"})"), "question");
    EXPECT_EQ(sql_of(result.plan.statements), Texts{"DROP INDEX public.question_mail_key"});
}

} // namespace
} // namespace model_api::table
