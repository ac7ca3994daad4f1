#include "filter/operators.hpp"

#include <gtest/gtest.h>

#include "filter_models.hpp"

using namespace model_api;
using filter::InputType;

namespace {

std::string names_of(InputType type) {
    std::string names;
    for (const filter::OperatorInfo &info : filter::operators(type)) {
        names += (names.empty() ? "" : " ") + std::string(info.name);
    }
    return names;
}

} // namespace

TEST(FilterOperators, are_those_of_the_api) {
    const std::string scalar =
        "equals notEquals lessThan lessThanOrEqual greaterThan greaterThanOrEqual in notIn isSet";
    EXPECT_EQ(names_of(InputType::id), scalar);
    EXPECT_EQ(names_of(InputType::string), scalar + " startsWith endsWith contains");
    EXPECT_EQ(names_of(InputType::float_), scalar);
    EXPECT_EQ(names_of(InputType::int_), scalar);
    EXPECT_EQ(names_of(InputType::boolean), "equals notEquals isSet");
    EXPECT_EQ(names_of(InputType::date_time), scalar + " before after");
    EXPECT_EQ(names_of(InputType::date), scalar + " before after beforeOrOn afterOrOn");
    EXPECT_EQ(names_of(InputType::single_enum), "equals notEquals in isSet");
    EXPECT_EQ(names_of(InputType::multi_enum), "equals notEquals contains isSet");
    EXPECT_EQ(names_of(InputType::role_assignment), "equals notEquals contains isSet");
    EXPECT_EQ(names_of(InputType::json), "equals notEquals in notIn isSet matches");
    EXPECT_EQ(names_of(InputType::state), "equals notEquals in notIn isSet inState");
    EXPECT_EQ(names_of(InputType::any), scalar);
    EXPECT_EQ(names_of(InputType::array), "equals notEquals contains isSet");
}

TEST(FilterOperators, follow_the_field) {
    const std::vector<std::pair<std::string, std::string>> expected = {
        {"id", "IDFilter"},           {"title", "StringFilter"},    {"email", "StringFilter"},
        {"body", "StringFilter"},     {"color", "StringFilter"},    {"url", "StringFilter"},
        {"count", "IntFilter"},       {"price", "FloatFilter"},     {"score", "FloatFilter"},
        {"active", "BooleanFilter"},  {"moment", "DateTimeFilter"}, {"day", "DateFilter"},
        {"kind", "SingleEnumFilter"}, {"kinds", "MultiEnumFilter"}, {"roles", "RoleAssignmentFilter"},
        {"data", "JSONFilter"},       {"state", "StateFilter"},     {"address", "AnyFilter"},
        {"words", "ArrayFilter"}};
    const model::Model &sample = filter_test::schema().get("sample");
    for (const auto &[field, name] : expected) {
        EXPECT_EQ(filter::input_type_name(filter::input_type(*sample.find(field))), name) << field;
    }
    EXPECT_EQ(filter::input_type(*filter_test::schema().get("question").find("quiz")), InputType::id);
    EXPECT_THROW(filter::input_type(*sample.find("secret")), std::logic_error);
}

TEST(FilterOperators, are_found_by_name) {
    EXPECT_EQ(filter::find_operator(InputType::date, "afterOrOn")->operation, filter::Operation::greater_than_or_equal);
    EXPECT_EQ(filter::find_operator(InputType::date_time, "afterOrOn"), nullptr);
}
