#include "base/hex.hpp"

#include <gtest/gtest.h>

using namespace model_api;

TEST(BaseHex, writes_bytes_as_bytea_has_them) {
    EXPECT_EQ(hex_encode(std::string("\0\x0a\xff", 3)), "000aff");
    EXPECT_EQ(hex_encode(""), "");
    EXPECT_EQ(bytea_text("az"), "\\x617a");
}

TEST(BaseHex, reads_what_it_writes) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    EXPECT_EQ(hex_decode(hex_encode(all)), all);
    EXPECT_EQ(hex_decode(""), "");
    for (const char *wrong : {"0", "0g", "0A", " 0", "\\x00"}) EXPECT_EQ(hex_decode(wrong), std::nullopt) << wrong;
}
