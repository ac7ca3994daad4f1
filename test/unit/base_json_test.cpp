#include "base/json.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>

#include "base/error.hpp"

namespace model_api {
namespace {

std::string printed(std::string_view text) {
    return Json::parse(text).text();
}

// The message of the error that parsing raises; empty when it raises none.
std::string complaint(std::string_view text, std::size_t max_depth = Json::default_max_depth) {
    try {
        Json::parse(text, max_depth);
    } catch (const DomainError &error) {
        return error.sqlstate + " " + error.message;
    }
    return {};
}

TEST(JsonParse, KeepsScalarsAsTheyAreWritten) {
    for (const char *text : {"null", "true", "false", "0", "-0", "1.50", "-12e+3", "1E-2", "12345678901234567890.000",
                             "\"\"", "\"a\"", "[]", "{}", "[1,[2,[]],{}]", R"({"a":{"b":[null,true]},"c":"d"})"})
        EXPECT_EQ(printed(text), text);
    EXPECT_EQ(printed(" \t\r\n[ 1 , { \"a\" : 2 } ]\n"), R"([1,{"a":2}])");
}

TEST(JsonParse, ReadsEscapes) {
    EXPECT_EQ(Json::parse(R"("\"\\\/\b\f\n\r\t")").as_string(), "\"\\/\b\f\n\r\t");
    EXPECT_EQ(Json::parse(R"("\u0041\u00e9\u20AC\uD83D\uDE00")").as_string(), "Aé€😀");
    EXPECT_EQ(Json::parse("\"é€😀\"").as_string(), "é€😀");
}

TEST(JsonParse, KeepsTheLastValueOfAKeyGivenTwice) {
    EXPECT_EQ(printed(R"({"a":1,"b":2,"a":3})"), R"({"a":3,"b":2})");
    EXPECT_EQ(printed(R"({"":1,"\u0061":2,"a":3,"":4})"), R"({"":4,"a":3})");
    std::string large = "{", expected = "{";
    for (int i = 0; i < 100; ++i) large += "\"k" + std::to_string(i % 40) + "\":" + std::to_string(i) + ",";
    for (int i = 0; i < 40; ++i)
        expected += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":" + std::to_string(i < 20 ? i + 80 : i + 40);
    large.back() = '}';
    EXPECT_EQ(printed(large), expected + "}");
}

TEST(JsonParse, SaysWhereTheMistakeIs) {
    EXPECT_EQ(complaint(""), "22032 invalid JSON at byte 0: unexpected end");
    EXPECT_EQ(complaint("[1,"), "22032 invalid JSON at byte 3: unexpected end");
    EXPECT_EQ(complaint("[1 2]"), "22032 invalid JSON at byte 3: expected \",\" or \"]\"");
    EXPECT_EQ(complaint("{\"a\" 1}"), "22032 invalid JSON at byte 5: expected \":\"");
    EXPECT_EQ(complaint("{\"a\":1,}"), "22032 invalid JSON at byte 7: expected a key in double quotes");
    EXPECT_EQ(complaint("{\"a\":1]"), "22032 invalid JSON at byte 6: expected \",\" or \"}\"");
    EXPECT_EQ(complaint("1 x"), "22032 invalid JSON at byte 2: unexpected text after the end of the document");
    EXPECT_EQ(complaint("tru"), "22032 invalid JSON at byte 0: unexpected word");
    EXPECT_EQ(complaint("\"a"), "22032 invalid JSON at byte 2: unexpected end of a string");
}

TEST(JsonParse, RejectsWhatRfc8259DoesNotAllow) {
    for (const char *text :
         {"]",    "}",    ",",    "[,]",    "[1,]",    "{1:2}",       "{\"a\"}", "{,}",    "'a'",      "+1",
          "01",   "1.",   ".5",   "-",      "1e",      "1e+",         "0x10",    "NaN",    "Infinity", "nul",
          "True", "[1]]", "{}{}", "// no",  "\"\\x\"", "\"\\u12G4\"", "\"\\u12", "\"\t\"", "\"\n\"",   "\xEF\xBB\xBF{}",
          "\"\\", "-a",   "[",    "{\"a\":"})
        EXPECT_NE(complaint(text), "") << text;
    EXPECT_NE(complaint(std::string_view("1\0", 2)), "");
    EXPECT_NE(complaint(std::string_view("\"a\0b\"", 5)), "");
    EXPECT_NE(complaint(std::string_view("\0", 1)), "");
}

TEST(JsonParse, RejectsTextThatNoDatabaseCanStore) {
    EXPECT_EQ(complaint(R"("\u0000")"), "22032 invalid JSON at byte 7: \\u0000 cannot be stored");
    for (const char *text : {R"("\uD83D")", R"("\uDE00")", R"("\uD83Dx")", R"("\uD83D\n")", R"("\uD83D\u0041")"})
        EXPECT_NE(complaint(text).find("half of a surrogate pair"), std::string::npos) << text;
    for (const char *text :
         {"\"\x80\"", "\"\xC3\"", "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xFF\""})
        EXPECT_NE(complaint(text).find("not valid UTF-8"), std::string::npos);
}

TEST(JsonParse, BoundsDepthAndNeedsNoStackForIt) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(complaint(nested(200)), "");
    EXPECT_EQ(complaint(nested(201)), "54001 JSON is nested deeper than 200 levels");
    EXPECT_EQ(complaint(nested(3), 2), "54001 JSON is nested deeper than 2 levels");
    EXPECT_EQ(complaint(nested(1000), 100'000'000), "");
    EXPECT_EQ(complaint(nested(10'000'000), 100'000'000), "54001 JSON is nested deeper than 1000 levels");
    EXPECT_EQ(complaint("{\"a\":[{\"a\":[]}]}", 3), "54001 JSON is nested deeper than 3 levels");
}

TEST(JsonParse, StaysLinearForLargeObjects) {
    std::string text = "{";
    for (int i = 0; i < 300'000; ++i) text += "\"key" + std::to_string(i % 150'000) + "\":" + std::to_string(i) + ",";
    text.back() = '}';
    const auto start = std::chrono::steady_clock::now();
    const Json json = Json::parse(text);
    EXPECT_EQ(json.members().size(), 150'000U);
    EXPECT_TRUE(json == Json::parse(json.text()));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)); // n * n takes minutes
}

