#include "table/retype.hpp"

#include <gtest/gtest.h>

namespace model_api::table {
namespace {

TEST(Retype, ReplacesCasts) {
    EXPECT_EQ(retyped("'a'::model.email", "model.email", "text"), "'a'::text");
    EXPECT_EQ(retyped("ARRAY['a'::model.email]::model.email[]", "model.email", "text"), "ARRAY['a'::text]::text[]");
}

TEST(Retype, LeavesWhatIsQuotedAndLongerNames) {
    EXPECT_EQ(retyped("'it''s ::model.email'::text", "model.email", "text"), "'it''s ::model.email'::text");
    EXPECT_EQ(retyped("f(\"::model.email\")", "model.email", "text"), "f(\"::model.email\")");
    EXPECT_EQ(retyped("'a'::model.email_2", "model.email", "text"), "'a'::model.email_2");
}

} // namespace
} // namespace model_api::table
