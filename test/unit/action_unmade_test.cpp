// What conditions find where some records are not counted as there.
#include "action/unmade.hpp"
#include "filter_support.hpp"

using filter_test::schema;
using namespace model_api;

namespace {

std::string sql_of(const std::string &document) {
    const model::Model &model = schema().get("question");
    sql::Expressions conditions;
    conditions.push_back(filter::lower(filter_test::parsed(document, "question"), model, schema(), "t0"));
    action::leave_out(conditions, model, 1);
    sql::Writer out(sql::Style::readable);
    out << conditions.front();
    std::string text = out.text();
    for (const sql::Parameter &parameter : out.parameters())
        text += (parameter.argument == 1 ? " <- made:" : " <-") + filter_test::shown(parameter);
    return text;
}

TEST(ActionUnmade, leaves_what_reads_no_records) {
    EXPECT_EQ(sql_of(R"({"title":{"equals":"a"}})"), "t0.title = $1 <- 'a'::text");
}

TEST(ActionUnmade, adds_to_each_sub_select_of_the_model_alone) {
    EXPECT_EQ(sql_of(R"({"quiz":{"questions":{"some":{"title":{"equals":"a"}}}}})"),
              "EXISTS (SELECT FROM public.quiz t0_1 WHERE t0_1.id = t0.quiz_id AND EXISTS (SELECT FROM public.question "
              "t0_2 WHERE t0_2.quiz_id = t0_1.id AND t0_2.title = $1 AND t0_2.id <> ALL ($2))) <- 'a'::text <- made: 0 "
              "values::int8[]");
    EXPECT_EQ(sql_of(R"({"NOT":{"quiz":{"questions":{"every":{"title":{"equals":"a"}}}}}})"),
              "NOT EXISTS (SELECT FROM public.quiz t0_1 WHERE t0_1.id = t0.quiz_id AND NOT EXISTS (SELECT FROM "
              "public.question t0_2 WHERE t0_2.quiz_id = t0_1.id AND (t0_2.title = $1) IS NOT TRUE AND t0_2.id <> ALL "
              "($2))) <- 'a'::text <- made: 0 values::int8[]");
    EXPECT_EQ(sql_of(R"({"quiz":{"title":{"equals":"a"}}})"),
              "EXISTS (SELECT FROM public.quiz t0_1 WHERE t0_1.id = t0.quiz_id AND t0_1.title = $1) <- 'a'::text");
}

} // namespace
