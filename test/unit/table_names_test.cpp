#include "table/names.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace model_api::table {
namespace {

TEST(Names, SayTableColumnAndKind) {
    EXPECT_EQ(object_name("question", "title", "length_check"), "question_title_length_check");
    EXPECT_EQ(object_name("question", "", "pkey"), "question_pkey");
}

TEST(Names, LoseTheEndOfTheLongerPartAtSixtyThreeBytes) {
    const std::string name = object_name(std::string(40, 't'), std::string(30, 'c'), "key");
    EXPECT_EQ(name.size(), 63u);
    EXPECT_EQ(name, std::string(29, 't') + "_" + std::string(29, 'c') + "_key");
    EXPECT_EQ(object_name(std::string(70, 't'), "id", "fkey"), std::string(55, 't') + "_id_fkey");
}

TEST(Names, AreNeverCutInsideACharacter) {
    std::string umlauts;
    for (int i = 0; i < 31; ++i) umlauts += "ä";
    const std::string name = object_name(umlauts, "b", "key");
    EXPECT_TRUE(is_utf8(name));
    EXPECT_LE(name.size(), 63u);
}

TEST(Names, AreGivenOnce) {
    Names names({"question_slug_key"});
    EXPECT_EQ(names.choose("question", "slug", "key"), "question_slug_key1");
    EXPECT_EQ(names.choose("question", "slug", "key"), "question_slug_key2");
    const std::string table(80, 't');
    EXPECT_NE(names.choose(table, "a", "key"), names.choose(table, "a", "key"));
}

TEST(Names, AreKnownByTheirEnd) {
    EXPECT_TRUE(is_named("question_title_length_check", "length_check"));
    EXPECT_TRUE(is_named("question_title_length_check12", "length_check"));
    EXPECT_FALSE(is_named("question_title_range_check", "length_check"));
    EXPECT_FALSE(is_named("length_check", "length_check"));
    EXPECT_FALSE(is_named("wavelength_check", "length_check"));
}

} // namespace
} // namespace model_api::table
