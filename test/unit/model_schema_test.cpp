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
