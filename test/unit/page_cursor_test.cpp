#include "page/cursor.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "expect_error.hpp"

namespace model_api::page {
namespace {

const Cursor sample{0x0102030405060708, {std::string("\0\x2a", 2), std::nullopt, std::string()}};

std::string bytes_of(const Cursor &cursor) {
    return base64url_decode(encode(cursor)).value();
}

std::string error(std::string_view bytes) {
    return test::error_of([&] { decode(base64url_encode(bytes), "after"); });
}

std::string refusal(std::string_view why) {
    return "22023 cursor is not valid: " + std::string(why) +
           " | GGT_INVALID_QUERY_INPUT at after | Pass a cursor as an earlier page gave it.";
}

// A cursor's bytes with the checksum they should have.
std::string sealed(std::string bytes) {
    const std::uint32_t sum = checksum(bytes);
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(sum >> shift & 0xff));
    return bytes;
}

TEST(Cursor, HasTheDocumentedLayout) {
    const std::string body("\x01"
                           "\x01\x02\x03\x04\x05\x06\x07\x08"
                           "\x00\x03"
                           "\x00\x00\x00\x02\x00\x2a"
                           "\xff\xff\xff\xff"
                           "\x00\x00\x00\x00",
                           25);
    EXPECT_EQ(bytes_of(sample), sealed(body));
}

TEST(Cursor, ComesBackAsItWas) {
    EXPECT_EQ(decode(encode(sample), "after"), sample);
    EXPECT_EQ(decode(encode({}), "after"), Cursor{});
}

TEST(Cursor, CarriesWhatWasDecidedForASearch) {
    const Cursor cursor{1, {"v"}, std::string("p\0lan", 5)};
    const std::string body("\x02"
                           "\x00\x00\x00\x00\x00\x00\x00\x01"
                           "\x00\x01"
                           "\x00\x00\x00\x01v"
                           "\x00\x00\x00\x05p\0lan",
                           25);
    EXPECT_EQ(bytes_of(cursor), sealed(body));
    EXPECT_EQ(decode(encode(cursor), "after"), cursor);
    const std::string bytes = bytes_of(cursor);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_EQ(error(bytes.substr(0, length)), refusal("it is cut short")) << length;
}

TEST(Cursor, BoundsItsSearch) {
    const std::string head("\x02\0\0\0\0\0\0\0\0\0\0", 11);
    EXPECT_EQ(error(sealed(head + std::string("\0\0\0\0", 4))), refusal("its search has no such length"));
    EXPECT_EQ(error(sealed(head + std::string("\x00\x08\x00\x01", 4))), refusal("its search has no such length"));
    EXPECT_EQ(error(sealed(head + std::string("\x00\x08\x00\x00", 4))), refusal("it is cut short"));
}

TEST(Cursor, IsRefusedWhenItIsNoBase64) {
    EXPECT_EQ(test::error_of([] { decode("no cursor!", "before"); }),
              "22023 cursor is not valid: it is not base64 | GGT_INVALID_QUERY_INPUT at before | Pass a cursor as an "
              "earlier page gave it.");
}

TEST(Cursor, IsRefusedAtEveryLengthItCanBeCutTo) {
    const std::string bytes = bytes_of(sample);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_EQ(error(bytes.substr(0, length)), refusal("it is cut short")) << length;
}

TEST(Cursor, IsRefusedWhereverABitIsFlipped) {
    const std::string bytes = bytes_of(sample);
    for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
        std::string altered = bytes;
        altered[i / 8] = static_cast<char>(altered[i / 8] ^ 1 << i % 8);
        EXPECT_NE(error(altered), "no error") << i;
    }
}

TEST(Cursor, SaysWhatIsWrong) {
    const std::string bytes = bytes_of(sample);
    EXPECT_EQ(error(bytes + "x"), refusal("something follows it"));
    EXPECT_EQ(error("\x03" + bytes.substr(1)), refusal("it is of another version, or no cursor at all"));
    std::string altered = bytes;
    altered[16] = 'x';
    EXPECT_EQ(error(altered), refusal("it was altered"));
}

TEST(Cursor, DoesNotBelieveALength) {
    const std::string huge("\x01\0\0\0\0\0\0\0\0\xff\xff\x7f\xff\xff\xff", 15);
    EXPECT_EQ(error(sealed(huge)), refusal("it is cut short"));
}

TEST(Cursor, DigestKeepsSortAndSearchApart) {
    EXPECT_NE(digest("ab", "c"), digest("a", "bc"));
    EXPECT_NE(digest("a", ""), digest("a", "b"));
    EXPECT_EQ(digest("a", "b"), digest("a", "b"));
}

} // namespace
} // namespace model_api::page
