#include "read/field_weights.hpp"

#include <gtest/gtest.h>

#include "quiz_models.hpp"
#include "search/field_text.hpp"

namespace model_api::read {
namespace {

struct Asked {
    const char *field;
    double weight;
};

// "title:A body:D"
std::string weights(const std::vector<Asked> &asked) {
    std::vector<SearchField> fields;
    for (const Asked &one : asked) fields.push_back({test::question().find(one.field), one.weight});
    std::string text;
    for (const search::SearchedField &field : weighted(fields))
        text += (text.empty() ? "" : " ") + field.field->name + ":" + search::fields_text({{field}})[1];
    return text;
}

TEST(FieldWeights, GoByTheirOrder) {
    EXPECT_EQ(weights({{"title", 1}, {"slug", 10}}), "slug:A title:B");
    EXPECT_EQ(weights({{"title", 0.1}, {"slug", 0.2}, {"body", 0.1}}), "slug:A title:B body:B");
}

TEST(FieldWeights, AreFourAtMost) {
    EXPECT_EQ(weights({{"title", 1}, {"slug", 2}, {"body", 3}, {"email", 4}, {"sequence", 5}}),
              "sequence:A email:B body:C title:D slug:D");
}

TEST(FieldWeights, StayWhatTheyAreWhereAllAreTheSame) {
    EXPECT_EQ(weights({{"body", 1}, {"title", 1}, {"slug", 1}}), "title:A slug:B body:D");
    EXPECT_EQ(weights({{"body", 7}}), "body:D");
}

} // namespace
} // namespace model_api::read
