#include "value/url.hpp"

#include <gtest/gtest.h>

namespace model_api::value {
namespace {

std::string mistake(std::string_view text) {
    return url_mistake(text).value_or("");
}

TEST(Url, AcceptsUrisThatStandOnTheirOwn) {
    for (const char *text :
         {"https://example.com", "http://example.com:8080/a/b?c=d&e=%C3%BC#f", "HTTPS://EXAMPLE.COM/",
          "ftp://user:secret@host/file", "wss://[::1]:443/socket", "http://127.0.0.1/", "mailto:a@b",
          "urn:isbn:0451450523", "tel:+1-816-555-1212", "file:///etc/hosts", "http://a:/", "http://a:65535/"})
        EXPECT_EQ(mistake(text), "") << text;
}

TEST(Url, SaysWhatIsWrong) {
    EXPECT_EQ(mistake(""), "It is empty.");
    EXPECT_EQ(mistake("example.com/a"), "It has no scheme.");
    EXPECT_EQ(mistake("//example.com"), "It has no scheme.");
    EXPECT_EQ(mistake("http:///path"), "It has no host, which a URL of scheme \"http\" needs.");
    EXPECT_EQ(mistake("HTTP:path"), "It has no host, which a URL of scheme \"http\" needs.");
    EXPECT_EQ(mistake("https://"), "It has no host, which a URL of scheme \"https\" needs.");
    EXPECT_EQ(mistake("https://:80/"), "It has no host, which a URL of scheme \"https\" needs.");
    EXPECT_EQ(mistake("http://a b"), "The character \" \" at position 9 is not allowed there.");
    EXPECT_EQ(mistake("http://bücher.de"), "The character \"ü\" at position 9 is not allowed there.");
    EXPECT_EQ(mistake("http://a/ü<"), "The character \"ü\" at position 10 is not allowed there.");
    EXPECT_EQ(mistake("http://a/<b>"), "The character \"<\" at position 10 is not allowed there.");
    EXPECT_EQ(mistake("http://a/\n"), "The character U+000A at position 10 is not allowed there.");
    EXPECT_EQ(mistake("http://a:65536/"), "Its port is beyond 65535.");
    EXPECT_EQ(mistake("http://a:99999999999999999999/"), "Its port is beyond 65535.");
    EXPECT_EQ(mistake("http://a:0000000000080/"), "");
}

TEST(Url, RefusesBrokenUris) {
    for (const char *text :
         {"http://a/%", "http://a/%4", "http://a/%zz", "http://[::1", "http://[zz]/", "http://a:x/", "1http://a", ":",
          " http://a", "http://a ", "http://a\\b", "http://a/\"", "http://a/{b}", "http://a/\x7F"})
        EXPECT_NE(mistake(text), "") << text;
    EXPECT_NE(mistake(std::string_view("http://a/\0", 10)), "");
}

TEST(Url, BoundsItsLength) {
    const std::string longest = "http://a/" + std::string(max_url_length - 9, 'b');
    EXPECT_EQ(mistake(longest), "");
    EXPECT_EQ(mistake(longest + "b"), "It is longer than 8000 characters.");
    EXPECT_EQ(mistake("http://" + std::string(max_url_length - 7, '@')).empty(), false);
    EXPECT_EQ(mistake(std::string(10'000'000, 'a')), "It is longer than 8000 characters.");
}

} // namespace
} // namespace model_api::value
