#include "filter_support.hpp"

#include "permission/filter.hpp"
#include "permission/policy.hpp"

using filter_test::schema;
using namespace model_api;

namespace {

// What a reader of questions sees, behind that it has the role.
std::string shown(const std::string &document) {
    const model::Model &question = schema().get("question");
    const permission::Reader reader{"r", permission::parse_filter(Json::parse(document), question, schema(), "read")};
    const std::string text = permission::policy_condition({reader}, question, schema(), "public.question");
    const std::string before = "(SELECT model.has_role('system-admin'))\n    OR (SELECT model.has_role('r')) AND (";
    EXPECT_EQ(text.substr(0, before.size()), before);
    return text.substr(before.size(), text.size() - before.size() - 1);
}

TEST(PermissionPolicy, asks_for_the_roles_of_its_readers) {
    const model::Model &question = schema().get("question");
    EXPECT_EQ(permission::policy_condition({}, question, schema(), "public.question"),
              "(SELECT model.has_role('system-admin'))");
    EXPECT_EQ(permission::policy_condition({{"a", std::nullopt}, {"b", filter::Filter(filter::All{})}}, question,
                                           schema(), "public.question"),
              "(SELECT model.has_role('system-admin'))\n    OR (SELECT model.has_role('a'))\n"
              "    OR (SELECT model.has_role('b')) AND (TRUE)");
}

TEST(PermissionPolicy, compares_columns_with_literals) {
    EXPECT_EQ(shown(R"({"title":{"equals":"it's"}})"),
              "question.title OPERATOR(pg_catalog.=) CAST('it''s' AS pg_catalog.text)");
}

TEST(PermissionPolicy, asks_functions_for_values_of_the_session) {
    EXPECT_EQ(shown(R"({"quizId":{"equals":{"$session":"userId"}}})"),
              "question.quiz_id OPERATOR(pg_catalog.=) CAST(model.current_user_id() AS pg_catalog.int8)");
    EXPECT_EQ(shown(R"({"NOT":{"quizId":{"equals":{"$session":"id"}}}})"),
              "(CAST(model.current_session_id() AS pg_catalog.int8) IS NULL OR question.quiz_id OPERATOR(pg_catalog.=) "
              "CAST(model.current_session_id() AS pg_catalog.int8)) IS NOT TRUE");
}

// Other columns of the table may become nullable without a word to us.
TEST(PermissionPolicy, takes_no_column_to_be_not_null) {
    EXPECT_EQ(
        shown(R"({"createdAt":{"notEquals":"2000-01-01T00:00:00Z"}})"),
        "question.created_at OPERATOR(pg_catalog.<>) CAST('J2451545 00:00:00.000000+00' AS pg_catalog.timestamptz) OR "
        "question.created_at IS NULL");
}

TEST(PermissionPolicy, leaves_related_records_to_a_function) {
    const std::string asks =
        "model.may_read('public.question'::pg_catalog.regclass, 'r', CAST(question.id AS pg_catalog.text))";
    EXPECT_EQ(shown(R"({"quiz":{"title":{"equals":"a"}},"title":{"equals":"b"}})"),
              "(question.title OPERATOR(pg_catalog.=) CAST('b' AS pg_catalog.text)) AND " + asks);
    EXPECT_EQ(shown(R"({"OR":[{"quiz":{"title":{"equals":"a"}}},{"title":{"equals":"b"}}]})"), "(TRUE) AND " + asks);
    EXPECT_EQ(shown(R"({"answers":{"none":{"text":{"equals":"a"}}}})"), "(TRUE) AND " + asks);
}

} // namespace
