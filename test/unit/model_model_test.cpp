#include "model/model.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace model_api::model {
namespace {

Field make(std::string name, Kind kind) {
    Field field;
    field.name = std::move(name);
    field.kind = kind;
    return field;
}

Model question() {
    Model model;
    model.name = "question";
    model.table = "question";
    model.fields = {make("id", Kind::id), make("title", Kind::string), make("quiz", Kind::belongs_to),
                    make("bookId", Kind::string), make("book", Kind::has_one)};
    return model;
}

TEST(Model, FindsFieldsByTheirExactName) {
    const Model model = question();
    ASSERT_NE(model.find("title"), nullptr);
    EXPECT_EQ(model.find("title")->name, "title");
    EXPECT_EQ(model.find("Title"), nullptr);
    EXPECT_EQ(model.find(""), nullptr);
    EXPECT_EQ(model.field_names(), (std::vector<std::string_view>{"id", "title", "quiz", "bookId", "book"}));
}

TEST(Model, FindsABelongsToByItsIdKey) {
    const Model model = question();
    ASSERT_NE(model.find_by_id_key("quizId"), nullptr);
    EXPECT_EQ(model.find_by_id_key("quizId")->name, "quiz");
    EXPECT_EQ(id_key(*model.find("quiz")), "quizId");
    for (const char *name : {"quiz", "quizid", "Id", "", "titleId", "bookId"})
        EXPECT_EQ(model.find_by_id_key(name), nullptr) << name;
}

TEST(Model, KnowsItsKey) {
    Model model = question();
    EXPECT_EQ(model.key().name, "id");
    model.key_field = "title";
    EXPECT_EQ(model.key().name, "title");
    model.key_field = "code";
    EXPECT_THROW(model.key(), std::logic_error);
}

TEST(Model, QuotesItsTableWhereSqlNeedsIt) {
    Model model = question();
    EXPECT_EQ(model.qualified_table(), "question");
    model.schema = "public";
    EXPECT_EQ(model.qualified_table(), "public.question");
    model.schema = "My Schema";
    model.table = "user";
    EXPECT_EQ(model.qualified_table(), "\"My Schema\".\"user\"");
}

TEST(Model, EqualsOneThatIsTheSame) {
    Model model = question();
    EXPECT_EQ(model, question());
    model.fields[1].length = Bounds{"1", {}};
    EXPECT_NE(model, question());
}

} // namespace
} // namespace model_api::model
