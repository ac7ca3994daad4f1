#include "model/schema.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace model_api::model {
namespace {

std::shared_ptr<const Model> open(std::string_view name) {
    if (name == "ghost") return nullptr;
    auto model = std::make_shared<Model>();
    model->name = name;
    return model;
}

TEST(Schema, KeepsItsNamesSorted) {
    const Schema schema({"quiz", "answer", "question"}, open);
    EXPECT_EQ(schema.names(), (std::vector<std::string>{"answer", "question", "quiz"}));
}

TEST(Schema, PermitsEverythingUnlessAViewSaysOtherwise) {
    const auto whole = std::make_shared<const Schema>(std::vector<std::string>{"quiz"}, open);
    const Model &quiz = whole->get("quiz");
    EXPECT_EQ(whole->extent(quiz, "update"), Extent::all);
    EXPECT_TRUE(sql::is_true(whole->seen(quiz, "t0")));
    EXPECT_TRUE(sql::is_true(whole->linkable(quiz, "t0")));
    EXPECT_FALSE(whole->is_limited());
}

TEST(Schema, SeesNothingOfWhatMayNotBeSeen) {
    const auto whole = std::make_shared<const Schema>(std::vector<std::string>{"quiz"}, open);
    View view;
    view.visible = [](const Model &, std::string_view) -> sql::Expression { throw DomainError("42501", "", "denied"); };
    view.extent = [](const Model &, std::string_view action) { return action.empty() ? Extent::none : Extent::all; };
    const Schema seen(whole, view);
    EXPECT_THROW(static_cast<void>(seen.visible(whole->get("quiz"), "t0")), DomainError);
    EXPECT_TRUE(sql::is_false(seen.seen(whole->get("quiz"), "t0")));
    EXPECT_TRUE(seen.is_limited());
    view.is_unlimited = true;
    EXPECT_FALSE(Schema(whole, view).is_limited());
    EXPECT_TRUE(Schema(whole, view).is_restricted());
}

TEST(Schema, OpensAModelOnceAndOnlyWhenItIsUsed) {
    int opened = 0;
    const Schema schema({"quiz", "answer"}, [&](std::string_view name) {
        ++opened;
        return open(name);
    });
    EXPECT_EQ(opened, 0);
    const Model *quiz = schema.find("quiz");
    ASSERT_NE(quiz, nullptr);
    EXPECT_EQ(quiz->name, "quiz");
    EXPECT_EQ(&schema.get("quiz"), quiz);
    EXPECT_EQ(opened, 1);
    EXPECT_EQ(schema.find("other"), nullptr);
    EXPECT_EQ(opened, 1);
}

TEST(Schema, HasNoModelThatCannotBeOpened) {
    const Schema schema({"ghost"}, open);
    EXPECT_EQ(schema.find("ghost"), nullptr);
    EXPECT_THROW(schema.get("ghost"), DomainError);
}

TEST(Schema, SuggestsTheNearestModel) {
    const Schema schema({"quiz", "question"}, open);
    try {
        schema.get("questoin");
        FAIL();
    } catch (const DomainError &error) {
        EXPECT_EQ(error.sqlstate, "42704");
        EXPECT_EQ(error.message, "model \"questoin\" does not exist");
        EXPECT_EQ(error.hint, "Did you mean \"question\"?");
    }
    try {
        schema.get("zebra");
        FAIL();
    } catch (const DomainError &error) {
        EXPECT_EQ(error.hint, "");
    }
}

} // namespace
} // namespace model_api::model
