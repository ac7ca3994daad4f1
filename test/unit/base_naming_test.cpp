#include "base/naming.hpp"

#include <gtest/gtest.h>

namespace model_api {
namespace {

TEST(Naming, TurnsCamelCaseIntoSnakeCase) {
    EXPECT_EQ(to_snake_case("imageUrl"), "image_url");
    EXPECT_EQ(to_snake_case("HTMLBody"), "html_body");
    EXPECT_EQ(to_snake_case("line2Text"), "line2_text");
    EXPECT_EQ(to_snake_case("modelE"), "model_e");
    EXPECT_EQ(to_snake_case("userID"), "user_id");
    EXPECT_EQ(to_snake_case("aB"), "a_b");
    EXPECT_EQ(to_snake_case("id"), "id");
    EXPECT_EQ(to_snake_case("image_url"), "image_url");
    EXPECT_EQ(to_snake_case("Image_Url"), "image_url");
    EXPECT_EQ(to_snake_case(""), "");
}

TEST(Naming, TurnsSnakeCaseIntoCamelCase) {
    EXPECT_EQ(to_camel_case("image_url"), "imageUrl");
    EXPECT_EQ(to_camel_case("line2_text"), "line2Text");
    EXPECT_EQ(to_camel_case("model_e"), "modelE");
    EXPECT_EQ(to_camel_case("imageUrl"), "imageUrl");
    EXPECT_EQ(to_camel_case("HTMLBody"), "htmlBody");
    EXPECT_EQ(to_camel_case("ORDER_ITEMS"), "orderItems");
    EXPECT_EQ(to_camel_case("Order Items"), "orderItems");
    EXPECT_EQ(to_camel_case("_private__name_"), "privateName");
    EXPECT_EQ(to_camel_case("größe_der_datei"), "größeDerDatei");
    EXPECT_EQ(to_camel_case(""), "");
}

TEST(Naming, CapitalizesAsciiOnly) {
    EXPECT_EQ(capitalized("question"), "Question");
    EXPECT_EQ(capitalized("Question"), "Question");
    EXPECT_EQ(capitalized("émile"), "émile");
    EXPECT_EQ(capitalized(""), "");
}

TEST(Naming, FormsEnglishPlurals) {
    const std::pair<const char *, const char *> nouns[] = {
        {"question", "questions"},
        {"category", "categories"},
        {"modelE", "modelEs"},
        {"box", "boxes"},
        {"person", "people"},
        {"salesPerson", "salesPeople"},
        {"quiz", "quizzes"},
        {"popQuiz", "popQuizzes"},
        {"Person", "People"},
        {"bus", "buses"},
        {"church", "churches"},
        {"wish", "wishes"},
        {"day", "days"},
        {"key", "keys"},
        {"photo", "photos"},
        {"hero", "heroes"},
        {"address", "addresses"},
        {"status", "statuses"},
        {"criterion", "criteria"},
        {"sales_person", "sales_people"},
        {"y", "ies"},
        {"human", "humans"},
        {"response", "responses"},
        {"order2", "order2s"},
    };
    for (const auto &[singular, plural] : nouns) EXPECT_EQ(plural_of(singular), plural);
    EXPECT_NE(plural_of("series"), "series"); // a record and many records need two names
}

TEST(Naming, KnowsApiIdentifiers) {
    for (const char *text : {"a", "imageUrl", "A_1", "a________"}) EXPECT_TRUE(is_api_identifier(text)) << text;
    EXPECT_TRUE(is_api_identifier(std::string(63, 'a')));
    EXPECT_FALSE(is_api_identifier(std::string(64, 'a')));
    for (const char *text : {"", "_a", "1a", "a-b", "a b", "a.b", "é", "aé", "a\n", "\"a\""})
        EXPECT_FALSE(is_api_identifier(text)) << text;
}

} // namespace
} // namespace model_api
