#include "base/base64.hpp"

#include <gtest/gtest.h>

namespace model_api {
namespace {

TEST(Base64, MatchesTheVectorsOfRfc4648) {
    const std::pair<const char *, const char *> vectors[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
    for (const auto &[bytes, text] : vectors) {
        EXPECT_EQ(base64url_encode(bytes), text);
        EXPECT_EQ(base64url_decode(text), bytes);
    }
}

TEST(Base64, BringsEveryByteBack) {
    std::string bytes;
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(base64url_decode(base64url_encode(bytes)), bytes);
        bytes += static_cast<char>(i * 37);
    }
    EXPECT_EQ(base64url_encode("\xFB\xFF"), "-_8");
}

TEST(Base64, AcceptsPaddingAndTheClassicAlphabet) {
    EXPECT_EQ(base64url_decode("Zg=="), "f");
    EXPECT_EQ(base64url_decode("Zm8="), "fo");
    EXPECT_EQ(base64url_decode("+/8="), "\xFB\xFF");
}

TEST(Base64, RefusesEverythingElse) {
    for (const char *text : {"A", "Zm9vY", "Zg=", "Zg===", "=", "==", "====", "Z=g=", "Zm9v====", "Zm 8", "Zm8\n",
                             "Zm8!", "Zé", "Zh", "Zm9"})
        EXPECT_EQ(base64url_decode(text), std::nullopt) << text;
    EXPECT_EQ(base64url_decode(std::string_view("Zm\0v", 4)), std::nullopt);
}

} // namespace
} // namespace model_api
