#include "value/keyring.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "keyrings.hpp"

using namespace model_api;
using keyrings::line;
using keyrings::ones;
using keyrings::zeros;

namespace {

std::string mistake_in(const std::string &text) {
    try {
        value::parse_keyring(text);
    } catch (const DomainError &error) {
        EXPECT_EQ(error.sqlstate, "F0000");
        return error.message;
    }
    return "";
}

} // namespace

TEST(ValueKeyring, has_a_key_on_each_line) {
    const value::Keyring keys = value::parse_keyring(line("2026-11", ones) + line("old.key_1", zeros));
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_EQ(keys[0].id, "2026-11");
    EXPECT_EQ(keys[1].id, "old.key_1");
    ASSERT_EQ(keys[0].bytes.size(), 32U);
    EXPECT_TRUE(std::all_of(keys[0].bytes.data(), keys[0].bytes.data() + 32, [](int byte) { return byte == 0x11; }));
    EXPECT_EQ(value::find_key(keys, "old.key_1"), &keys[1]);
    EXPECT_EQ(value::find_key(keys, "old"), nullptr);
}

TEST(ValueKeyring, skips_comments_and_takes_any_blanks) {
    const value::Keyring keys =
        value::parse_keyring("# keys of 2026\r\n\n  a\t " + std::string(ones) + " \r\n   # b\nb " + std::string(zeros));
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_EQ(keys[0].id + keys[1].id, "ab");
}

TEST(ValueKeyring, says_which_line_is_wrong_and_nothing_of_it) {
    const std::string file = "the encryption key file is not valid: ";
    EXPECT_EQ(mistake_in(""), file + "it has no key");
    EXPECT_EQ(mistake_in("# nothing\n\n"), file + "it has no key");
    EXPECT_EQ(mistake_in(std::string(ones)), file + "line 1 is not a key id and a key");
    EXPECT_EQ(mistake_in("\na \n"), file + "line 2 is not a key id and a key");
    const std::string wrong_key = "has a key that is not base64 of 32 bytes";
    EXPECT_EQ(mistake_in(line("a", "ERER")), file + "line 1 " + wrong_key);
    EXPECT_EQ(mistake_in(line("a", "ERERERERERERERERERERERERERERERERERERERERERE")), file + "line 1 " + wrong_key);
    EXPECT_EQ(mistake_in(line("a", "IRERERERERERERERERERERERERERERERERERERERERERER==")), file + "line 1 " + wrong_key);
    EXPECT_EQ(mistake_in(line("a", std::string(ones) + " b")), file + "line 1 " + wrong_key);
    EXPECT_EQ(mistake_in(line("a", ones) + line("b", "-_ERERERERERERERERERERERERERERERERERERERERE=")),
              file + "line 2 " + wrong_key);
    const std::string wrong_id = "has a key id that is not of 1 to 32 letters, digits, \"-\", \"_\" and \".\"";
    EXPECT_EQ(mistake_in(line(ones, "a")), file + "line 1 " + wrong_id);
    EXPECT_EQ(mistake_in(line("sch\xc3\xb6n", ones)), file + "line 1 " + wrong_id);
    EXPECT_EQ(mistake_in(line(std::string(33, 'a'), ones)), file + "line 1 " + wrong_id);
    EXPECT_EQ(mistake_in(line("a", ones) + "#\n" + line("a", zeros)),
              file + "line 3 has the key id of an earlier line");
}

TEST(ValueKeyring, is_bounded) {
    std::string many;
    for (int i = 0; i < 256; ++i) many += line(std::to_string(i), ones);
    EXPECT_EQ(value::parse_keyring(many).size(), 256U);
    EXPECT_EQ(mistake_in(many + line("last", ones)), "the encryption key file is not valid: it has more than 256 keys");
    EXPECT_EQ(mistake_in(std::string(65537, '\n')),
              "the encryption key file is not valid: it is larger than 65536 bytes");
}
