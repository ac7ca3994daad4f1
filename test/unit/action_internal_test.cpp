// What the namespace "internal" writes.
#include "action/internal.hpp"

#include <gtest/gtest.h>

#include "action_models.hpp"

using namespace action_test;
using action::Key;
using action::Kind;

namespace {

Parsed internal(Kind kind, const std::string &model, const std::string &object, Key key, const char *id = "7") {
    Parsed result;
    const Json object_json = Json::parse(object);
    result.change = action::parse_internal(model_named(model), kind, object_json, key, Json::string(id), model,
                                           {schema(), result.failures, kept_secrets::secrets});
    result.change.object = nullptr;
    return result;
}

std::string made(const std::string &object, const std::string &model = "question") {
    return shown(internal(Kind::create, model, object, Key::optional_member));
}

std::string changed(const std::string &object, const char *id = "7") {
    return shown(internal(Kind::update, "question", object, Key::argument, id));
}

std::string broken(const Parsed &parsed) {
    action::Failures failures;
    action::check_rules(
        parsed.change, [](const std::string &, const std::string &) { return false; }, failures);
    return shown(failures);
}

} // namespace

TEST(ActionInternal, writes_what_actions_may_not) {
    EXPECT_EQ(made(R"({"id": "9", "createdAt": "2000-01-01T00:00:01Z", "updatedAt": "2000-01-01T00:00:02Z",
                       "state": {"created": "published"}, "title": "x"})"),
              "internal create 9 createdAt=1000000 updatedAt=2000000 state='created.published' title='x'");
    EXPECT_EQ(made(R"({"code": "NL", "name": "x"})", "country"), "internal create NL name='x'");
    EXPECT_EQ(made("{}"), "internal create");
    EXPECT_EQ(made(R"({"id": null})"), "internal create");
}

TEST(ActionInternal, keeps_secrets_as_actions_do) {
    EXPECT_EQ(made(R"({"sealed": "x"})"), "internal create sealed='\\x7365616c65642078'");
    EXPECT_EQ(made(R"({"secret": "weak"})"),
              "internal create secret: must have at least 8 characters, a digit and a special character");
    const Parsed hashed = internal(Kind::create, "question", R"({"secret": "secret-1"})", Key::optional_member);
    EXPECT_TRUE(shown(hashed).starts_with("internal create secret='$argon2id$")) << shown(hashed);
}

TEST(ActionInternal, leaves_what_moves_by_itself_to_the_table) {
    EXPECT_EQ(changed(R"({"updatedAt": "2000-01-01T00:00:02Z", "createdAt": "2000-01-01T00:00:01Z"})"),
              "internal update 7 createdAt=1000000");
}

TEST(ActionInternal, takes_a_key_that_is_given_twice_where_it_is_the_same) {
    EXPECT_EQ(changed(R"({"id": "7", "title": "x"})"), "internal update 7 title='x'");
    EXPECT_EQ(changed(R"({"id": "8"})"), "internal update 7 id=8");
    EXPECT_EQ(changed("{}", "seven"), "id: invalid id \"seven\"");
}

TEST(ActionInternal, links_and_lets_go_of_parents) {
    EXPECT_EQ(changed(R"({"quiz": {"_link": "3"}})"), "internal update 7 quiz=3");
    EXPECT_EQ(changed(R"({"quiz": {"_link": null}})"), "internal update 7 quiz=NULL");
    EXPECT_EQ(changed(R"({"quiz": null})"), "internal update 7 quiz=NULL");
    EXPECT_EQ(changed(R"({"quiz": {}})"), "internal update 7");
    EXPECT_EQ(changed(R"({"quiz": {"create": {}}})"),
              "question.quiz.create: Field \"create\" is not defined by InternalBelongsToInput.");
    EXPECT_EQ(changed(R"({"quiz": "3"})"),
              R"(question.quiz: expected an object, not a string [Write it as {"_link": "1"}.])");
}

TEST(ActionInternal, adds_to_numbers) {
    EXPECT_EQ(changed(R"({"_atomics": {"count": {"increment": 2}, "score": [{"increment": 1}, {"decrement": 3}]}})"),
              "internal update 7 count+=2 score+=-2");
    EXPECT_EQ(changed(R"({"count": 1, "_atomics": {"count": {"increment": 2}}})"),
              "question._atomics.count: Field \"count\" is given a value and incremented as well");
}

TEST(ActionInternal, hashes_passwords) {
    const Parsed parsed = internal(Kind::create, "note", R"({"pin": "correct-horse-1"})", Key::optional_member);
    const std::string text = shown(parsed);
    EXPECT_TRUE(text.starts_with("internal create pin='$argon2id$")) << text;
}

TEST(ActionInternal, refuses_what_is_no_column_of_the_model) {
    EXPECT_EQ(made(R"({"titel": "x"})"),
              "question.titel: Field \"titel\" is not defined by InternalQuestionInput. Did you mean \"title\"?");
    const auto is_unknown = [](const std::string &mistake) {
        return mistake.find("is not defined by") != mistake.npos;
    };
    EXPECT_TRUE(is_unknown(made(R"({"answers": []})")));
    EXPECT_TRUE(is_unknown(made(R"({"total": 1})")));
    EXPECT_EQ(made("null"), "question: expected an object, not null");
}

TEST(ActionInternal, leaves_rules_to_the_table_but_not_the_forms_of_values) {
    EXPECT_EQ(
        broken(internal(Kind::create, "question", R"({"title": "", "slug": "NO", "count": 11})", Key::optional_member)),
        "");
    EXPECT_EQ(broken(internal(Kind::create, "question", R"({"contact": "nobody"})", Key::optional_member)),
              "GGT_INVALID_RECORD question: question is invalid and can't be saved. contact is not a valid email "
              "address.");
}
