#include "value/password_hash.hpp"

#include <gtest/gtest.h>

namespace model_api::value {
namespace {

std::string mistake(std::string_view text) {
    return password_hash_mistake(text).value_or("");
}

constexpr const char *salt = "c29tZXNhbHRzb21lc2FsdA";
constexpr const char *hash = "ZGdKqDWdCfqTCfR1rXAvPxdVzvtSwrDn8bm0qgKgkNk";

std::string with(const std::string &settings) {
    return "$argon2id$v=19$" + settings + "$" + salt + "$" + hash;
}

TEST(PasswordHash, IsAnArgon2idPhcString) {
    EXPECT_EQ(mistake(with("m=65536,t=2,p=1")), "");
    EXPECT_EQ(mistake(with("m=8,t=1,p=1")), "");
    EXPECT_EQ(mistake(with("m=4294967295,t=4294967295,p=16777215")), "");
}

TEST(PasswordHash, IsNeverAPlainPassword) {
    for (const char *text : {"", "secret", "$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$aGFzaGhhc2hoYXNoaGFzaA", "$2b$10$abc",
                             " $argon2id$v=19$"})
        EXPECT_EQ(mistake(text), "It does not begin with \"$argon2id$\".") << text;
    EXPECT_EQ(mistake(std::string(10'000'000, 'x')), "It does not begin with \"$argon2id$\".");
    EXPECT_EQ(mistake("$argon2id$secret").find("secret"), std::string::npos);
}

TEST(PasswordHash, SaysWhichPartIsWrong) {
    EXPECT_EQ(mistake("$argon2id$v=19$m=8,t=1,p=1$" + std::string(salt)),
              "It does not have the form \"$argon2id$v=19$m=...,t=...,p=...$salt$hash\".");
    EXPECT_EQ(mistake(with("m=8,t=1,p=1") + "$x"),
              "It does not have the form \"$argon2id$v=19$m=...,t=...,p=...$salt$hash\".");
    EXPECT_EQ(mistake("$argon2id$v=16$m=8,t=1,p=1$" + std::string(salt) + "$" + hash), "Its version is not \"v=19\".");
    for (const char *settings : {"", "m=8", "m=7,t=1,p=1", "m=8,t=0,p=1", "m=8,t=1,p=0", "m=8,t=1,p=16777216",
                                 "m=15,t=1,p=2", "m=4294967296,t=1,p=1", "m=08,t=1,p=1", "m=8,p=1,t=1", "m=-8,t=1,p=1",
                                 "m=8,t=1,p=1,x=1", "m=99999999999999999999,t=1,p=1", "m=,t=1,p=1", "m=8 ,t=1,p=1"})
        EXPECT_EQ(mistake(with(settings)), "Its memory, iterations and lanes (\"m=...,t=...,p=...\") are not valid.")
            << settings;
    EXPECT_EQ(mistake("$argon2id$v=19$m=8,t=1,p=1$short$" + std::string(hash)),
              "Its salt is not base64 of at least 8 bytes.");
    EXPECT_EQ(mistake("$argon2id$v=19$m=8,t=1,p=1$" + std::string(salt) + "$not-base64_not-base64_"),
              "Its hash is not base64 of at least 16 bytes.");
    EXPECT_EQ(mistake(with("m=8,t=1,p=1") + "="), "Its hash is not base64 of at least 16 bytes.");
    EXPECT_EQ(mistake("$argon2id$" + std::string(503, 'a')), "It is longer than 512 characters.");
}

} // namespace
} // namespace model_api::value
