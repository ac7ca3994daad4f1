#include "read/search_fields.hpp"

#include <gtest/gtest.h>

#include "expect_error.hpp"
#include "quiz_models.hpp"

namespace model_api::read {
namespace {

// "title:1 quiz:0.5"
std::string parsed(std::string_view document) {
    std::string text;
    for (const SearchField &one : parse_search_fields(Json::parse(document), test::question(), "search_fields")) {
        std::string weight = std::to_string(one.weight);
        weight.erase(weight.find_last_not_of('0') + 1);
        text += (text.empty() ? "" : " ") + one.field->name + ":" + weight;
    }
    return text;
}

std::string error(std::string_view document) {
    return test::error_of([&] { parsed(document); });
}

TEST(SearchFields, WeighOneUnlessSaid) {
    EXPECT_EQ(parsed(R"({"title":true,"slug":{},"id":{"weight":10},"email":{"weight":null}})"),
              "title:1. slug:1. id:10. email:1.");
    EXPECT_EQ(parsed(R"({"title":{"weight":0.25},"body":{"weight":1e3}})"), "title:0.25 body:1000.");
}

TEST(SearchFields, LeaveOutWhatIsFalse) {
    EXPECT_EQ(parsed("null"), "");
    EXPECT_EQ(parsed("{}"), "");
    EXPECT_EQ(parsed(R"({"title":false,"slug":null,"email":true})"), "email:1.");
}

TEST(SearchFields, NameTheParentByEitherName) {
    EXPECT_EQ(parsed(R"({"quiz":true})"), "quiz:1.");
    EXPECT_EQ(parsed(R"({"quizId":true})"), "quiz:1.");
    EXPECT_EQ(error(R"({"quiz":true,"quizId":true})"),
              "22023 field \"quiz\" is named twice | GGT_INVALID_QUERY_INPUT at search_fields.quizId");
}

TEST(SearchFields, MustBeSearched) {
    EXPECT_EQ(error(R"({"titel":true})"),
              "42703 Field \"titel\" is not defined by QuestionSearchFields. Did you mean \"title\"? | "
              "GGT_INVALID_QUERY_INPUT at search_fields.titel");
    EXPECT_EQ(error(R"({"answers":false})"),
              "42703 field \"answers\" of question is not searched | GGT_INVALID_QUERY_INPUT at search_fields.answers");
}

TEST(SearchFields, RefuseOtherValues) {
    EXPECT_EQ(error(R"(["title"])"),
              "22023 search fields must be an object, not a list | GGT_INVALID_QUERY_INPUT at search_fields");
    EXPECT_EQ(error(R"({"title":10})"), "22023 search field must be true, false or an object, not a number | "
                                        "GGT_INVALID_QUERY_INPUT at search_fields.title");
    EXPECT_EQ(error(R"({"title":{"wieght":10}})"),
              "42703 Field \"wieght\" is not defined by SearchFieldOptions. Did you mean \"weight\"? | "
              "GGT_INVALID_QUERY_INPUT at search_fields.title.wieght");
    for (const char *weight : {"0", "-1", "1001", "1e999", "true", "\"10\"", "[]"})
        EXPECT_EQ(error(R"({"title":{"weight":)" + std::string(weight) + "}}"),
                  "22023 \"weight\" must be a number greater than 0 and not greater than 1000 | "
                  "GGT_INVALID_QUERY_INPUT at search_fields.title.weight")
            << weight;
}

} // namespace
} // namespace model_api::read
