#include "value/color.hpp"

#include <gtest/gtest.h>

namespace model_api::value {
namespace {

std::string mistake(std::string_view text) {
    return color_mistake(text).value_or("");
}

TEST(Color, IsSixOrEightHexadecimalDigits) {
    for (const char *text : {"#000000", "#1e90ff", "#FFFFFF", "#AbCdEf80"}) EXPECT_EQ(mistake(text), "") << text;
    EXPECT_EQ(mistake(""), "It is empty.");
    EXPECT_EQ(mistake("red"), "It does not begin with \"#\".");
    EXPECT_EQ(mistake("#fff"), "It has 3 hexadecimal digits, not 6 or 8.");
    EXPECT_EQ(mistake("#"), "It has 0 hexadecimal digits, not 6 or 8.");
    EXPECT_EQ(mistake("#12345g"), "The character \"g\" at position 7 is no hexadecimal digit.");
    EXPECT_EQ(mistake("#ü00000"), "The character \"ü\" at position 2 is no hexadecimal digit.");
    EXPECT_EQ(mistake("#000000 "), "The character \" \" at position 8 is no hexadecimal digit.");
    EXPECT_EQ(mistake(std::string_view("#00000\0", 7)), "The character U+0000 at position 7 is no hexadecimal digit.");
    EXPECT_EQ(mistake("#" + std::string(10'000'000, 'f')), "It has 10000000 hexadecimal digits, not 6 or 8.");
}

} // namespace
} // namespace model_api::value
