// Transitions of the state machine.
#include "action/transition.hpp"

#include <gtest/gtest.h>

#include "action_models.hpp"

using namespace action_test;

namespace {

using States = std::vector<std::string>;

States sources(const char *model, const char *name) {
    return action::sources(model_named(model), action_named(model_named(model), name));
}

std::string target(const char *model, const char *name) {
    return action::target(model_named(model), action_named(model_named(model), name));
}

} // namespace

TEST(ActionTransition, starts_from_the_named_states_and_all_below) {
    EXPECT_EQ(sources("question", "publish"), States{"created.draft"});
    EXPECT_EQ(sources("question", "reopen"), (States{"created.draft", "created.published"}));
    EXPECT_EQ(sources("question", "delete"), States{"deleted"});
    EXPECT_EQ(sources("question", "update"), States{});
    EXPECT_EQ(sources("quiz", "close"), States{});
}

TEST(ActionTransition, enters_the_initial_state_below_its_target) {
    EXPECT_EQ(target("question", "publish"), "created.published");
    EXPECT_EQ(target("question", "reopen"), "created.draft");
    EXPECT_EQ(target("question", "create"), "created.draft");
    EXPECT_EQ(target("question", "update"), "");
    EXPECT_EQ(target("question", "delete"), "");
    EXPECT_EQ(target("quiz", "create"), "");
}

TEST(ActionTransition, takes_no_state_for_another_that_its_name_begins) {
    model::Model model = model_named("question");
    model.states->root.states.push_back({"createdAnew", "", {}});
    EXPECT_EQ(action::sources(model, action_named(model, "reopen")), (States{"created.draft", "created.published"}));
}

TEST(ActionTransition, finds_the_field_of_the_state) {
    EXPECT_EQ(action::state_field(model_named("question"))->name, "state");
    EXPECT_EQ(action::state_field(model_named("quiz")), nullptr);
}

TEST(ActionTransition, that_does_not_exist_names_the_action_and_the_state) {
    const Parsed publish = parsed_params("question", "publish", R"({"id": "7"})");
    const action::Failure failure = action::wrong_state(publish.change, "created.published");
    EXPECT_EQ(failure.code, "GGT_INVALID_STATE_TRANSITION");
    EXPECT_EQ(failure.message,
              "Invalid action for the question model. Unable to execute the \"publish\" action in state "
              "\"created.published\".");
    EXPECT_EQ(failure.model, "question");
}
