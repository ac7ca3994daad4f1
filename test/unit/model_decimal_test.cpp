#include "model/define/decimal.hpp"

#include <gtest/gtest.h>

namespace model_api::model::define {
namespace {

std::strong_ordering compared(std::string_view left, std::string_view right) {
    return compare(parse_decimal(left), parse_decimal(right));
}

TEST(Decimal, ComparesByValueHoweverItIsWritten) {
    for (const auto &[left, right] : std::vector<std::pair<const char *, const char *>>{{"0", "-0"},
                                                                                        {"0", "0.000"},
                                                                                        {"0e5", "0"},
                                                                                        {"1", "1.0"},
                                                                                        {"1e2", "100"},
                                                                                        {"100", "1E+2"},
                                                                                        {"0.5", "5e-1"},
                                                                                        {"12.340", "1234e-2"}}) {
        EXPECT_EQ(compared(left, right), std::strong_ordering::equal) << left << ' ' << right;
    }
}

TEST(Decimal, OrdersAsNumbersDo) {
    const std::vector<const char *> ascending = {"-1e400",
                                                 "-10",
                                                 "-9.99",
                                                 "-1",
                                                 "-0.1",
                                                 "-0.01",
                                                 "0",
                                                 "0.01",
                                                 "0.1",
                                                 "0.11",
                                                 "0.2",
                                                 "1",
                                                 "1.5",
                                                 "9",
                                                 "10",
                                                 "99999999999999999999",
                                                 "100000000000000000000",
                                                 "1e400"};
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        for (std::size_t j = 0; j < ascending.size(); ++j)
            EXPECT_EQ(compared(ascending[i], ascending[j]), i <=> j) << ascending[i] << ' ' << ascending[j];
    }
}

TEST(Decimal, CountsDecimals) {
    EXPECT_EQ(fraction_digits(parse_decimal("0.250")), 2);
    EXPECT_EQ(fraction_digits(parse_decimal("12")), 0);
    EXPECT_EQ(fraction_digits(parse_decimal("1e5")), 0);
    EXPECT_EQ(fraction_digits(parse_decimal("1e-5")), 5);
    EXPECT_EQ(fraction_digits(parse_decimal("0.0")), 0);
}

TEST(Decimal, IsWholeWhereItHasNoFraction) {
    EXPECT_EQ(whole_number(parse_decimal("0")), 0);
    EXPECT_EQ(whole_number(parse_decimal("-12.0")), -12);
    EXPECT_EQ(whole_number(parse_decimal("1.5e1")), 15);
    EXPECT_EQ(whole_number(parse_decimal("999999999999999999")), 999999999999999999);
    EXPECT_EQ(whole_number(parse_decimal("0.5")), std::nullopt);
    EXPECT_EQ(whole_number(parse_decimal("1e18")), std::nullopt);
    EXPECT_EQ(whole_number(parse_decimal("1e999999999999999999999")), std::nullopt);
    EXPECT_EQ(whole_number(parse_decimal("1e-999999999999999999999")), std::nullopt);
}

} // namespace
} // namespace model_api::model::define
