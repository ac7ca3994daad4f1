#include "filter_support.hpp"

#include "permission/filter.hpp"

using filter_test::schema;
using namespace model_api;

namespace {

sql::Writer written(const std::vector<std::string> &documents, const char *model) {
    std::vector<filter::Filter> filters;
    for (const std::string &document : documents)
        filters.push_back(permission::parse_filter(Json::parse(document), schema().get(model), schema(), "read"));
    sql::Writer out(sql::Style::readable);
    out << permission::condition(filters, schema().get(model), schema(), "t0");
    return out;
}

// Values of the session behind the arrow.
std::string sql_of(const std::vector<std::string> &documents, const char *model = "sample") {
    const sql::Writer out = written(documents, model);
    std::string text = out.text();
    for (const sql::Parameter &parameter : out.parameters())
        text += " <- " + std::get<sql::OfSession>(parameter.value).name + "::" + parameter.type.name;
    return text;
}

std::string error_of(const std::string &document) {
    try {
        permission::parse_filter(Json::parse(document), schema().get("sample"), schema(), "read");
    } catch (const DomainError &error) {
        return error.sqlstate + " " + error.path + ": " + error.message;
    }
    return "no error";
}

TEST(PermissionFilter, has_its_own_values_in_the_text) {
    EXPECT_EQ(sql_of({R"({"title":{"equals":"it's"}})"}), "t0.title = CAST('it''s' AS pg_catalog.text)");
    EXPECT_EQ(sql_of({R"({"title":{"equals":"a\\b"}})"}), R"(t0.title = CAST(E'a\\b' AS pg_catalog.text))");
    EXPECT_EQ(sql_of({R"({"count":{"in":[1,2]}})"}), R"(t0.count = ANY (CAST('{"1","2"}' AS pg_catalog.int4[])))");
    EXPECT_EQ(sql_of({R"({"active":{"equals":true}})"}), "t0.active = CAST('true' AS pg_catalog.bool)");
    EXPECT_EQ(sql_of({R"({"day":{"before":"2000-01-03"}})"}), "t0.day < CAST('J2451547' AS pg_catalog.date)");
    EXPECT_EQ(sql_of({R"({"title":{"startsWith":"a"}})"}), "t0.title ^@ CAST('a' AS pg_catalog.text)");
}

TEST(PermissionFilter, takes_values_of_the_session_as_parameters) {
    EXPECT_EQ(sql_of({R"({"id":{"equals":{"$session":"userId"}}})"}), "t0.id = $1 <- userId::pg_catalog.int8");
    EXPECT_EQ(sql_of({R"({"title":{"equals":{"$session":"id"}}})"}), "t0.title = $1 <- id::pg_catalog.text");
    EXPECT_EQ(sql_of({R"({"OR":[{"id":{"equals":{"$session":"userId"}}},{"id":{"equals":{"$session":"userId"}}}]})"}),
              "t0.id = $1 OR t0.id = $1 <- userId::pg_catalog.int8");
    EXPECT_EQ(sql_of({R"({"title":{"equals":{"$session":"userId"}},"id":{"equals":{"$session":"userId"}}})"}),
              "t0.title = $1 AND t0.id = $2 <- userId::pg_catalog.text <- userId::pg_catalog.int8");
}

// Whatever stands around it, a value that the session does not have shows nothing more.
TEST(PermissionFilter, holds_for_nothing_without_the_value) {
    EXPECT_EQ(sql_of({R"({"title":{"notEquals":{"$session":"id"}}})"}),
              "$1 IS NOT NULL AND (t0.title <> $1 OR t0.title IS NULL) <- id::pg_catalog.text");
    EXPECT_EQ(sql_of({R"({"NOT":{"title":{"equals":{"$session":"id"}}}})"}),
              "($1 IS NULL OR t0.title = $1) IS NOT TRUE <- id::pg_catalog.text");
    EXPECT_EQ(sql_of({R"({"NOT":{"title":{"notEquals":{"$session":"id"}}}})"}),
              "($1 IS NULL OR t0.title <> $1 OR t0.title IS NULL) IS NOT TRUE <- id::pg_catalog.text");
    EXPECT_EQ(sql_of({R"({"NOT":{"NOT":{"title":{"equals":{"$session":"id"}}}}})"}),
              "t0.title = $1 <- id::pg_catalog.text");
}

TEST(PermissionFilter, joins_those_of_several_roles) {
    EXPECT_EQ(sql_of({R"({"id":{"equals":{"$session":"userId"}}})", R"({"active":{"equals":true}})"}),
              "t0.id = $1 OR t0.active = CAST('true' AS pg_catalog.bool) <- userId::pg_catalog.int8");
    EXPECT_EQ(sql_of({R"({"id":{"equals":1}})", "{}"}), "TRUE");
    EXPECT_EQ(sql_of({R"({"OR":[]})"}), "FALSE");
    EXPECT_EQ(sql_of({}), "FALSE");
}

TEST(PermissionFilter, refuses_what_no_session_has) {
    EXPECT_EQ(error_of(R"({"id":{"equals":{"$session":"userid"}}})"),
              "22023 read.id.equals.$session: \"userid\" is not a value of the session");
    EXPECT_EQ(error_of(R"({"id":{"equals":{"$session":1}}})"), "22023 read.id.equals: this is no value of the session");
    EXPECT_EQ(error_of(R"({"id":{"equals":{"$session":"id","x":1}}})"),
              "22023 read.id.equals: this is no value of the session");
    EXPECT_EQ(error_of(R"({"id":{"in":{"$session":"id"}}})"),
              "42883 read.id.in: operator \"in\" does not take a value of the session");
    EXPECT_EQ(error_of(R"({"id":{"lessThan":{"$session":"id"}}})"),
              "42883 read.id.lessThan: operator \"lessThan\" does not take a value of the session");
    EXPECT_EQ(error_of(R"({"count":{"equals":{"$session":"id"}}})"),
              "22023 read.count.equals: field \"count\" cannot be compared with an id of the session");
    EXPECT_EQ(error_of(R"({"data":{"equals":{"$session":"id"}}})"), "no error");
}

// Nobody but who permits may ask by what the session is.
std::string of_session(const std::string &document) {
    const filter::Filter whole = permission::parse_filter(Json::parse(document), schema().get("sample"), schema(), "");
    sql::Writer out(sql::Style::readable);
    out << permission::condition({permission::part_of_session(whole)}, schema().get("sample"), schema(), "t0");
    return out.text();
}

TEST(PermissionFilter, has_a_part_that_is_about_the_session) {
    EXPECT_EQ(of_session(R"({"active":{"equals":true}})"), "TRUE");
    EXPECT_EQ(of_session(R"({"active":{"equals":true},"id":{"equals":{"$session":"userId"}}})"), "t0.id = $1");
    EXPECT_EQ(of_session(R"([{"AND":[{"id":{"equals":{"$session":"userId"}}},{"count":{"equals":1}}]}])"),
              "t0.id = $1");
    EXPECT_EQ(of_session(R"({"OR":[{"id":{"equals":{"$session":"userId"}}},{"count":{"equals":1}}]})"),
              "t0.id = $1 OR t0.count = CAST('1' AS pg_catalog.int4)");
    EXPECT_EQ(of_session(R"({"NOT":{"id":{"notEquals":{"$session":"userId"}}}})"),
              of_session(R"({"NOT":{"id":{"notEquals":{"$session":"userId"}}},"count":{"equals":1}})"));
}

TEST(FilterOfARequest, takes_no_value_of_the_session) {
    EXPECT_EQ(filter_test::error_of(R"({"title":{"equals":{"$session":"id"}}})"),
              "22023 filter.title.equals: expected a string, not an object");
}

} // namespace
