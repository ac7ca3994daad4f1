#include "sql/render.hpp"

#include <gtest/gtest.h>

using namespace model_api::sql;

namespace {

Type type_of(std::uint32_t oid, Family family, std::string name) {
    Type type;
    type.oid = oid;
    type.family = family;
    type.name = std::move(name);
    return type;
}

const Type int8 = type_of(20, Family::integer, "pg_catalog.int8");
const Type text = type_of(25, Family::text, "pg_catalog.text");

Expression column(const char *name, bool nullable = true) {
    return Column{"t0", name, int8, 0, nullable};
}
Expression value(std::int64_t number) {
    return Parameter{int8, number};
}
Expression equals(const char *name, std::int64_t number, bool nullable = true) {
    return compare(Operator::equal, column(name, nullable), value(number), int8);
}

std::string rendered(const Expression &expression, Style style = Style::qualified) {
    Writer writer(style);
    writer << expression;
    return writer.take_text();
}
std::string readable(const Expression &expression) {
    return rendered(expression, Style::readable);
}

} // namespace

TEST(Render, qualifies_operators_and_functions) {
    EXPECT_EQ(rendered(equals("score", 1)), "t0.score OPERATOR(pg_catalog.=) $1");
    EXPECT_EQ(rendered(Call{"lower", {column("title")}, text}), "pg_catalog.lower(t0.title)");
    EXPECT_EQ(rendered(Call{"model.html", {column("body")}, text}), "model.html(t0.body)");
    EXPECT_EQ(rendered(Cast{{column("body")}, text}), "CAST(t0.body AS pg_catalog.text)");
}

TEST(Render, takes_comparisons_from_the_schema_of_the_type) {
    Type citext = type_of(4711, Family::text, "public.citext");
    citext.operators = "public";
    EXPECT_EQ(rendered(compare(Operator::less_or_equal, column("a"), value(1), citext)), "t0.a OPERATOR(public.<=) $1");
    EXPECT_EQ(rendered(compare(Operator::starts_with, column("a"), value(1), citext)),
              "t0.a OPERATOR(pg_catalog.^@) $1");
}

TEST(Render, names_every_operator) {
    const std::vector<std::pair<Operator, std::string>> names = {
        {Operator::equal, "="},          {Operator::not_equal, "<>"}, {Operator::less, "<"},
        {Operator::less_or_equal, "<="}, {Operator::greater, ">"},    {Operator::greater_or_equal, ">="},
        {Operator::starts_with, "^@"},   {Operator::like, "LIKE"},    {Operator::contains, "@>"}};
    for (const auto &[op, name] : names) {
        EXPECT_EQ(readable(compare(op, column("a"), value(1), int8)), "t0.a " + name + " $1");
    }
}

TEST(Render, writes_readably_what_the_search_path_finds) {
    Type citext = type_of(4711, Family::text, "public.citext");
    citext.operators = "public";
    EXPECT_EQ(readable(compare(Operator::less, column("a"), value(1), citext)), "t0.a OPERATOR(public.<) $1");
}

TEST(Render, writes_literals_where_asked_to) {
    Writer writer(Style::readable,
                  [](const Parameter &parameter) { return std::to_string(std::get<std::int64_t>(parameter.value)); });
    writer << equals("a", -8);
    EXPECT_EQ(writer.text(), "t0.a = -8");
    EXPECT_TRUE(writer.parameters().empty());
}

TEST(Expression, says_whether_it_reads_other_tables) {
    const Expression exists = Exists{"public.quiz", 1, "t0_1", {equals("id", 1)}};
    EXPECT_FALSE(reads_tables(equals("a", 1)));
    EXPECT_FALSE(reads_tables(is_null(column("a"))));
    EXPECT_TRUE(reads_tables(exists));
    EXPECT_TRUE(reads_tables(Or{{equals("a", 1), And{{equals("b", 2), negation(exists)}}}}));
}

TEST(Render, quotes_identifiers) {
    EXPECT_EQ(rendered(Column{"t0", "Order \"x\"", int8}), "t0.\"Order \"\"x\"\"\"");
    EXPECT_EQ(rendered(Column{"", "title", int8}), "title");
}

TEST(Render, numbers_parameters_as_they_are_written) {
    Writer writer;
    writer << "SELECT " << value(7) << " WHERE " << equals("a", 8) << " AND " << equals("b", 9);
    EXPECT_EQ(writer.text(), "SELECT $1 WHERE t0.a OPERATOR(pg_catalog.=) $2 AND t0.b OPERATOR(pg_catalog.=) $3");
    ASSERT_EQ(writer.parameters().size(), 3U);
    EXPECT_EQ(std::get<std::int64_t>(writer.parameters()[0].value), 7);
    EXPECT_EQ(std::get<std::int64_t>(writer.parameters()[2].value), 9);
}

