// A refused record as the error shows it.
#include <gtest/gtest.h>

#include "action/refused_record.hpp"
#include "action_models.hpp"

using namespace action_test;

namespace {

std::string refused(const char *action, const char *object, action::Key key = action::Key::none) {
    const Json document = Json::parse(object);
    return action::refused_record(parsed("question", action, document, key).change).text();
}

} // namespace

TEST(ActionRefusedRecord, has_the_values_as_they_were_given) {
    EXPECT_EQ(refused("create", R"({"title": "x", "contact": "no address", "day": null})"),
              R"({"title":"x","contact":"no address","day":null})");
    EXPECT_EQ(refused("create", R"({"quiz": {"_link": "1"}})"), R"({"quiz":{"_link":"1"}})");
    EXPECT_EQ(refused("create", R"({"quizId": 1, "_atomics": {"count": {"increment": 2}}})"),
              R"({"quizId":1,"_atomics":{"count":{"increment":2}}})");
    EXPECT_EQ(refused("create", "{}"), "{}");
}

TEST(ActionRefusedRecord, has_the_id_in_front) {
    EXPECT_EQ(refused("update", R"({"title": "x", "id": 7})", action::Key::member), R"({"id":"7","title":"x"})");
}

TEST(ActionRefusedRecord, tells_no_secrets_and_nothing_nested) {
    EXPECT_EQ(refused("create", R"({"title": "x", "secret": "correct-horse-1!", "sealed": null})"), R"({"title":"x"})");
    EXPECT_EQ(refused("create", R"({"title": "x", "note": {"create": {"pin": "correct-horse-1!"}}, "answers": []})"),
              R"({"title":"x"})");
    EXPECT_EQ(refused("create", R"({"title": "x", "quiz": {"create": {"title": "y"}}})"), R"({"title":"x"})");
    EXPECT_EQ(refused("publish", R"({"id": 7, "title": "x", "notify": true, "newSecret": "s"})", action::Key::member),
              R"({"id":"7","title":"x"})");
}

TEST(ActionRefusedRecord, is_null_where_nobody_wrote_one) {
    EXPECT_EQ(action::refused_record({}).text(), "null");
    EXPECT_EQ(refused("create", "[]"), "null");
}
