#include "filter/value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "filter_models.hpp"

using namespace model_api;

namespace {

const model::Field &field(const char *name) {
    return *filter_test::schema().get("sample").find(name);
}

std::string sqlstate_of(const char *name, const char *text) {
    try {
        filter::parse_value(field(name), std::string_view(text), {"value", "GGT_INVALID_QUERY_INPUT"});
    } catch (const DomainError &error) {
        EXPECT_EQ(error.code, "GGT_INVALID_QUERY_INPUT");
        EXPECT_EQ(error.path, "value");
        return error.sqlstate;
    }
    return "";
}

sql::Value of_text(const char *name, const char *text) {
    return filter::parse_value(field(name), std::string_view(text), {"value"});
}

} // namespace

TEST(Value, comes_from_text_as_well) {
    EXPECT_EQ(std::get<std::int64_t>(of_text("count", "-5")), -5);
    EXPECT_EQ(std::get<double>(of_text("score", "2.5")), 2.5);
    EXPECT_EQ(std::get<std::string>(of_text("price", "1.50")), "1.50");
    EXPECT_EQ(std::get<bool>(of_text("active", "true")), true);
    EXPECT_EQ(std::get<std::string>(of_text("title", "null")), "null");
    EXPECT_EQ(std::get<std::string>(of_text("data", R"({"a": 1})")), R"({"a":1})");
    EXPECT_EQ(std::get<std::int64_t>(of_text("day", "2000-01-02")), 1);
    EXPECT_EQ(std::get<std::int64_t>(of_text("id", "7")), 7);
}

TEST(Value, takes_the_numbers_that_json_has_not_as_a_read_shows_them) {
    EXPECT_TRUE(std::isnan(std::get<double>(of_text("score", "NaN"))));
    EXPECT_EQ(std::get<double>(of_text("score", "-Infinity")), -std::numeric_limits<double>::infinity());
    EXPECT_EQ(std::get<std::string>(of_text("price", "Infinity")), "Infinity");
    EXPECT_EQ(std::get<std::string>(filter::parse_value(field("price"), Json::string("NaN"), {"value"})), "NaN");
    EXPECT_EQ(sqlstate_of("count", "NaN"), "22023");
    EXPECT_EQ(sqlstate_of("score", "inf"), "22P02");
    EXPECT_THROW(filter::parse_value(field("score"), Json::string("2.5"), {"value"}), DomainError);
}

TEST(Value, refuses_text_that_is_none) {
    EXPECT_EQ(sqlstate_of("count", "five"), "22P02");
    EXPECT_EQ(sqlstate_of("count", ""), "22P02");
    EXPECT_EQ(sqlstate_of("count", "-"), "22P02");
    EXPECT_EQ(sqlstate_of("score", "nan"), "22P02");
    EXPECT_EQ(sqlstate_of("score", "1 "), "22P02");
    EXPECT_EQ(sqlstate_of("score", "1e999"), "22003");
    EXPECT_EQ(sqlstate_of("active", "yes"), "22P02");
    EXPECT_EQ(sqlstate_of("id", "seven"), "22P02");
    EXPECT_EQ(sqlstate_of("moment", "now"), "22007");
    EXPECT_EQ(sqlstate_of("kind", "neither"), "22023");
}

TEST(Value, refuses_what_text_cannot_hold) {
    const Json zero = Json::string(std::string("a\0b", 3));
    for (const char *name : {"title", "freeKind", "address", "word"}) {
        EXPECT_THROW(filter::parse_value(field(name), zero, {"value"}), DomainError) << name;
    }
}

TEST(Value, is_null_where_the_json_is) {
    EXPECT_TRUE(std::holds_alternative<sql::Null>(filter::parse_value(field("title"), Json(), {"value"})));
}

TEST(Value, has_a_text_form_for_every_setting) {
    const auto moment = [](std::int64_t value) { return filter::text_form(value, sql::timestamptz_type()); };
    EXPECT_EQ(moment(0), "J2451545 00:00:00.000000+00");
    EXPECT_EQ(moment(-1), "J2451544 23:59:59.999999+00");
    EXPECT_EQ(moment(std::numeric_limits<std::int64_t>::max()), "infinity");
    EXPECT_EQ(moment(std::numeric_limits<std::int64_t>::min()), "-infinity");
    const sql::Type timestamp = filter_test::type_of(1114, 1115, sql::Family::timestamp, "pg_catalog.timestamp");
    EXPECT_EQ(filter::text_form(std::int64_t{1}, timestamp), "J2451545 00:00:00.000001");
    EXPECT_EQ(filter::text_form(std::int64_t{-2451545}, sql::date_type()), "J0");
    EXPECT_EQ(filter::text_form(std::int64_t{std::numeric_limits<std::int32_t>::max()}, sql::date_type()), "infinity");
    EXPECT_EQ(filter::text_form(std::int64_t{42}, sql::bigint_type()), "42");
    EXPECT_EQ(filter::text_form(0.1, sql::double_type()), "0.1");
    EXPECT_EQ(filter::text_form(true, sql::boolean_type()), "true");
    EXPECT_EQ(filter::text_form(std::string("a"), sql::text_type()), "a");
    EXPECT_THROW(filter::text_form(sql::Null{}, sql::text_type()), std::logic_error);
}

TEST(Value, quotes_the_elements_of_arrays) {
    EXPECT_EQ(filter::array_text({}), "{}");
    EXPECT_EQ(filter::array_text({"a", R"(b"\c)", "", std::nullopt, "NULL"}), R"({"a","b\"\\c","",NULL,"NULL"})");
}

TEST(Id, has_the_type_of_its_key) {
    EXPECT_EQ(std::get<std::int64_t>(filter::parse_id("7", field("id"), {"id"})), 7);
    EXPECT_EQ(std::get<std::int64_t>(filter::parse_id(Json::number(7), field("id"), {"id"})), 7);
    EXPECT_EQ(std::get<std::string>(filter::parse_id("de", field("word"), {"id"})), "de");
    EXPECT_EQ(std::get<std::string>(filter::parse_id("{A0EEBC999c0b4ef8bb6d6bb9bd380a11}", field("key"), {"id"})),
              "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"); // as uuid_out writes it, so that keys can be compared
    EXPECT_THROW(filter::parse_id("", field("id"), {"id"}), DomainError);
    EXPECT_THROW(filter::parse_id(" 7", field("id"), {"id"}), DomainError);
    EXPECT_THROW(filter::parse_id(Json::boolean(true), field("id"), {"id"}), DomainError);
}