TEST(Render, compares_with_arrays_and_rows) {
    const Expression list = Parameter{int8, TextArray{"1", "2"}, true};
    EXPECT_EQ(rendered(Quantified{Operator::equal, int8, false, {column("a"), list}}),
              "t0.a OPERATOR(pg_catalog.=) ANY ($1)");
    EXPECT_EQ(rendered(Quantified{Operator::not_equal, int8, true, {column("a"), list}}),
              "t0.a OPERATOR(pg_catalog.<>) ALL ($1)");
    EXPECT_EQ(rendered(RowComparison{Operator::greater, {column("a"), column("id")}, {value(1), value(2)}}),
              "ROW(t0.a, t0.id) OPERATOR(pg_catalog.>) ROW($1, $2)");
}

TEST(Render, encloses_what_binds_no_tighter) {
    const Expression a = equals("a", 1), b = equals("b", 2), c = equals("c", 3);
    EXPECT_EQ(readable(And{{a, Or{{b, c}}}}), "t0.a = $1 AND (t0.b = $2 OR t0.c = $3)");
    EXPECT_EQ(readable(Or{{And{{a, b}}, c}}), "t0.a = $1 AND t0.b = $2 OR t0.c = $3");
    EXPECT_EQ(readable(And{{And{{a, b}}, c}}), "(t0.a = $1 AND t0.b = $2) AND t0.c = $3");
    EXPECT_EQ(readable(Not{{a}}), "NOT t0.a = $1");
    EXPECT_EQ(readable(Not{{And{{a, b}}}}), "NOT (t0.a = $1 AND t0.b = $2)");
    EXPECT_EQ(readable(Not{{Not{{a}}}}), "NOT (NOT t0.a = $1)");
    EXPECT_EQ(readable(NotTrue{{a}}), "(t0.a = $1) IS NOT TRUE");
    EXPECT_EQ(readable(NotTrue{{column("flag")}}), "t0.flag IS NOT TRUE");
    EXPECT_EQ(readable(is_null(Call{"lower", {column("a")}, text})), "lower(t0.a) IS NULL");
    EXPECT_EQ(readable(is_not_null(a)), "(t0.a = $1) IS NOT NULL");
    EXPECT_EQ(readable(compare(Operator::equal, a, is_null(column("b")), int8)), "(t0.a = $1) = (t0.b IS NULL)");
}

TEST(Render, writes_lists_of_one_and_none) {
    EXPECT_EQ(readable(And{}), "TRUE");
    EXPECT_EQ(readable(Or{}), "FALSE");
    EXPECT_EQ(readable(Constant{true}), "TRUE");
    EXPECT_EQ(readable(Not{{And{{Or{{equals("a", 1), equals("b", 2)}}}}}}), "NOT (t0.a = $1 OR t0.b = $2)");
}

TEST(Render, writes_related_rows_as_exists) {
    EXPECT_EQ(readable(Exists{"public.answer", 0, "t0_1", {equals("a", 1)}}),
              "EXISTS (SELECT FROM public.answer t0_1 WHERE t0.a = $1)");
    EXPECT_EQ(readable(Exists{"public.answer", 0, "t0_1", {Constant{true}}}),
              "EXISTS (SELECT FROM public.answer t0_1)");
}

TEST(Expression, folds_what_is_certain) {
    EXPECT_TRUE(is_true(conjunction({})));
    EXPECT_TRUE(is_false(disjunction({})));
    EXPECT_TRUE(is_false(conjunction({equals("a", 1), Constant{false}})));
    EXPECT_TRUE(is_true(disjunction({equals("a", 1), Constant{true}})));
    EXPECT_EQ(readable(conjunction({Constant{true}, equals("a", 1)})), "t0.a = $1");
    EXPECT_EQ(readable(conjunction({conjunction({equals("a", 1), equals("b", 2)}), equals("c", 3)})),
              "t0.a = $1 AND t0.b = $2 AND t0.c = $3");
    EXPECT_EQ(readable(disjunction({disjunction({equals("a", 1), equals("b", 2)}), equals("c", 3)})),
              "t0.a = $1 OR t0.b = $2 OR t0.c = $3");
}

TEST(Expression, negates_in_two_values) {
    EXPECT_EQ(readable(negation(equals("a", 1))), "(t0.a = $1) IS NOT TRUE");
    EXPECT_EQ(readable(negation(equals("a", 1, false))), "NOT t0.a = $1");
    EXPECT_EQ(readable(negation(negation(equals("a", 1)))), "t0.a = $1");
    EXPECT_EQ(readable(negation(negation(equals("a", 1, false)))), "t0.a = $1");
    EXPECT_EQ(readable(negation(is_null(column("a")))), "t0.a IS NOT NULL");
    EXPECT_TRUE(is_false(negation(Constant{true})));
}

TEST(Expression, knows_what_may_be_null) {
    EXPECT_FALSE(may_be_null(Exists{"t", 0, "a", {equals("a", 1)}}));
    EXPECT_FALSE(may_be_null(is_null(column("a"))));
    EXPECT_TRUE(may_be_null(Parameter{int8, Null{}}));
    EXPECT_TRUE(may_be_null(Parameter{int8, TextArray{"1", std::nullopt}, true}));
    EXPECT_TRUE(may_be_null(conjunction({equals("a", 1, false), equals("b", 1)})));
    EXPECT_FALSE(may_be_null(conjunction({equals("a", 1, false), is_null(column("b"))})));
}
