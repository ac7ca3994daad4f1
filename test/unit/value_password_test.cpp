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

namespace {

constexpr value::PasswordCost quick{1, 8 * 1024 * 1024};

} // namespace

TEST(Password, is_verified_at_the_cost_that_its_hash_names) {
    const std::string hash = value::hash_password("secret-1", quick);
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=8192,t=1,p=1$")) << hash;
    EXPECT_TRUE(value::verify_password(hash, "secret-1"));
    EXPECT_FALSE(value::verify_password(hash, "secret-2"));
    EXPECT_FALSE(value::verify_password(hash, ""));
    for (const char *no_hash : {"", "secret-1", "$argon2id$v=19$m=8192,t=1,p=1$c2FsdA$aGFzaA"})
        EXPECT_FALSE(value::verify_password(no_hash, "secret-1")) << no_hash;
}

TEST(Password, is_verified_with_any_number_of_lanes) {
    // Made by OpenSSL.
    EXPECT_TRUE(value::verify_password(
        "$argon2id$v=19$m=8192,t=1,p=2$MDEyMzQ1Njc4OWFiY2RlZg$dXEuX45Gsl5+ztOT5I/+XHbOPGmodbvFuO4CFsg93s0",
        "secret-1"));
}

TEST(Password, has_another_cost_when_memory_or_passes_differ) {
    const std::string hash = value::hash_password("secret-1", quick);
    EXPECT_FALSE(value::has_other_cost(hash, quick));
    EXPECT_TRUE(value::has_other_cost(hash, {2, quick.memory}));
    EXPECT_TRUE(value::has_other_cost(hash, {1, quick.memory * 2}));
    EXPECT_TRUE(value::has_other_cost("", quick));
}
