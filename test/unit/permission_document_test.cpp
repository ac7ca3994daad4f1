#include <gtest/gtest.h>

#include "filter_models.hpp"
#include "permission/document.hpp"

using namespace model_api;

namespace {

struct Read {
    permission::Document document;
    std::string mistakes; // one a line
};

Read read(const std::string &json) {
    std::vector<model::Mistake> mistakes;
    std::vector<model::Action> global_actions(1);
    global_actions.front().name = "flipAll";
    Read read{permission::parse(Json::parse(json), filter_test::schema(), global_actions, mistakes), {}};
    for (const model::Mistake &mistake : mistakes) read.mistakes += mistake.path + ": " + mistake.message + "\n";
    return read;
}

std::string stored(const std::string &json) {
    const Read result = read(json);
    if (!result.mistakes.empty()) return result.mistakes;
    std::string text;
    for (const auto &[model, definition] : result.document.models)
        text += model + " " + (definition ? definition->text() : "nothing") + "\n";
    for (const auto &[action, permitted] : result.document.global_actions)
        text += action + (permitted ? " yes\n" : " no\n");
    return text;
}

TEST(PermissionDocument, says_what_each_model_has) {
    EXPECT_EQ(stored(R"({"sample":{"read":true}})"), "sample {\"read\":true}\n");
    EXPECT_EQ(stored(R"({"sample":{"read":{"title":{"equals":"a"}}},"quiz":null})"),
              "sample {\"read\":{\"title\":{\"equals\":\"a\"}}}\nquiz nothing\n");
    EXPECT_EQ(stored(R"({"globalActions":{"flipAll":true}})"), "flipAll yes\n");
    EXPECT_EQ(stored(R"({"globalActions":{"flipAll":false}})"), "flipAll no\n");
    EXPECT_EQ(stored("{}"), "");
}

TEST(PermissionDocument, permits_nothing_that_is_not_said) {
    EXPECT_EQ(stored(R"({"sample":false})"), "sample nothing\n");
    EXPECT_EQ(stored(R"({"sample":{}})"), "sample nothing\n");
    EXPECT_EQ(stored(R"({"sample":{"read":false,"actions":{}}})"), "sample nothing\n");
    EXPECT_EQ(stored(R"({"sample":{"read":null,"actions":null}})"), "sample nothing\n");
}

TEST(PermissionDocument, names_every_mistake_with_its_place) {
    EXPECT_EQ(read(R"({"sampel":{"read":true},"quiz":{"raed":true},"sample":{"read":{"titel":{"equals":"a"}},
                       "actions":{"fly":true}},"globalActions":{"flip":true,"flipAll":1}})")
                  .mistakes,
              "sampel: is not a model. Did you mean \"sample\"?\n"
              "quiz.raed: is not a key of the permissions of a model. Did you mean \"read\"?\n"
              "sample.read.titel: Field \"titel\" is not defined by SampleFilter. Did you mean \"title\"?\n"
              "sample.actions.fly: is not a key of the actions of sample\n"
              "globalActions.flip: is not a key of the global actions\n"
              "globalActions.flipAll: must be true or false, not a number\n");
    EXPECT_EQ(read(R"({"sample":{"read":"all"}})").mistakes,
              "sample.read: must be true, false or a filter, not a string\n");
    EXPECT_EQ(read(R"({"sample":true})").mistakes, "sample: must be an object, not a boolean\n");
    EXPECT_EQ(read("[]").mistakes, ": must be an object, not a list\n");
}

TEST(PermissionDocument, says_of_which_models_plain_sql_reads) {
    EXPECT_EQ(stored(R"({"sample":{"read":true,"plainSql":true},"quiz":{"read":true}})"),
              "sample {\"read\":true,\"plainSql\":true}\nquiz {\"read\":true}\n");
    EXPECT_EQ(stored(R"({"plainSql":true,"sample":{"read":true},"quiz":{"read":true,"plainSql":false},"question":false,
                         "answer":{"actions":{}}})"),
              "sample {\"read\":true,\"plainSql\":true}\nquiz {\"read\":true}\nquestion nothing\nanswer nothing\n");
    EXPECT_EQ(stored(R"({"sample":{"read":true,"plainSql":false}})"), "sample {\"read\":true}\n");
    EXPECT_EQ(read(R"({"plainSql":true})").mistakes,
              "plainSql: is about the models that stand beside it, and there are none\n");
    EXPECT_EQ(read(R"({"plainSql":1,"sample":{"read":true}})").mistakes,
              "plainSql: must be true or false, not a number\n");
    EXPECT_EQ(read(R"({"sample":{"plainSql":true}})").mistakes,
              "sample.plainSql: is about what \"read\" permits, and it permits nothing\n");
}

} // namespace
