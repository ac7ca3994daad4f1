// Params of actions: the id, the record and the parameters beside it; and what hooks are given of them.
#include <gtest/gtest.h>

#include "action_models.hpp"

using namespace action_test;

namespace {

std::string with_params(const char *action, const std::string &params) {
    return shown(parsed_params("question", action, params));
}

std::string hook_params(const Parsed &result) {
    EXPECT_EQ(shown(result.failures), "");
    return result.change.params.text();
}

std::string published(const std::string &params) {
    return with_params("publish", R"({"id": "7", )" + params + "}");
}

} // namespace

TEST(ActionParams, hold_the_id_and_the_record) {
    EXPECT_EQ(with_params("update", R"({"id": "7", "question": {"title": "x"}})"), "update 7 title='x'");
    EXPECT_EQ(with_params("update", R"({"id": 7, "question": null})"), "update 7");
    EXPECT_EQ(with_params("create", R"({"question": {"title": "x"}})"), "create title='x'");
    EXPECT_EQ(with_params("create", "{}"), "create");
    EXPECT_EQ(with_params("delete", R"({"id": "7"})"), "delete 7");
    EXPECT_EQ(parsed_params("question", "update", R"({"id": 7})").change.path, "params");
    EXPECT_EQ(parsed_params("question", "update", R"({"id": 7, "question": {}})").change.path, "params.question");
}

TEST(ActionParams, may_be_the_id_alone) {
    EXPECT_EQ(with_params("delete", "\"7\""), "delete 7");
    EXPECT_EQ(with_params("publish", "7"), "publish 7");
    EXPECT_EQ(with_params("create", "7"), "params: expected an object, not a number");
    EXPECT_EQ(with_params("delete", "null"), "params: the id of the question is required");
    EXPECT_EQ(with_params("delete", "[]"), "params: expected an id (a string or a number), not a list");
}

TEST(ActionParams, are_told_where_they_are_wrong) {
    EXPECT_EQ(with_params("update", R"({"question": {"title": 1}})"),
              "params.question.title: expected a string, not a number\n"
              "params.id: the id of the question is required");
    EXPECT_EQ(with_params("update", R"({"id": "x", "question": 1})"),
              "params.question: expected an object, not a number\n"
              "params.id: invalid id \"x\"");
    EXPECT_EQ(with_params("update", R"({"id": "7", "questoin": {}})"),
              "params.questoin: Parameter \"questoin\" is not defined by updateQuestion. Did you mean \"question\"?");
    EXPECT_EQ(with_params("create", R"({"id": "7"})"), "params.id: Parameter \"id\" is not defined by createQuestion.");
    EXPECT_EQ(with_params("delete", R"({"id": "7", "question": {}})"),
              "params.question: Parameter \"question\" is not defined by deleteQuestion.");
    EXPECT_EQ(published(R"("notfy": true)"),
              "params.notfy: Parameter \"notfy\" is not defined by publishQuestion. Did you mean \"notify\"?");
    EXPECT_EQ(published(R"("question": {"notify": true})"),
              "params.question.notify: Field \"notify\" is not defined by PublishQuestionInput.");
}

TEST(ActionParams, are_of_the_types_that_the_action_says) {
    EXPECT_EQ(published(R"("notify": true, "to": "a@b.c", "why": "x", "when": "2020-01-01", "times": 1e3, "about": [1],
                           "other": 7, "newSecret": "abc")"),
              "publish 7");
    EXPECT_EQ(published(R"("notify": null, "to": null, "why": null, "when": null, "times": null, "about": null,
                           "other": null, "newSecret": null)"),
              "publish 7");
    EXPECT_EQ(published(R"("notify": 1, "to": 2, "why": 3, "when": 4, "times": "5", "other": true, "newSecret": 6)"),
              "params.notify: expected a boolean, not a number\n"
              "params.to: expected a string, not a number\n"
              "params.why: expected a string, not a number\n"
              "params.when: expected a date and time, not a number [Write it as ISO 8601: "
              "\"2022-10-03T07:45:30.342Z\".]\n"
              "params.times: expected a number, not a string\n"
              "params.other: expected an id (a string or a number), not a boolean\n"
              "params.newSecret: expected a string, not a number");
    EXPECT_EQ(published(R"("to": "nobody")"), "params.to: parameter \"to\" is not a valid email address");
}

