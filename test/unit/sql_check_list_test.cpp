#include "sql/check_list.hpp"

#include <gtest/gtest.h>

namespace model_api::sql {
namespace {

using Values = std::vector<std::string>;

Values values_of(std::string_view condition, std::string_view subject = "kind") {
    const auto list = parse_check_list(condition, subject);
    return list && !list->of_array ? list->values : Values{"nothing"};
}

TEST(CheckList, UnderstandsWhatPostgresMakesOfIn) {
    EXPECT_EQ(values_of("(kind = ANY (ARRAY['single'::text, 'multi'::text]))"), (Values{"single", "multi"}));
    EXPECT_EQ(values_of("((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"),
              (Values{"a", "b"}));
    EXPECT_EQ(values_of("((kind)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))"),
              (Values{"a", "b"}));
    EXPECT_EQ(values_of("(kind = 'only'::text)"), Values{"only"});
    EXPECT_EQ(values_of("(kind = ANY ('{a,\"b c\",\"d\\\"e\"}'::text[]))"), (Values{"a", "b c", "d\"e"}));
    EXPECT_EQ(values_of("(kind = ANY (ARRAY['a'::bpchar, 'b'::character(1)]))"), (Values{"a", "b"}));
}

TEST(CheckList, UnderstandsAlternatives) {
    EXPECT_EQ(values_of("((kind = 'a'::text) OR (kind = 'b'::text))"), (Values{"a", "b"}));
    EXPECT_EQ(values_of("((kind IS NULL) OR (kind = ANY (ARRAY['a'::text, 'b'::text, 'a'::text])))"),
              (Values{"a", "b"}));
}

TEST(CheckList, ReadsNamesAndStringsAsWritten) {
    EXPECT_EQ(values_of("(\"Kind of\"\"it\" = 'it''s'::text)", "Kind of\"it"), Values{"it's"});
    EXPECT_EQ(values_of("(kind = E'back\\\\slash'::text)"), Values{"back\\slash"});
    EXPECT_EQ(values_of("(VALUE = ANY (ARRAY['x'::text]))", "VALUE"), Values{"x"});
    EXPECT_EQ(values_of("(kind = 'a'::app.\"Own Type\")"), Values{"a"});
    EXPECT_EQ(values_of("(\"OR\" = 'a'::text)", "OR"), Values{"a"});
    EXPECT_EQ(values_of("(kind = ''::text)"), Values{""});
}

TEST(CheckList, ToldOfArrays) {
    const auto list = parse_check_list("(kinds <@ ARRAY['a'::text, 'b'::text])", "kinds");
    ASSERT_TRUE(list);
    EXPECT_EQ(*list, (CheckList{{"a", "b"}, true}));
    EXPECT_FALSE(parse_check_list("((kinds <@ ARRAY['a'::text]) OR (kinds = 'b'::text))", "kinds"));
}

TEST(CheckList, LeavesEverythingElse) {
    for (const char *condition : {"",
                                  "(",
                                  "'",
                                  "(kind",
                                  "(kind <> 'a'::text)",
                                  "(kind > 'a'::text)",
                                  "(length(kind) = 1)",
                                  "((kind = 'a'::text) AND (kind = 'b'::text))",
                                  "(NOT (kind = 'a'::text))",
                                  "(other = 'a'::text)",
                                  "(kind = other)",
                                  "(kind = 1)",
                                  "(kind = ANY (ARRAY['a'::text, NULL::text]))",
                                  "(kind = ANY ('{a,NULL}'::text[]))",
                                  "(kind = ANY ('{{a},{b}}'::text[]))",
                                  "(kind IS NULL)",
                                  "(kind = ALL (ARRAY['a'::text]))",
                                  "(kind ~ 'a'::text)",
                                  "((kind = 'a'::text) OR true)",
                                  "(\"VALUE\"",
                                  "(kind = 'a'::text) OR"})
        EXPECT_FALSE(parse_check_list(condition, "kind")) << condition;
}

// PostgreSQL writes none of these; they must end all the same.
TEST(CheckList, SurvivesWhatIsCutShort) {
    const std::string whole = "((kind)::character varying(20)[] = ANY ((ARRAY['a''b'::app.\"x\"[]])::text[]))";
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_LE(values_of(whole.substr(0, length)).size(), 1U) << length;
}

} // namespace
} // namespace model_api::sql
