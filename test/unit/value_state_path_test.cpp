#include "value/state_path.hpp"

#include <gtest/gtest.h>

namespace model_api::value {
namespace {

std::string mistake(std::string_view text) {
    return state_path_mistake(text).value_or("");
}

TEST(StatePath, IsIdentifiersWithDots) {
    for (const char *text : {"created", "created.published", "a.b_1.C.d"}) EXPECT_EQ(mistake(text), "") << text;
    const std::string name(63, 'a');
    EXPECT_EQ(mistake(name + "." + name), "");
    EXPECT_EQ(mistake(name + ".b" + name), "A state's name is longer than 63 characters.");
}

TEST(StatePath, SaysWhatIsWrong) {
    EXPECT_EQ(mistake(""), "It is empty.");
    EXPECT_EQ(mistake("."), "A state's name is missing at position 1.");
    EXPECT_EQ(mistake("a..b"), "A state's name is missing at position 3.");
    EXPECT_EQ(mistake("a."), "A state's name is missing at position 3.");
    EXPECT_EQ(mistake("a.1b"), "The character \"1\" at position 3 does not begin a state's name.");
    EXPECT_EQ(mistake("a b"), "The character \" \" at position 2 is not allowed in a state's name.");
    EXPECT_EQ(mistake("{\"created\":\"draft\"}"), "The character \"{\" at position 1 does not begin a state's name.");
    EXPECT_EQ(mistake(std::string(10'000'000, 'a')), "It is longer than 1023 characters.");
    std::string deep = "a";
    while (deep.size() < 1023) deep += ".a";
    EXPECT_EQ(mistake(deep), "");
}

} // namespace
} // namespace model_api::value
