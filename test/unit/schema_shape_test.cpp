#include "schema/request/shape.hpp"

#include <gtest/gtest.h>

#include "schema/request/reader.hpp"

namespace model_api::schema::request {
namespace {

std::string shaped(std::string_view json, const Shape &shape) {
    std::string out;
    append_shaped(out, json, shape);
    return out;
}

TEST(SchemaShape, TakesObjectsApart) {
    const auto members = members_of(R"({"a":1,"b\"{":"x,}\\\"]","c":{"d":[{},"}"]},"e":[],"f":null})");
    ASSERT_EQ(members.size(), 5U);
    EXPECT_EQ(members[0].value, "1");
    EXPECT_EQ(members[1].name, R"(b\"{)");
    EXPECT_EQ(members[1].value, R"("x,}\\\"]")");
    EXPECT_EQ(members[2].value, R"({"d":[{},"}"]})");
    EXPECT_EQ(members[3].value, "[]");
    EXPECT_EQ(members[4].value, "null");
    EXPECT_TRUE(members_of("{}").empty());
}

TEST(SchemaShape, TakesListsApart) {
    EXPECT_EQ(items_of(R"([1,"a,]",[2,3],{"b":[]},null])"),
              (std::vector<std::string_view>{"1", R"("a,]")", "[2,3]", R"({"b":[]})", "null"}));
    EXPECT_TRUE(items_of("[]").empty());
}

TEST(SchemaShape, EndsWhereCutTextEnds) {
    for (const std::string_view cut :
         {"", "{", "[", R"({"a)", R"({"a":)", R"({"a":")", R"({"a":"\)", R"({"a":[{)", "[1"}) {
        members_of(cut);
        items_of(cut);
    }
}

TEST(SchemaShape, PutsMembersInOrderUnderTheirKeys) {
    const Shape shape =
        Object{{{"b", Position{1}, AsIs{}}, {"t", Position{}, Constant{"\"T\""}}, {"a", Position{0}, AsIs{}}}};
    EXPECT_EQ(shaped(R"({"x":1,"y":[2]})", shape), R"({"b":[2],"t":"T","a":1})");
    EXPECT_EQ(shaped("null", shape), "null");
}

TEST(SchemaShape, KeepsNullsInLists) {
    const Shape shape = Each{{{"a", Position{0}, AsIs{}}}};
    EXPECT_EQ(shaped(R"([{"x":1},null])", shape), R"([{"a":1},null])");
    EXPECT_EQ(shaped("[]", shape), "[]");
}

TEST(SchemaShape, AGroupIsNullWhereItsFirstMemberIs) {
    const Group group{{{"a", Part{0, 1}, AsIs{}}, {"b", Part{1, 0}, AsIs{}}}};
    const Shape shape = Object{{{"g", Position{}, group}}};
    EXPECT_EQ(shaped(R"({"x":{"m":1,"n":2},"y":{"m":3}})", shape), R"({"g":{"a":2,"b":3}})");
    EXPECT_EQ(shaped(R"({"x":null,"y":null})", shape), R"({"g":null})");
}

} // namespace
} // namespace model_api::schema::request
