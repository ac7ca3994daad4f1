#include "value/email.hpp"

#include <gtest/gtest.h>

namespace model_api::value {
namespace {

std::string mistake(std::string_view text) {
    return email_mistake(text).value_or("");
}

TEST(Email, AcceptsWhatBrowsersAccept) {
    for (const char *text :
         {"a@b", "ada@example.com", "first.last+tag@sub.example.co.uk", "..@a", "!#$%&'*+/=?^_`{|}~-@x.y", "a@1.2.3.4",
          "a@xn--bcher-kva.example", "A@B-C.d", "a@localhost"})
        EXPECT_EQ(mistake(text), "") << text;
    EXPECT_EQ(mistake(std::string(64, 'a') + "@b"), "");
    EXPECT_EQ(mistake("a@" + std::string(63, 'b')), "");
}

TEST(Email, SaysWhatIsWrong) {
    EXPECT_EQ(mistake(""), "It is empty.");
    EXPECT_EQ(mistake("ada"), "There is no \"@\".");
    EXPECT_EQ(mistake("@example.com"), "There is nothing before the \"@\".");
    EXPECT_EQ(mistake("ada@"), "There is nothing after the \"@\".");
    EXPECT_EQ(mistake("a da@b"), "The character \" \" at position 2 is not allowed before the \"@\".");
    EXPECT_EQ(mistake("a@b@c"), "The character \"@\" at position 4 is not allowed in a domain.");
    EXPECT_EQ(mistake("jürgen@b"), "The character \"ü\" at position 2 is not allowed before the \"@\".");
    EXPECT_EQ(mistake("a@bücher.de"), "The character \"ü\" at position 4 is not allowed in a domain.");
    EXPECT_EQ(mistake("a@b\n"), "The character U+000A at position 4 is not allowed in a domain.");
    EXPECT_EQ(mistake("a\xFF@b"), "The byte 0xFF at position 2 is not allowed before the \"@\".");
    EXPECT_EQ(mistake("a@b..c"), "The domain has an empty part at position 5.");
    EXPECT_EQ(mistake("a@.b"), "The domain has an empty part at position 3.");
    EXPECT_EQ(mistake("a@b."), "The domain has an empty part at position 5.");
    EXPECT_EQ(mistake("a@-b"), "The part \"-b\" of the domain begins or ends with a hyphen.");
    EXPECT_EQ(mistake("a@b-.c"), "The part \"b-\" of the domain begins or ends with a hyphen.");
    EXPECT_EQ(mistake(std::string(65, 'a') + "@b"), "The part before the \"@\" is longer than 64 characters.");
    EXPECT_EQ(mistake("a@" + std::string(64, 'b')), "A part of the domain is longer than 63 characters.");
}

TEST(Email, RefusesWhatOtherGrammarsAllow) {
    for (const char *text :
         {"\"a b\"@c", "a@[127.0.0.1]", "Ada <a@b>", "a@b (comment)", "a@b,c@d", " a@b", "a@b ", "mailto:a@b"})
        EXPECT_NE(mistake(text), "") << text;
    EXPECT_NE(mistake(std::string_view("a\0@b", 4)), "");
}

TEST(Email, BoundsItsLength) {
    const std::string label(61, 'b');
    const std::string longest = "a@" + label + "." + label + "." + label + "." + label + ".cccc";
    ASSERT_EQ(longest.size(), 254U);
    EXPECT_EQ(mistake(longest), "");
    EXPECT_EQ(mistake(longest + "c"), "It is longer than 254 characters.");
    EXPECT_EQ(mistake(std::string(10'000'000, '@')), "It is longer than 254 characters.");
}

} // namespace
} // namespace model_api::value
