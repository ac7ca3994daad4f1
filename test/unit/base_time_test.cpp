#include "base/time.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace model_api {
namespace {

std::string written(DateTime value) {
    char out[max_date_time_length];
    return {out, write_date_time(value, out)};
}

std::string written(Date value) {
    char out[max_date_time_length];
    return {out, write_date(value, out)};
}

// A date-time as it comes back; "" when it is refused.
std::string again(std::string_view text) {
    const auto value = parse_date_time(text);
    return value ? written(*value) : "";
}

std::string date_again(std::string_view text) {
    const auto value = parse_date(text);
    return value ? written(*value) : "";
}

TEST(DateTime, CountsFromPostgresEpoch) {
    EXPECT_EQ(parse_date_time("2000-01-01T00:00:00Z")->microseconds, 0);
    EXPECT_EQ(parse_date_time("1999-12-31T23:59:59.999999Z")->microseconds, -1);
    EXPECT_EQ(parse_date_time("2022-10-03T07:45:30.342Z")->microseconds, 718098330342000); // PostgreSQL's own number
    EXPECT_EQ(parse_date("2022-10-03")->days, 8311);
    EXPECT_EQ(parse_date("1999-12-31")->days, -1);
}

TEST(DateTime, IsReadInTheFormsOfIso8601) {
    EXPECT_EQ(again("2022-10-03T07:45:30.342Z"), "2022-10-03T07:45:30.342Z");
    EXPECT_EQ(again("2022-10-03T07:45:30.342+02:00"), "2022-10-03T05:45:30.342Z");
    EXPECT_EQ(again("2022-10-03T07:45:30-0530"), "2022-10-03T13:15:30.000Z");
    EXPECT_EQ(again("2022-10-03T23:45:30-02"), "2022-10-04T01:45:30.000Z");
    EXPECT_EQ(again("2022-10-03 07:45"), "2022-10-03T07:45:00.000Z");
    EXPECT_EQ(again("2022-10-03t07:45:30z"), "2022-10-03T07:45:30.000Z");
    EXPECT_EQ(again("2022-10-03"), "2022-10-03T00:00:00.000Z");
    EXPECT_EQ(again("2024-02-29T23:59:59.9999999999Z"), "2024-02-29T23:59:59.999Z");
    EXPECT_EQ(parse_date_time("2000-01-01T00:00:00.1234567Z")->microseconds, 123456);
    EXPECT_EQ(again("infinity"), "infinity");
    EXPECT_EQ(again("-infinity"), "-infinity");
}

TEST(DateTime, RefusesWhatDoesNotExist) {
    for (const char *text : {"",
                             " ",
                             "2022",
                             "2022-10",
                             "2022-1-3",
                             "2022-13-01",
                             "2022-00-01",
                             "2022-10-00",
                             "2022-10-32",
                             "2023-02-29",
                             "1900-02-29",
                             "2022-04-31",
                             "2022-10-03T",
                             "2022-10-03T24:00:00Z",
                             "2022-10-03T07:60Z",
                             "2022-10-03T07:45:60Z",
                             "2022-10-03T07",
                             "2022-10-03T07:45:30.Z",
                             "2022-10-03T07:45:30,5Z",
                             "2022-10-03T07:45Zx",
                             "2022-10-03x",
                             "2022-10-03T07:45:30+",
                             "2022-10-03T07:45:30+16:00",
                             "2022-10-03T07:45:30+02:60",
                             "2022-10-03T07:45:30+2:00",
                             " 2022-10-03",
                             "2022-10-03 ",
                             "2022/10/03",
                             "12345-01-01",
                             "+12345-01-01",
                             "+12345678-01-01",
                             "-000000-01-01",
                             "now",
                             "today",
                             "Infinity",
                             "10/03/2022",
                             "2022-10-03T07:45:30 +02:00",
                             "1664783130"})
        EXPECT_FALSE(parse_date_time(text)) << text;
    EXPECT_FALSE(parse_date_time(std::string(10'000'000, '1')));
    EXPECT_FALSE(parse_date_time(std::string_view("2022-10-03\0", 11)));
}

TEST(DateTime, EndsWherePostgresEnds) {
    EXPECT_EQ(again("+294276-12-31T23:59:59.999Z"), "+294276-12-31T23:59:59.999Z");
    EXPECT_EQ(again("-004713-11-24T00:00:00.000Z"), "-004713-11-24T00:00:00.000Z");
    EXPECT_EQ(again("+294277-01-01"), "");
    EXPECT_EQ(again("+294276-12-31T23:59:59-01:00"), "");
    EXPECT_EQ(again("-004713-11-23T23:59:59.999Z"), "");
    EXPECT_EQ(again("-004713-11-24T00:00:00+01:00"), "");
    EXPECT_EQ(again("+5874897-12-31"), "");
    EXPECT_EQ(date_again("+5874897-12-31"), "+5874897-12-31");
    EXPECT_EQ(date_again("+5874898-01-01"), "");
    EXPECT_EQ(date_again("+9999999-01-01"), "");
    EXPECT_EQ(date_again("-004713-11-24"), "-004713-11-24");
    EXPECT_EQ(date_again("-004713-11-23"), "");
    EXPECT_EQ(parse_date("+5874897-12-31")->days, 2145031948);
    EXPECT_EQ(parse_date("infinity")->days, std::numeric_limits<std::int32_t>::max());
}

TEST(DateTime, WritesYearsOutsideFourDigitsWithASign) {
    EXPECT_EQ(again("0000-02-29T01:02:03.004Z"), "0000-02-29T01:02:03.004Z"); // 1 BC is a leap year
    EXPECT_EQ(again("0001-01-01"), "0001-01-01T00:00:00.000Z");
    EXPECT_EQ(again("-000001-12-31T23:59:59Z"), "-000001-12-31T23:59:59.000Z");
    EXPECT_EQ(again("+010000-01-01"), "+010000-01-01T00:00:00.000Z");
    EXPECT_EQ(again("+002022-01-01"), "2022-01-01T00:00:00.000Z");
}

TEST(DateTime, StaysWithinItsBuffer) {
    for (const std::int64_t value : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                                     std::int64_t{-211813488000000000}, std::int64_t{9223371331199999999}})
        EXPECT_LE(written(DateTime{value}).size(), 32U);
    for (const std::int32_t value :
         {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(), -2451545, 2145031948})
        EXPECT_LE(written(Date{value}).size(), 16U);
}

TEST(Date, IgnoresTimeAndZone) {
    EXPECT_EQ(date_again("2022-10-03"), "2022-10-03");
    EXPECT_EQ(date_again("2022-10-03T23:45:30-11:00"), "2022-10-03");
    EXPECT_EQ(date_again("2022-10-03T00:15:30.5+11:00"), "2022-10-03");
    EXPECT_EQ(date_again("2022-10-03T25:00"), "");
    EXPECT_EQ(date_again("-infinity"), "-infinity");
}

TEST(Date, EveryDayOfEightCenturiesComesBack) {
    for (std::int32_t day = -150'000; day < 150'000; ++day) {
        const auto back = parse_date(written(Date{day}));
        ASSERT_TRUE(back) << day;
        ASSERT_EQ(back->days, day);
    }
    for (std::int64_t step = -2'451'545; step < 2'145'031'949; step += 99'991) {
        const Date day{static_cast<std::int32_t>(step)};
        ASSERT_EQ(parse_date(written(day))->days, day.days);
    }
}

} // namespace
} // namespace model_api
