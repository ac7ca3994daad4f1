#include "value/encryption.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/hex.hpp"
#include "keyrings.hpp"

using namespace model_api;
using keyrings::line;
using keyrings::ones;
using keyrings::twos;
using keyrings::zeros;
using value::decrypt;
using value::encrypt;
using value::parse_keyring;

namespace {

std::string refusal_of(const value::Keyring &keys, const std::string &value) {
    try {
        return "decrypted: " + decrypt(keys, value);
    } catch (const DomainError &error) {
        return error.sqlstate + " " + error.message;
    }
}

const std::string not_one = "22023 the value is not an encrypted one";
const std::string altered = "XX001 the value was altered, or encrypted with another key \"a\"";

} // namespace

TEST(ValueEncryption, gives_back_what_it_was_given) {
    const value::Keyring keys = parse_keyring(line("a", ones));
    for (const std::string &text : {std::string(), std::string("x"), std::string("äöü 🔑"), std::string(100'000, 'x')})
        EXPECT_EQ(decrypt(keys, encrypt(keys, text)), text);
}

TEST(ValueEncryption, shows_neither_the_text_nor_that_two_are_equal) {
    const value::Keyring keys = parse_keyring(line("a", ones));
    const std::string one = encrypt(keys, "the text"), other = encrypt(keys, "the text");
    EXPECT_NE(one, other);
    EXPECT_EQ(one.find("text"), std::string::npos);
    EXPECT_EQ(one.size(), 3U + 24 + 8 + 16);
    EXPECT_EQ(one.substr(0, 3), std::string("\1\1a"));
    EXPECT_EQ(value::encryption_header(keys[0]), std::string("\1\1a"));
}

// Made by another implementation (HChaCha20 by hand before Python's ChaCha20Poly1305): the format must stay what it is.
TEST(ValueEncryption, reads_what_others_wrote) {
    const value::Keyring keys = parse_keyring(line("2026", ones));
    EXPECT_EQ(decrypt(keys, hex_decode("010432303236000102030405060708090a0b0c0d0e0f1011121314151617fa3ab51d8e483939c95"
                                       "b065f1a6c5e5d126f94368c0c7337f1282d611e481c")
                                .value()),
              "a golden secret");
}

TEST(ValueEncryption, encrypts_with_the_first_key_and_decrypts_with_all) {
    const value::Keyring before = parse_keyring(line("a", ones));
    const value::Keyring after = parse_keyring(line("b", twos) + line("a", ones));
    EXPECT_EQ(decrypt(after, encrypt(before, "x")), "x");
    const std::string value = encrypt(after, "x");
    EXPECT_TRUE(value.starts_with("\1\1b"));
    EXPECT_EQ(refusal_of(before, value),
              "55000 the value is encrypted with key \"b\", which the encryption key file does not have");
}

TEST(ValueEncryption, refuses_every_alteration) {
    const value::Keyring keys = parse_keyring(line("a", ones) + line("c", ones));
    const std::string value = encrypt(keys, "x");
    for (std::size_t at = 0; at < value.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = value;
            changed[at] = static_cast<char>(changed[at] ^ 1 << bit);
            EXPECT_FALSE(refusal_of(keys, changed).starts_with("decrypted")) << at << " " << bit;
        }
        EXPECT_FALSE(refusal_of(keys, value.substr(0, at)).starts_with("decrypted")) << at;
    }
    EXPECT_EQ(refusal_of(keys, value + "x"), altered);
    // The id is part of what is authenticated, though the key is the same.
    EXPECT_EQ(refusal_of(keys, "\1\1c" + value.substr(3)),
              "XX001 the value was altered, or encrypted with another key \"c\"");
}

TEST(ValueEncryption, tells_a_wrong_key_from_no_encrypted_value) {
    const value::Keyring keys = parse_keyring(line("a", ones));
    EXPECT_EQ(refusal_of(keys, encrypt(parse_keyring(line("a", zeros)), "x")), altered);
    EXPECT_EQ(refusal_of(keys, ""), not_one);
    EXPECT_EQ(refusal_of(keys, "a secret that was written as it is, by plain SQL"), not_one);
    EXPECT_EQ(refusal_of(keys, "\1\1a" + std::string(39, 'x')), not_one);
    EXPECT_EQ(refusal_of(keys, "\1\1a" + std::string(40, 'x')), altered);
    EXPECT_EQ(refusal_of(keys, std::string("\1\0", 2) + std::string(100, 'x')), not_one);
    EXPECT_EQ(refusal_of(keys, "\1\1\n" + std::string(100, 'x')), not_one);
    EXPECT_EQ(refusal_of(keys, "\1\xff" + std::string(300, 'x')), not_one);
    EXPECT_EQ(refusal_of(keys, "\2\1a" + std::string(40, 'x')), not_one);
}
