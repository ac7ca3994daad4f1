#include "value/password.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include "value/password_hash.hpp"

using namespace model_api;

TEST(Password, is_strong_with_eight_characters_a_digit_and_a_special_character) {
    for (const char *text : {"secret-1", "1 long pass phrase", "пароль-1", "!!!!!!!1"}) {
        EXPECT_TRUE(value::is_strong_password(text)) << text;
    }
    for (const char *text : {"", "short-1", "no-digit!", "nospecial1", "pässwörter1", "пароль1", "12345678"}) {
        EXPECT_FALSE(value::is_strong_password(text)) << text;
    }
}

TEST(Password, is_kept_as_a_hash_that_the_domain_takes) {
    const std::string hash = value::hash_password("secret-1");
    EXPECT_EQ(value::password_hash_mistake(hash), std::nullopt) << hash;
    EXPECT_EQ(crypto_pwhash_str_verify(hash.c_str(), "secret-1", 8), 0);
    EXPECT_NE(crypto_pwhash_str_verify(hash.c_str(), "secret-2", 8), 0);
    EXPECT_NE(value::hash_password("secret-1"), hash);
}
