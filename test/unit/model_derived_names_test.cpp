#include "model/derived_names.hpp"

#include <gtest/gtest.h>

namespace model_api::model {
namespace {

TEST(DerivedNames, AreIdentifiers) {
    EXPECT_EQ(derive_name("image_url", "column"), "imageUrl");
    EXPECT_EQ(derive_name("ImageURL", "column"), "imageUrl");
    EXPECT_EQ(derive_name("Weird Name$", "column"), "weirdName");
    EXPECT_EQ(derive_name("2nd", "column"), "column2nd");
    EXPECT_EQ(derive_name("größe", "column"), "grE");
    EXPECT_EQ(derive_name("", "column"), "column");
    EXPECT_EQ(derive_name("***", "table"), "table");
}

TEST(DerivedNames, OfRelationsLoseTheId) {
    EXPECT_EQ(derive_relation_name("quiz_id"), "quiz");
    EXPECT_EQ(derive_relation_name("quizId"), "quiz");
    EXPECT_EQ(derive_relation_name("QuizID"), "quiz");
    EXPECT_EQ(derive_relation_name("country_code"), "countryCode");
    EXPECT_EQ(derive_relation_name("_id"), "id");
    EXPECT_EQ(derive_relation_name("paid"), "paid");
}

TEST(DerivedNames, SingularOfPlural) {
    for (const auto &[plural, singular] :
         std::initializer_list<std::pair<const char *, const char *>>{{"questions", "question"},
                                                                      {"countries", "country"},
                                                                      {"boxes", "box"},
                                                                      {"classes", "class"},
                                                                      {"people", "person"},
                                                                      {"orderItems", "orderItem"},
                                                                      {"quizzes", "quiz"},
                                                                      {"shelves", "shelf"},
                                                                      {"wives", "wife"},
                                                                      {"criteria", "criterion"},
                                                                      {"analyses", "analysis"},
                                                                      {"statuses", "status"},
                                                                      {"women", "woman"},
                                                                      {"responses", "response"},
                                                                      {"languages", "language"},
                                                                      {"currencies", "currency"},
                                                                      {"houses", "house"},
                                                                      {"caches", "cache"},
                                                                      {"orderPeople", "orderPerson"},
                                                                      {"heroes", "hero"},
                                                                      {"databases", "database"}})
        EXPECT_EQ(singular_of(plural), singular);
}

TEST(DerivedNames, SingularStays) {
    for (const char *name :
         {"question", "status", "news", "series", "address", "analysis", "lens", "atlas", "s", "es", "data", "menu"})
        EXPECT_EQ(singular_of(name), name);
}

TEST(DerivedNames, AreNumberedWhenTaken) {
    std::set<std::string> taken = {"name", "name2"};
    EXPECT_EQ(claim_name(taken, "other"), "other");
    EXPECT_EQ(claim_name(taken, "name"), "name3");
    EXPECT_EQ(claim_name(taken, "name"), "name4");
}

} // namespace
} // namespace model_api::model
