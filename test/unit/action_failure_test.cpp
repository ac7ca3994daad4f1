// Failures and results as API clients read them.
#include "action/failure.hpp"

#include <gtest/gtest.h>

#include "action_models.hpp"

using namespace action_test;
using action::Failure;
using action::FieldMistake;

namespace {

std::string message_of(const std::vector<FieldMistake> &mistakes) {
    return action::invalid_record("question", "record", mistakes).message;
}

} // namespace

TEST(ActionFailure, tells_three_mistakes_and_counts_the_rest) {
    const FieldMistake title{"title", "is required"}, slug{"slug", "is not unique"};
    EXPECT_EQ(message_of({}), "question is invalid and can't be saved.");
    EXPECT_EQ(message_of({title}), "question is invalid and can't be saved. title is required.");
    EXPECT_EQ(message_of({title, slug}),
              "question is invalid and can't be saved. title is required, slug is not unique.");
    EXPECT_EQ(message_of({title, slug, title, slug}),
              "question is invalid and can't be saved. title is required, slug is not unique, title is required, and 1 "
              "more error needs to be corrected.");
    EXPECT_EQ(message_of({title, slug, title, slug, slug}),
              "question is invalid and can't be saved. title is required, slug is not unique, title is required, and 2 "
              "more errors need to be corrected.");
    EXPECT_EQ(message_of({{"", "the dates overlap"}}), "question is invalid and can't be saved. the dates overlap.");
}

TEST(ActionFailure, has_no_errors_where_there_are_none) {
    EXPECT_EQ(action::result_text({}, R"(,"question":{"id":"1"})"),
              R"({"success":true,"errors":null,"question":{"id":"1"}})");
}

TEST(ActionFailure, is_written_with_what_it_has) {
    Failure bare;
    bare.code = action::code::not_found;
    bare.message = "no \"question\"";
    EXPECT_EQ(action::result_text({bare}, ""),
              R"({"success":false,"errors":[{"message":"GGT_RECORD_NOT_FOUND: no \"question\"",)"
              R"("code":"GGT_RECORD_NOT_FOUND"}]})");

    Failure full = action::invalid_record("question", "records[3]", {{"title", "is required"}, {"slug", "is \"x\""}});
    full.element = 3;
    full.record = Json::parse(R"({"title":null})");
    full.sqlstate = "23514";
    full.hint = "Mend it.";
    EXPECT_EQ(Json::parse(action::result_text({full, bare}, "")).find("errors")->items()[0].text(),
              R"({"message":"GGT_INVALID_RECORD: question is invalid and can't be saved. title is required, )"
              R"(slug is \"x\".","code":"GGT_INVALID_RECORD","path":"records[3]","index":3,)"
              R"("model":{"apiIdentifier":"question"},)"
              R"("validationErrors":[{"apiIdentifier":"title","message":"is required"},)"
              R"({"apiIdentifier":"slug","message":"is \"x\""}],"record":{"title":null},"sqlstate":"23514",)"
              R"("hint":"Mend it."})");
}

TEST(ActionFailure, of_a_record_always_lists_its_mistakes) {
    EXPECT_NE(action::result_text({action::invalid_record("tag", "", {})}, "").find(R"("validationErrors":[])"),
              std::string::npos);
}
