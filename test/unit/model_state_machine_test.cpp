#include "model/state_machine.hpp"

#include <gtest/gtest.h>

namespace model_api::model {
namespace {

using Paths = std::vector<std::string>;

StateMachine order_states() {
    return {State{"",
                  "created",
                  {State{"created",
                         "draft",
                         {State{"draft", "", {}}, State{"sent", "no", {State{"no", "", {}}, State{"yes", "", {}}}}}},
                   State{"gone", "", {}}}}};
}

TEST(StateMachine, HasEveryNodeOfItsTree) {
    const StateMachine machine = order_states();
    for (const char *path : {"created", "created.draft", "created.sent", "created.sent.yes", "gone"})
        EXPECT_TRUE(machine.has(path)) << path;
    for (const char *path :
         {"", ".", "draft", "created.", ".created", "created..draft", "created.sent.yes.no", "gon", "gone2"}) {
        EXPECT_FALSE(machine.has(path)) << path;
    }
}

TEST(StateMachine, EntersALeaf) {
    const StateMachine machine = order_states();
    EXPECT_EQ(machine.initial(), "created.draft");
    EXPECT_EQ(machine.enter("created"), "created.draft");
    EXPECT_EQ(machine.enter("created.sent"), "created.sent.no");
    EXPECT_EQ(machine.enter("created.sent.yes"), "created.sent.yes");
    EXPECT_EQ(machine.enter("gone"), "gone");
}

TEST(StateMachine, ListsItsStatesInOrder) {
    const StateMachine machine = order_states();
    EXPECT_EQ(machine.leaves(), (Paths{"created.draft", "created.sent.no", "created.sent.yes", "gone"}));
    EXPECT_EQ(machine.paths(),
              (Paths{"created", "created.draft", "created.sent", "created.sent.no", "created.sent.yes", "gone"}));
}

TEST(StateMachine, WritesAPathAsTheApiShowsIt) {
    EXPECT_EQ(state_to_json("created"), R"("created")");
    EXPECT_EQ(state_to_json("created.published"), R"({"created":"published"})");
    EXPECT_EQ(state_to_json("created.sent.yes"), R"({"created":{"sent":"yes"}})");
    EXPECT_EQ(state_to_json("a\"b.c"), R"({"a\"b":"c"})");
}

TEST(StateMachine, ReadsWhatItWrites) {
    for (const std::string path : {"created", "created.published", "created.sent.yes", "a\"b.c"}) {
        EXPECT_EQ(state_from_json(Json::parse(state_to_json(path))), path);
    }
    EXPECT_EQ(state_from_json(Json::string("created.sent")), "created.sent");
    EXPECT_EQ(state_from_json(Json::parse(R"({"created":"sent.yes"})")), "created.sent.yes");
}

TEST(StateMachine, ReadsNothingElse) {
    for (const char *text :
         {"null", "1", "true", "[]", "{}", R"({"a":"b","c":"d"})", R"({"a":null})", R"({"a":["b"]})"}) {
        EXPECT_EQ(state_from_json(Json::parse(text)), std::nullopt) << text;
    }
    std::string deep = R"("x")";
    for (int level = 0; level < 17; ++level) deep = R"({"a":)" + deep + "}";
    EXPECT_EQ(state_from_json(Json::parse(deep)), std::nullopt);
}

} // namespace
} // namespace model_api::model
