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

std::string value_of(std::string_view text, Members &members) {
    return std::string(text.substr(members.value(), end_of_value(text, members.value()) - members.value()));
}

TEST(SchemaShape, FindsMembersInAnyOrder) {
    const std::string_view text = R"({"a":1,"b\"{":"x,}\\\"]","c":{"d":[{},"}"]},"e":[],"f":null},7)";
    const std::vector<std::string> values = {"1", R"("x,}\\\"]")", R"({"d":[{},"}"]})", "[]", "null"};
    for (const std::vector<std::size_t> &order :
         {std::vector<std::size_t>{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 2, 0, 4}}) {
        Members members(text, 0);
        for (const std::size_t index : order) {
            ASSERT_TRUE(members.seek(index));
            EXPECT_EQ(value_of(text, members), values[index]);
        }
        EXPECT_FALSE(members.seek(5));
        EXPECT_EQ(text.substr(members.end()), ",7");
    }
    Members members(text, 0);
    EXPECT_TRUE(members.seek(std::string_view("e")));
    EXPECT_TRUE(members.seek(std::string_view("c")));
    EXPECT_EQ(value_of(text, members), values[2]);
    EXPECT_FALSE(members.seek(std::string_view("d")));
    EXPECT_TRUE(members.seek(std::string_view(R"(b\"{)")));
}

TEST(SchemaShape, TakesListsApart) {
    const std::string_view text = R"([1,"a,]",[2,3],{"b":[]},null],7)";
    std::vector<std::string_view> values;
    Items items(text, 0);
    while (items.is_at_item()) {
        const At end = end_of_value(text, items.value());
        values.push_back(text.substr(items.value(), end - items.value()));
        items.leave(end);
    }
    EXPECT_EQ(values, (std::vector<std::string_view>{"1", R"("a,]")", "[2,3]", R"({"b":[]})", "null"}));
    EXPECT_EQ(text.substr(items.end()), ",7");
    EXPECT_FALSE(Items("[]", 0).is_at_item());
}

TEST(SchemaShape, CallsStringsOtherwise) {
    const auto names = std::make_shared<const OtherNames>(OtherNames{{R"("a")", R"("An \"a\"")"}});
    const Shape each = EachKey{{{"key", Position{}, AsIs{}}, {"name", Position{}, Renamed{names}}}};
    EXPECT_EQ(shaped(R"(["a","b"])", each), R"([{"key":"a","name":"An \"a\""},{"key":"b","name":"b"}])");
    EXPECT_EQ(shaped("null", each), "null");
}

TEST(SchemaShape, EndsWhereCutTextEnds) {
    const Shape shape = Object{{{"b", Position{1}, AsIs{}}, {"a", Position{0}, Each{{{"n", Named{"x"}, AsIs{}}}}}}};
    const std::string whole = R"({"a":[{"x":"\"1"},{"x":[2]}],"b":{"c":"d"},"e":null})";
    EXPECT_EQ(shaped(whole, shape), R"({"b":{"c":"d"},"a":[{"n":"\"1"},{"n":[2]}]})");
    for (std::size_t size = 0; size < whole.size(); ++size) shaped(std::string_view(whole).substr(0, size), shape);
}

TEST(SchemaShape, PutsMembersInOrderUnderTheirKeys) {
    const Shape shape =
        Object{{{"b", Position{1}, AsIs{}}, {"t", Position{}, Constant{"\"T\""}}, {"a", Position{0}, AsIs{}}}};
    EXPECT_EQ(shaped(R"({"x":1,"y":[2]})", shape), R"({"b":[2],"t":"T","a":1})");
    EXPECT_EQ(shaped("null", shape), "null");
}

TEST(SchemaShape, PassesOverBlanksThatValuesCameWith) {
    const Shape shape = Object{{{"b", Named{"y"}, AsIs{}}, {"a", Named{"x"}, AsIs{}}, {"c", Named{"z"}, AsIs{}}}};
    EXPECT_EQ(shaped(R"({"x": {"m" : 1, "n": 2} ,"y": 3 , "z": null })", shape),
              R"({"b":3,"a":{"m" : 1, "n": 2},"c":null})");
    EXPECT_EQ(shaped(R"([ {"x": 1} , {"x": "a b" } ])", Each{{{"a", Named{"x"}, AsIs{}}}}), R"([{"a":1},{"a":"a b"}])");
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
