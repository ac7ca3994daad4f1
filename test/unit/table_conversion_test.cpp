#include "table/conversion.hpp"

#include <gtest/gtest.h>

namespace model_api::table {
namespace {

bool widens(std::string_view from, const std::string &to) {
    return convert(from, to, "c").widens;
}

std::string cast(std::string_view from, const std::string &to) {
    return convert(from, to, "c").expression;
}

TEST(Conversion, NumbersWidenUpwards) {
    EXPECT_TRUE(widens("integer", "bigint"));
    EXPECT_TRUE(widens("integer", "numeric(38,2)"));
    EXPECT_TRUE(widens("integer", "double precision"));
    EXPECT_TRUE(widens("numeric(38,2)", "numeric(38,4)"));
    EXPECT_TRUE(widens("numeric(38,2)", "numeric"));
}

TEST(Conversion, NumbersDoNotWidenDownwards) {
    EXPECT_FALSE(widens("bigint", "integer"));
    EXPECT_FALSE(widens("numeric(38,4)", "numeric(38,2)"));
    EXPECT_FALSE(widens("numeric(38,2)", "integer"));
    EXPECT_FALSE(widens("numeric(38,2)", "numeric(10,2)"));
    EXPECT_FALSE(widens("double precision", "numeric(38,2)"));
    EXPECT_FALSE(widens("numeric(38,2)", "double precision"));
}

TEST(Conversion, StringsWidenToTextThatTakesAll) {
    EXPECT_TRUE(widens("model.email", "text"));
    EXPECT_TRUE(widens("text", "model.rich_text"));
    EXPECT_TRUE(widens("character varying(20)", "text"));
    EXPECT_TRUE(widens("text", "text[]"));
    EXPECT_FALSE(widens("text", "model.email"));
    EXPECT_FALSE(widens("text[]", "text"));
    EXPECT_FALSE(widens("text", "integer"));
}

TEST(Conversion, DatesDoNotWiden) {
    EXPECT_FALSE(widens("date", "timestamp(3) with time zone"));
    EXPECT_FALSE(widens("timestamp(3) with time zone", "date"));
}

TEST(Conversion, CastsAreThoseThatKeepTheMeaning) {
    EXPECT_EQ(cast("numeric(38,4)", "integer"), "c::integer");
    EXPECT_EQ(cast("date", "timestamp(3) with time zone"), "c::timestamp(3) with time zone");
    EXPECT_EQ(cast("text", "integer"), "c::text::integer");
    EXPECT_EQ(cast("boolean", "jsonb"), "to_jsonb(c)");
    EXPECT_EQ(cast("text[]", "text"), "c[1]::text");
    EXPECT_EQ(cast("text", "text[]"), "CASE WHEN c IS NOT NULL THEN ARRAY[c]::text[] END");
}

} // namespace
} // namespace model_api::table