TEST(ActionParams, of_a_global_action_are_checked_alike) {
    action::Failures failures;
    const model::Action flip{"flipAll", {}, {}, {{"why", "string"}}, "app.flip", {}};
    action::check_params(flip, Json::parse(R"({"why": "x"})"), "params", failures);
    action::check_params(flip, Json::parse("{}"), "params", failures);
    EXPECT_EQ(shown(failures), "");
    action::check_params(flip, Json::parse(R"({"why": 1, "wy": 2})"), "params", failures);
    action::check_params(flip, Json(), "params", failures);
    EXPECT_EQ(shown(failures), "params.why: expected a string, not a number\n"
                               "params.wy: Parameter \"wy\" is not defined by flipAll. Did you mean \"why\"?\n"
                               "params: expected an object, not null");
}

// --- what hooks are given

TEST(ActionParams, reach_hooks_as_they_were_given) {
    EXPECT_EQ(hook_params(parsed_params("question", "publish", R"({"id": 7, "question": {"title": "x"}, "why": "y"})")),
              R"({"question":{"title":"x"},"id":"7","why":"y"})");
    EXPECT_EQ(hook_params(parsed_params("question", "publish", "7")), R"({"question":{},"id":"7"})");
    EXPECT_EQ(hook_params(parsed("question", "publish", Json::parse(R"({"title": "x"})"), action::Key::argument,
                                 Json::number(7))),
              R"({"question":{"title":"x"},"id":"7"})");
    EXPECT_EQ(
        hook_params(parsed("question", "publish", Json::parse(R"({"id": 7, "title": "x"})"), action::Key::member)),
        R"({"id":"7","question":{"title":"x"}})");
    EXPECT_EQ(hook_params(parsed("question", "update", Json::parse(R"({"title": "x"})"))), "null");
}

TEST(ActionParams, of_a_nested_action_are_taken_apart) {
    const Parsed result =
        parsed("question", "create", Json::parse(R"({"answers": {"grade": {"id": 1, "text": "a", "by": "me"}}})"));
    EXPECT_EQ(result.change.params.text(), "null");
    EXPECT_EQ(result.change.children[0].changes[0].params.text(), R"({"id":"1","by":"me","answer":{"text":"a"}})");
}

TEST(ActionParams, never_carry_the_password_of_a_record) {
    const Parsed result = parsed_params("question", "publish", R"({"id": "7", "newSecret": "kept", "question": {
        "secret": "pass-word-1", "note": [{"create": {"pin": "pass-word-2", "text": "a"}},
                                          {"create": {"question": {"create": {"secret": "pass-word-3"}}}}],
        "quiz": {"create": {"title": "b", "questions": {"_converge": {"values": [{"secret": "pass-word-4"}]}}}}}})");
    EXPECT_EQ(hook_params(result),
              R"({"question":{"note":[{"create":{"text":"a"}},{"create":{"question":{"create":{}}}}],)"
              R"("quiz":{"create":{"title":"b","questions":{"_converge":{"values":[{}]}}}}},)"
              R"("id":"7","newSecret":"kept"})");
    EXPECT_EQ(shown(result.change).find("pass-word"), std::string::npos);
}

TEST(ActionParams, of_a_wrong_request_tell_no_password) {
    for (const char *question : {R"({"secret": "pass-word-1", "title": 1})", R"({"secret": ["pass-word-1"]})",
                                 R"({"secret": {"pass-word-1": 2}})", R"({"secret": "password"})"}) {
        const Parsed result =
            parsed_params("question", "publish", R"({"id": "7", "question": )" + std::string(question) + "}");
        EXPECT_EQ(action::result_text(result.failures, "").find("pass"), std::string::npos) << question;
        EXPECT_EQ(shown(result.change).find("pass-word"), std::string::npos) << question;
        EXPECT_EQ(result.change.params.text().find("pass-word"), std::string::npos) << question;
    }
}
