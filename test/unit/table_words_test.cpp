#include "table/words.hpp"

#include <gtest/gtest.h>

namespace model_api::table {
namespace {

using model::SearchStorage;
using Texts = std::vector<std::string>;

Shape shape_with(SearchStorage storage, std::vector<Searched> fields = {{"title", "tA"}}) {
    Shape shape;
    shape.schema = "public";
    shape.table = "post";
    shape.key = "id";
    shape.columns = {{"id", "post.fields.id", "bigint", "", true, true},
                     {"title", "post.fields.title", "text", ""},
                     {"note", "post.fields.note", "text", "'-'"}};
    shape.words = {storage, std::move(fields), "post.search"};
    return shape;
}

Present present_with(SearchStorage storage) {
    Present present;
    present.relation = 1;
    present.schema = "public";
    present.table = "post";
    present.columns = {{"id", 1, "bigint", true}, {"title", 2, "text"}};
    if (storage == SearchStorage::column) {
        present.columns.push_back({"_search", 3, "tsvector"});
        present.words = {"", "", {{"public.post__search_idx", true}}, {{words_trigger, true}}, "85"};
    }
    if (storage == SearchStorage::side)
        present.words = {"public.post_search",
                         "post_search",
                         {{"public.post_search__search_idx", true}},
                         {{words_trigger, true}, {words_emptied_trigger, true}},
                         "",
                         "",
                         true};
    return present;
}

struct Outcome {
    Texts sql;
    bool stale;
    std::string beside;
};

Outcome changed(const Shape &wanted, SearchStorage known, const Present &present, bool fill = false) {
    Names names;
    Plan plan;
    change_words({wanted, known, present, fill}, names, plan);
    Outcome outcome{{}, plan.stale, plan.beside};
    for (const Statement &statement : plan.statements) outcome.sql.push_back(statement.sql);
    EXPECT_TRUE(plan.losses.empty());
    return outcome;
}

TEST(TableWords, WhatIsWholeStays) {
    for (const auto storage : {SearchStorage::none, SearchStorage::column, SearchStorage::side}) {
        const auto outcome = changed(shape_with(storage), storage, present_with(storage));
        EXPECT_EQ(outcome.sql, Texts{});
        EXPECT_FALSE(outcome.stale);
    }
}

TEST(TableWords, AColumnIsAddedAndRecordsGetTheirWordsLater) {
    const auto outcome =
        changed(shape_with(SearchStorage::column), SearchStorage::none, present_with(SearchStorage::none));
    EXPECT_EQ(outcome.sql,
              (Texts{"ALTER TABLE public.post ADD COLUMN _search pg_catalog.tsvector, SET (fillfactor = 85), "
                     "ALTER COLUMN _search SET STATISTICS 200",
                     "CREATE TRIGGER \"~~model_api_search\" BEFORE INSERT OR UPDATE ON public.post "
                     "FOR EACH ROW EXECUTE FUNCTION model.keep_search()",
                     "ALTER TABLE public.post ENABLE ALWAYS TRIGGER \"~~model_api_search\"",
                     "CREATE INDEX post__search_idx ON public.post USING gin (_search model.search_ops) "
                     "WITH (fastupdate = off)"}));
    EXPECT_TRUE(outcome.stale);
}

TEST(TableWords, AnAdoptedTableKeepsItsFillfactor) {
    Shape shape = shape_with(SearchStorage::column);
    shape.managed = false;
    const auto outcome = changed(shape, SearchStorage::none, present_with(SearchStorage::none));
    EXPECT_EQ(outcome.sql.at(0), "ALTER TABLE public.post ADD COLUMN _search pg_catalog.tsvector, "
                                 "ALTER COLUMN _search SET STATISTICS 200");
}

TEST(TableWords, ATableBesideIsFilledBeforeItIsIndexed) {
    const auto outcome =
        changed(shape_with(SearchStorage::side), SearchStorage::none, present_with(SearchStorage::none), true);
    ASSERT_EQ(outcome.sql.size(), 9u);
    EXPECT_EQ(outcome.sql[0], "CREATE TABLE public.post_search (\n    id bigint,\n    _search pg_catalog.tsvector,\n"
                              "    CONSTRAINT post_search_pkey PRIMARY KEY (id)\n) WITH (fillfactor = 85)");
    EXPECT_EQ(outcome.sql[4],
              "INSERT INTO public.post_search SELECT id, model.search_vector('tA', title) FROM public.post");
    EXPECT_TRUE(outcome.sql[5].starts_with("CREATE INDEX post_search__search_idx ON public.post_search"));
    EXPECT_EQ(outcome.sql[7], "CREATE TRIGGER \"~~model_api_search\" BEFORE INSERT OR UPDATE ON public.post_search "
                              "FOR EACH ROW EXECUTE FUNCTION model.guard_search_aside()");
    EXPECT_EQ(outcome.sql[8], "ALTER TABLE public.post_search ENABLE ALWAYS TRIGGER \"~~model_api_search\"");
    EXPECT_EQ(outcome.beside, "post_search");
    EXPECT_FALSE(outcome.stale);
    EXPECT_TRUE(changed(shape_with(SearchStorage::side), SearchStorage::none, present_with(SearchStorage::none)).stale);
}

TEST(TableWords, ATableBesideThatIsUselessGivesWayToOneOfItsName) {
    Present present = present_with(SearchStorage::side);
    present.words.useless = std::exchange(present.words.beside, {});
    present.words.indexes.clear();
    const auto outcome = changed(shape_with(SearchStorage::side), SearchStorage::side, present);
    EXPECT_EQ(outcome.sql.at(0), "DROP TABLE public.post_search");
    EXPECT_EQ(outcome.beside, "post_search");
    EXPECT_TRUE(outcome.stale);
}

TEST(TableWords, ATextKeyBesideComparesAsItsOriginal) {
    Present present = present_with(SearchStorage::none);
    present.columns[0] = {"id", 1, "text", true, false, "pg_catalog.\"C\""};
    const auto outcome = changed(shape_with(SearchStorage::side), SearchStorage::none, present);
    EXPECT_NE(outcome.sql.at(0).find("id text COLLATE pg_catalog.\"C\","), std::string::npos) << outcome.sql[0];
}

TEST(TableWords, WhatIsNotWantedGoes) {
    EXPECT_EQ(changed(shape_with(SearchStorage::none), SearchStorage::column, present_with(SearchStorage::column)).sql,
              (Texts{"DROP TRIGGER \"~~model_api_search\" ON public.post",
                     "ALTER TABLE public.post DROP COLUMN _search, RESET (fillfactor)"}));
    EXPECT_EQ(changed(shape_with(SearchStorage::none), SearchStorage::side, present_with(SearchStorage::side)).sql,
              (Texts{"DROP TRIGGER \"~~model_api_search\" ON public.post",
                     "DROP TRIGGER \"~~model_api_search_emptied\" ON public.post", "DROP TABLE public.post_search"}));
    Present filled = present_with(SearchStorage::column);
    filled.words.fillfactor = "60";
    EXPECT_EQ(changed(shape_with(SearchStorage::none), SearchStorage::column, filled).sql.at(1),
              "ALTER TABLE public.post DROP COLUMN _search");
}

TEST(TableWords, WordsMove) {
    const auto outcome =
        changed(shape_with(SearchStorage::column), SearchStorage::side, present_with(SearchStorage::side));
    EXPECT_EQ(outcome.sql.size(), 7u);
    EXPECT_TRUE(outcome.stale);
    const auto back =
        changed(shape_with(SearchStorage::side), SearchStorage::column, present_with(SearchStorage::column));
    EXPECT_EQ(back.beside, "post_search");
    EXPECT_TRUE(back.stale);
}

TEST(TableWords, WhatIsBrokenIsMended) {
    Present present = present_with(SearchStorage::column);
    present.words.indexes = {{"public.broken", false}};
    auto outcome = changed(shape_with(SearchStorage::column), SearchStorage::column, present);
    ASSERT_EQ(outcome.sql.size(), 2u);
    EXPECT_EQ(outcome.sql[0], "DROP INDEX public.broken");
    EXPECT_FALSE(outcome.stale) << "the words are those that the records have";
    present = present_with(SearchStorage::column);
    present.words.triggers[0].always = false;
    outcome = changed(shape_with(SearchStorage::column), SearchStorage::column, present);
    EXPECT_EQ(outcome.sql, Texts{"ALTER TABLE public.post ENABLE ALWAYS TRIGGER \"~~model_api_search\""});
    EXPECT_TRUE(outcome.stale);
    present = present_with(SearchStorage::side);
    present.words.triggers.clear();
    outcome = changed(shape_with(SearchStorage::side), SearchStorage::side, present);
    EXPECT_EQ(outcome.sql.size(), 3u);
    EXPECT_TRUE(outcome.stale);
}

TEST(TableWords, ChangeWithWhatRecordsHave) {
    const Present present = present_with(SearchStorage::column);
    const auto changes = [&](std::vector<Searched> before, std::vector<Searched> after) {
        return are_words_changed(shape_with(SearchStorage::column, std::move(after)),
                                 shape_with(SearchStorage::column, std::move(before)), present);
    };
    EXPECT_FALSE(changes({{"title", "tA"}, {"id", "tB"}}, {{"id", "tB"}, {"title", "tA"}}));
    EXPECT_TRUE(changes({{"title", "tA"}}, {{"title", "tB"}}));
    EXPECT_TRUE(changes({{"title", "tA"}}, {}));
    EXPECT_TRUE(changes({}, {{"title", "tA"}}));
    EXPECT_TRUE(changes({}, {{"note", "tC"}})) << "a new column with a default";
    EXPECT_FALSE(changes({}, {{"other", "tC"}})) << "a new column without values";
}

TEST(TableWords, AreMadeOfQuotedColumns) {
    const Shape shape = shape_with(SearchStorage::column, {{"The Title", "tA"}, {"note", "rD"}});
    EXPECT_EQ(words_expression(shape, "r"), "model.search_vector('tArD', r.\"The Title\", r.note)");
    EXPECT_EQ(words_expression(shape_with(SearchStorage::column, {}), ""), "model.search_vector('')");
}

} // namespace
} // namespace model_api::table
