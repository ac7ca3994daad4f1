#include "filter_support.hpp"

namespace {

std::string sql_of(const std::string &document) {
    return filter_test::sql_of(document, "question");
}

const std::string quiz_exists = "EXISTS (SELECT FROM public.quiz t0_1 WHERE t0_1.id = t0.quiz_id";
const std::string answer_exists = "EXISTS (SELECT FROM public.answer t0_1 WHERE t0_1.question_id = t0.id";

} // namespace

TEST(FilterOnBelongsTo, tests_its_key) {
    EXPECT_EQ(sql_of(R"({"quizId":{"equals":"1"}})"), "t0.quiz_id = $1 <- 1::int8");
    EXPECT_EQ(sql_of(R"({"quizId":{"in":["1",2]}})"), "t0.quiz_id = ANY ($1) <- [1|2]::int8[]");
    EXPECT_EQ(sql_of(R"({"quizId":{"notEquals":1}})"), "t0.quiz_id <> $1 OR t0.quiz_id IS NULL <- 1::int8");
    EXPECT_EQ(sql_of(R"({"quiz":{"isSet":true}})"), "t0.quiz_id IS NOT NULL");
    EXPECT_EQ(sql_of(R"({"quiz":{"isSet":false}})"), "t0.quiz_id IS NULL");
}

TEST(FilterOnBelongsTo, takes_the_older_form) {
    EXPECT_EQ(sql_of(R"({"quiz":{"equals":"1"}})"), "t0.quiz_id = $1 <- 1::int8");
    EXPECT_EQ(sql_of(R"({"quiz":{"in":[1],"isSet":true}})"),
              "t0.quiz_id = ANY ($1) AND t0.quiz_id IS NOT NULL <- [1]::int8[]");
    EXPECT_EQ(filter_test::sql_of(R"({"parent":{"equals":{"equals":"a"}}})", "tag"),
              "EXISTS (SELECT FROM public.tag t0_1 WHERE t0_1.id = t0.parent_id AND t0_1.equals = $1) <- 'a'::text");
}

TEST(FilterOnBelongsTo, tests_the_other_record) {
    EXPECT_EQ(sql_of(R"({"quiz":{"title":{"equals":"a"}}})"), quiz_exists + " AND t0_1.title = $1) <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"quiz":{"id":{"in":["1"]}}})"), quiz_exists + " AND t0_1.id = ANY ($1)) <- [1]::int8[]");
    EXPECT_EQ(sql_of(R"({"quiz":{"isSet":true,"title":{"equals":"a"}}})"),
              "t0.quiz_id IS NOT NULL AND " + quiz_exists + " AND t0_1.title = $1) <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"quiz":{"OR":[{"title":{"equals":"a"}},{"id":{"equals":1}}]}})"),
              quiz_exists + " AND (t0_1.title = $1 OR t0_1.id = $2)) <- 'a'::text 1::int8");
    EXPECT_EQ(sql_of(R"({"quiz":[{"title":{"equals":"a"}},null]})"),
              quiz_exists + " AND t0_1.title = $1) <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"NOT":{"quiz":{"title":{"equals":"a"}}}})"),
              "NOT " + quiz_exists + " AND t0_1.title = $1) <- 'a'::text");
}

TEST(FilterOnBelongsTo, restricts_nothing_when_empty) {
    EXPECT_EQ(sql_of(R"({"quiz":{}})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"quiz":null})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"quiz":{"isSet":null,"title":{}}})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"quizId":{}})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"quiz":{"OR":[]}})"), "FALSE");
}

TEST(FilterOnHasOne, looks_through_the_inverse) {
    const std::string note = "EXISTS (SELECT FROM public.note t0_1 WHERE t0_1.question_id = t0.id";
    EXPECT_EQ(sql_of(R"({"note":{"text":{"equals":"a"}}})"), note + " AND t0_1.text = $1) <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"note":{"isSet":true}})"), note + ")");
    EXPECT_EQ(sql_of(R"({"note":{"isSet":false}})"), "NOT " + note + ")");
}

TEST(FilterOnHasMany, quantifies) {
    EXPECT_EQ(sql_of(R"({"answers":{"some":{"text":{"equals":"a"}}}})"),
              answer_exists + " AND t0_1.text = $1) <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"answers":{"none":{"text":{"equals":"a"}}}})"),
              "NOT " + answer_exists + " AND t0_1.text = $1) <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"answers":{"every":{"text":{"equals":"a"}}}})"),
              "NOT " + answer_exists + " AND (t0_1.text = $1) IS NOT TRUE) <- 'a'::text");
}

TEST(FilterOnHasMany, counts_any_record_when_empty) {
    EXPECT_EQ(sql_of(R"({"answers":{"some":{}}})"), answer_exists + ")");
    EXPECT_EQ(sql_of(R"({"answers":{"none":{}}})"), "NOT " + answer_exists + ")");
    EXPECT_EQ(sql_of(R"({"answers":{"every":{}}})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"answers":{"some":null}})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"answers":{}})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"answers":{"some":{"OR":[]}}})"), "FALSE");
    EXPECT_EQ(sql_of(R"({"answers":{"every":{"OR":[]}}})"), "NOT " + answer_exists + ")");
}

TEST(FilterOnHasMany, gives_every_table_a_name_of_its_own) {
    EXPECT_EQ(
        sql_of(
            R"({"answers":{"some":{"question":{"quiz":{"title":{"equals":"a"}}}}},"quiz":{"parent":{"isSet":true}}})"),
        answer_exists + " AND EXISTS (SELECT FROM public.question t0_2 WHERE t0_2.id = t0_1.question_id"
                        " AND EXISTS (SELECT FROM public.quiz t0_3 WHERE t0_3.id = t0_2.quiz_id"
                        " AND t0_3.title = $1))) AND EXISTS (SELECT FROM public.quiz t0_4"
                        " WHERE t0_4.id = t0.quiz_id AND t0_4.parent_id IS NOT NULL) <- 'a'::text");
}

TEST(FilterOnHasManyThrough, goes_over_the_join_table) {
    const std::string join = "EXISTS (SELECT FROM public.\"questionTag\" t0_1 WHERE t0_1.question_id = t0.id AND "
                             "EXISTS (SELECT FROM public.tag t0_2 WHERE t0_2.id = t0_1.tag_id";
    EXPECT_EQ(sql_of(R"({"tags":{"some":{"equals":{"equals":"a"}}}})"), join + " AND t0_2.equals = $1)) <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"tags":{"every":{"equals":{"equals":"a"}}}})"),
              "NOT " + join + " AND NOT t0_2.equals = $1)) <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"tags":{"none":{}}})"), "NOT " + join + "))");
}