TEST(Json, ComparesObjectsBySetAndNumbersByLiteral) {
    EXPECT_TRUE(Json::parse(R"({"a":1,"b":[2]})") == Json::parse(R"({"b":[2],"a":1})"));
    EXPECT_FALSE(Json::parse(R"({"a":1})") == Json::parse(R"({"a":1,"b":null})"));
    EXPECT_FALSE(Json::parse(R"({"a":1})") == Json::parse(R"({"b":1})"));
    EXPECT_FALSE(Json::parse("1.0") == Json::parse("1"));
    EXPECT_FALSE(Json::parse("[1,2]") == Json::parse("[2,1]"));
    EXPECT_FALSE(Json::parse("\"1\"") == Json::parse("1"));
    EXPECT_FALSE(Json::parse("null") == Json::parse("false"));
    EXPECT_FALSE(Json::parse("true") == Json::parse("false"));
}

TEST(Json, IsBuiltAndReadByKind) {
    Json object = Json::object();
    object.set("a", Json::number(std::int64_t{-7}));
    object.set("b", Json::boolean(true));
    object.set("a", Json::string("x"));
    Json list = Json::array();
    list.push(std::move(object));
    list.push(Json());
    EXPECT_EQ(list.text(), R"([{"a":"x","b":true},null])");
    EXPECT_EQ(list.items()[0].find("a")->as_string(), "x");
    EXPECT_TRUE(list.items()[0].find("b")->as_boolean());
    EXPECT_EQ(list.items()[0].find("c"), nullptr);
    EXPECT_EQ(list.find("a"), nullptr);
    EXPECT_STREQ(list.kind_name(), "a list");
    EXPECT_STREQ(list.items()[0].kind_name(), "an object");
    EXPECT_STREQ(Json().kind_name(), "null");
    EXPECT_THROW(list.as_string(), std::logic_error);
    EXPECT_THROW(list.members(), std::logic_error);
    EXPECT_THROW(Json().items(), std::logic_error);
    EXPECT_THROW(Json::string("1").literal(), std::logic_error);
    EXPECT_THROW(Json().as_boolean(), std::logic_error);
}

TEST(JsonString, EscapesEveryByteThatNeedsItWhereverItStands) {
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t place = 0; place < 20; ++place) {
            std::string text(20, 'x'), out = "[";
            text[place] = static_cast<char>(byte);
            append_json_string(out, text);
            const bool escaped = byte < 0x20 || byte == '"' || byte == '\\';
            EXPECT_EQ(out.size() > 23, escaped) << byte << " at " << place;
            if (byte > 0 && byte < 0x80) {
                EXPECT_EQ(Json::parse(out.substr(1)).as_string(), text);
            }
        }
    std::string out;
    append_json_string(out, std::string_view("\0\x1f\b\f\n\r\t\"\\/\x7f", 11));
    EXPECT_EQ(out, "\"\\u0000\\u001f\\b\\f\\n\\r\\t\\\"\\\\/\x7f\"");
}

TEST(JsonPath, GrowsByKeysAndIndexes) {
    EXPECT_EQ(path_of(path_of(path_of("filter", "OR"), 1), "updated"), "filter.OR[1].updated");
    EXPECT_EQ(path_of("", "a"), "a");
    EXPECT_EQ(path_of("", 0), "[0]");
}

} // namespace
} // namespace model_api
