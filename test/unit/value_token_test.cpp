#include "value/token.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace model_api;

TEST(Token, has_256_random_bits_in_characters_that_need_no_quoting) {
    std::set<std::string> made;
    for (int i = 0; i < 1000; ++i) {
        const std::string token = value::make_token();
        EXPECT_EQ(token.size(), 43U);
        EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                  std::string::npos);
        EXPECT_TRUE(made.insert(token).second);
    }
}

TEST(Token, is_kept_as_its_sha_256) {
    EXPECT_EQ(value::text_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const std::string token = value::make_token();
    EXPECT_EQ(value::token_hash(token), value::text_hash(token));
    EXPECT_NE(value::token_hash(token), value::token_hash(value::make_token()));
}

TEST(Token, is_no_text_of_another_form) {
    for (const std::string &text : {std::string(), std::string(42, 'A'), std::string(44, 'A'), std::string(43, ' '),
                                    std::string(42, 'A') + "=", std::string(43, '\0'), std::string(1000000, 'A')})
        EXPECT_EQ(value::token_hash(text), std::nullopt) << text.size();
}

TEST(Token, hashes_are_the_same_in_every_character) {
    const std::string hash = value::text_hash("abc");
    EXPECT_TRUE(value::is_same_hash(hash, std::string(hash)));
    EXPECT_FALSE(value::is_same_hash(hash, hash.substr(1)));
    std::string other = hash;
    other.back() = 'x';
    EXPECT_FALSE(value::is_same_hash(hash, other));
}
