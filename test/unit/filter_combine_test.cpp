#include "filter_support.hpp"

using filter_test::parsed;
using filter_test::sql_of;

namespace {

const std::string a = R"({"count":{"equals":1}})";
const std::string b = R"({"name":{"equals":"x"}})";
std::string with(const std::string &key, const std::string &value) {
    return R"({")" + key + R"(":)" + value + "}";
}

} // namespace

TEST(FilterCombination, ands_lists_keys_and_operators) {
    const std::string both = "t0.count = $1 AND t0.name = $2 <- 1::int4 'x'::text";
    EXPECT_EQ(sql_of("[" + a + "," + b + "]"), both);
    EXPECT_EQ(sql_of(R"({"count":{"equals":1},"name":{"equals":"x"}})"), both);
    EXPECT_EQ(sql_of(with("AND", "[" + a + "," + b + "]")), both);
    EXPECT_EQ(sql_of(R"({"count":{"greaterThan":1,"lessThan":5}})"),
              "t0.count > $1 AND t0.count < $2 <- 1::int4 5::int4");
}

TEST(FilterCombination, takes_an_object_for_a_list_of_one) {
    EXPECT_EQ(sql_of(with("AND", a)), "t0.count = $1 <- 1::int4");
    EXPECT_EQ(sql_of(with("OR", a)), "t0.count = $1 <- 1::int4");
    EXPECT_EQ(sql_of(with("NOT", b)), "NOT t0.name = $1 <- 'x'::text");
}

TEST(FilterCombination, nests) {
    EXPECT_EQ(sql_of(R"({"OR":[{"AND":[)" + a + "," + b + R"(]},{"NOT":)" + b + "}]}"),
              "t0.count = $1 AND t0.name = $2 OR NOT t0.name = $3 <- 1::int4 'x'::text 'x'::text");
}

TEST(FilterCombination, negates_none_of_a_list) {
    EXPECT_EQ(sql_of(with("NOT", "[" + a + "," + b + "]")),
              "(t0.count = $1) IS NOT TRUE AND NOT t0.name = $2 <- 1::int4 'x'::text");
    EXPECT_EQ(sql_of(with("NOT", with("NOT", a))), "t0.count = $1 <- 1::int4");
    EXPECT_EQ(sql_of(R"({"NOT":[{"count":{"lessThan":5}}]})"), "(t0.count < $1) IS NOT TRUE <- 5::int4");
    EXPECT_EQ(sql_of(R"({"NOT":[{"count":{"isSet":true}}]})"), "t0.count IS NULL");
    EXPECT_EQ(sql_of(R"({"NOT":{"count":{"lessThan":5},"name":{"equals":"x"}}})"),
              "(t0.count < $1 AND t0.name = $2) IS NOT TRUE <- 5::int4 'x'::text");
}

TEST(FilterCombination, gives_empty_lists_their_meaning) {
    EXPECT_EQ(sql_of(R"({"AND":[]})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"OR":[]})"), "FALSE");
    EXPECT_EQ(sql_of(R"({"NOT":[]})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"NOT":[{"OR":[]}]})"), "TRUE");
}

TEST(FilterCombination, restricts_nothing_by_empty_and_null) {
    for (const char *document :
         {"{}", "null", "[]", "[null]", "[{}]", R"({"title":null})", R"({"title":{}})", R"({"AND":null})",
          R"({"OR":null})", R"({"NOT":null})", R"({"AND":[null,{}]})", R"({"NOT":[null]})"}) {
        EXPECT_EQ(sql_of(document), "TRUE") << document;
    }
    EXPECT_EQ(sql_of(R"({"OR":[{},)" + a + "]}"), "TRUE");
    EXPECT_EQ(sql_of(R"({"OR":[null,)" + a + "]}"), "TRUE");
    EXPECT_EQ(sql_of(R"({"NOT":[{}]})"), "FALSE");
}

TEST(FilterCombination, knows_what_is_trivial) {
    for (const char *document :
         {"{}", "null", "[]", R"({"AND":[{},{"title":{"isSet":null}}]})", R"({"OR":[{}]})", R"({"NOT":[]})"}) {
        EXPECT_TRUE(is_trivial(parsed(document))) << document;
    }
    for (const char *document : {R"({"OR":[]})", R"({"NOT":[{}]})", R"({"title":{"in":[]}})"}) {
        EXPECT_FALSE(is_trivial(parsed(document))) << document;
    }
    EXPECT_TRUE(is_trivial(parsed(R"({"answers":{"every":{}}})", "question")));
    EXPECT_FALSE(is_trivial(parsed(R"({"answers":{"some":{}}})", "question")));
}
