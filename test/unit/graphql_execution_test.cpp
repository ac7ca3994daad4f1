#include "base/error.hpp"
#include "graphql/execution/collect.hpp"
#include "graphql/execution/introspection.hpp"
#include "graphql/execution/operation.hpp"
#include "graphql_documents.hpp"

namespace model_api::graphql {
namespace {

using graphql_test::operation;
using graphql_test::parsed;
using graphql_test::pets;

std::string collected(const std::string &text, const char *type, const input::Variables &variables = {}) {
    const auto document = parsed(text);
    std::string names;
    for (const auto &field : execution::collect_fields({&operation(document).selection_set}, *pets().find(type), pets(),
                                                       execution::fragments_of(document), variables)) {
        names += (names.empty() ? "" : " ") + std::string(field.name) + "*" + std::to_string(field.nodes.size());
    }
    return names;
}

TEST(GraphqlCollect, MergesFragmentsThatApply) {
    const std::string fragments = " fragment F on Pet { name x: owner ...F ...G } fragment G on Cat { lives }";
    EXPECT_EQ(collected("{ name ...F ... on Animal { name b: name } ... { owner } ...Unknown }" + fragments, "Dog"),
              "name*3 x*1 b*1 owner*1");
    EXPECT_EQ(collected("{ ...F ... on Dog { b: name } }" + fragments, "Cat"), "name*1 x*1 lives*1");
}

TEST(GraphqlCollect, SkipsAndIncludes) {
    const std::string text =
        "{ a @skip(if: true) b @skip(if: false) c @include(if: $yes) d @include(if: $no) e @skip(if: "
        "$yes) @include(if: true) ... @include(if: $no) { f } ...F @skip(if: $yes) ...F g @skip(if: "
        "$absent) } fragment F on Dog { h }";
    EXPECT_EQ(collected(text, "Dog", {{"yes", Json::boolean(true)}, {"no", Json::boolean(false)}}), "b*1 c*1 h*1 g*1");
}

std::string introspected(const std::string &text, const Limits &limits = {}, const input::Variables &variables = {},
                         std::size_t bytes = 0) {
    const auto document = parsed(text);
    EXPECT_EQ(validation::validate(document, pets()), Errors{});
    const auto fragments = execution::fragments_of(document);
    const auto fields = execution::collect_fields({&operation(document).selection_set}, *pets().find("Query"), pets(),
                                                  fragments, variables);
    std::string out;
    execution::append_introspection(out, fields.front(), {pets(), document, fragments, variables}, limits, bytes);
    return out;
}

TEST(GraphqlIntrospection, AnswersFromTheSchema) {
    EXPECT_EQ(introspected("{ __type(name: \"Cat\") { __typename n: name kind fields { name } interfaces { name } "
                           "ofType { name } } }"),
              R"({"__typename":"__Type","n":"Cat","kind":"OBJECT","fields":[{"name":"name"},{"name":"owner"}],)"
              R"("interfaces":[{"name":"Pet"},{"name":"Named"}],"ofType":null})");
    EXPECT_EQ(
        introspected(
            "query ($all: Boolean!) { __type(name: \"Cat\") { fields(includeDeprecated: $all) { name isDeprecated "
            "deprecationReason } } }",
            {}, {{"all", Json::boolean(true)}}),
        R"({"fields":[{"name":"name","isDeprecated":false,"deprecationReason":null},)"
        R"({"name":"owner","isDeprecated":false,"deprecationReason":null},)"
        R"({"name":"lives","isDeprecated":true,"deprecationReason":"They are nine."}]})");
    EXPECT_EQ(
        introspected(
            "{ __type(name: \"Person\") { fields { name type { ...T } args { name defaultValue } } } } fragment T on "
            "__Type { kind name ofType { kind ofType { kind ofType { name } } } }"),
        R"({"fields":[{"name":"name","type":{"kind":"SCALAR","name":"String","ofType":null},"args":[]},)"
        R"({"name":"age","type":{"kind":"SCALAR","name":"Int","ofType":null},"args":[]},)"
        R"({"name":"pets","type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","ofType":)"
        R"({"kind":"NON_NULL","ofType":{"name":"Pet"}}}},"args":[{"name":"first","defaultValue":null},)"
        R"({"name":"kind","defaultValue":"DOG"}]}]})");
    EXPECT_EQ(
        introspected(
            "{ __schema { queryType { name } mutationType { name } subscriptionType { possibleTypes { name } } } }"),
        R"({"queryType":{"name":"Query"},"mutationType":{"name":"Mutation"},"subscriptionType":{"possibleTypes":null}})");
    EXPECT_EQ(introspected("{ __type(name: \"Nope\") { name } }"), "null");
    EXPECT_EQ(introspected("{ __type(name: \"Either\") { isOneOf inputFields { name } } }"),
              R"({"isOneOf":true,"inputFields":[{"name":"id"},{"name":"name"}]})");
}

TEST(GraphqlIntrospection, KeepsItsLimits) {
    Limits limits;
    limits.response_bytes = 100;
    EXPECT_THROW(introspected("{ __schema { types { name fields { name } } } }", limits), DomainError);
    EXPECT_NO_THROW(introspected("{ __schema { queryType { name } } }", limits, {}, 50));
    EXPECT_THROW(introspected("{ __schema { queryType { name } } }", limits, {}, 90), DomainError);
    std::string text = "{ __type(name: \"Dog\") { ...F0 } }";
    for (int i = 0; i < 60; ++i) { // 2^60 fields
        const std::string next = " { ...F" + std::to_string(i + 1) + " } ";
        text += " fragment F" + std::to_string(i) + " on __Type { a: ofType" + next + "b: ofType" + next + "}";
    }
    text += " fragment F60 on __Type { name }";
    limits = {};
    const auto document = parsed(text);
    const auto fragments = execution::fragments_of(document);
    const auto fields =
        execution::collect_fields({&operation(document).selection_set}, *pets().find("Query"), pets(), fragments, {});
    std::string out;
    EXPECT_THROW(execution::append_introspection(out, fields.front(), {pets(), document, fragments, {}}, limits),
                 DomainError);
}

TEST(GraphqlOperation, IsChosen) {
    const auto chosen = [](const syntax::Document &document, std::string_view name) {
        const auto choice = execution::choose_operation(document, name);
        const auto *error = std::get_if<Error>(&choice);
        return error != nullptr ? error->message : std::string(std::get<const syntax::Operation *>(choice)->name.text);
    };
    const auto two = parsed("query A { a } query B { b } fragment C on D { e }");
    EXPECT_EQ(chosen(two, "B"), "B");
    EXPECT_EQ(chosen(two, ""), "Must provide operation name if query contains multiple operations.");
    EXPECT_EQ(chosen(two, "C"), "Unknown operation named \"C\".");
    EXPECT_EQ(chosen(parsed("fragment C on D { e }"), ""), "Must provide an operation.");
    EXPECT_EQ(chosen(parsed("query A { a }"), ""), "A");
}

execution::Cost cost(const std::string &text, const input::Variables &variables = {}) {
    const auto document = parsed(text);
    return execution::cost_of(operation(document), document, variables);
}

TEST(GraphqlOperation, HasACost) {
    const auto plain = cost("{ a b: c { d(first: 10) { e { f } } ... { g: h } } }");
    EXPECT_EQ(plain.depth, 4U);
    EXPECT_EQ(plain.aliases, 2U);
    EXPECT_EQ(plain.complexity, 1U + 1 + (1 + 10 * 2) + 1);
    EXPECT_EQ(cost("{ a(last: $n) { b } }", {{"n", Json::number(5)}}).complexity, 6U);
    EXPECT_EQ(cost("{ a(first: 0) { b } c(first: 1e3) { d } e(first: -5) { f } }").complexity, 6U);
    EXPECT_EQ(cost("{ ...F ...F } fragment F on T { a { ...G } } fragment G on T { x: b ...F }").complexity, 4U);
    EXPECT_EQ(cost("{ a(first: 99999999999999999999) { b } }").complexity, 1'000'000'000'000U);
}

TEST(GraphqlOperation, IsCountedInLinearTime) {
    std::string text = "{ ...F0 }";
    for (int i = 0; i < 500; ++i) {
        const std::string next = " { ...F" + std::to_string(i + 1) + " } ";
        text += " fragment F" + std::to_string(i) + " on T { a" + next + "b: c" + next + "}";
    }
    const auto huge = cost(text);
    EXPECT_EQ(huge.complexity, 1'000'000'000'000U);
    EXPECT_EQ(huge.depth, 500U);
}

TEST(GraphqlOperation, IsRefusedByTheLimitItExceeds) {
    const Limits limits;
    EXPECT_EQ(execution::exceeded({30, 500, 500'000}, limits), std::nullopt);
    EXPECT_EQ(execution::exceeded({31, 0, 0}, limits)->message, "Depth 31 exceeds the limit depth = 30.");
    EXPECT_EQ(execution::exceeded({1, 501, 0}, limits)->message,
              "Number of aliases 501 exceeds the limit aliases = 500.");
    EXPECT_EQ(execution::exceeded({1, 0, 1'000'000'000'000}, limits)->message,
              "Complexity more than allowed exceeds the limit complexity = 500000.");
    Limits named;
    named.names.depth = "app.depth";
    EXPECT_EQ(execution::exceeded({31, 0, 0}, named)->message, "Depth 31 exceeds the limit app.depth = 30.");
}

TEST(GraphqlError, IsWrittenAsJson) {
    std::string out;
    append_json(out, Errors{{"a \"b\"", {{1, 2}, {3, 4}}, {std::string("c"), std::size_t{0}}}, {"d", {}, {}}});
    EXPECT_EQ(
        out,
        R"([{"message":"a \"b\"","locations":[{"line":1,"column":2},{"line":3,"column":4}],"path":["c",0]},{"message":"d"}])");
    out.clear();
    append_json(out, Errors{});
    EXPECT_EQ(out, "[]");
}

} // namespace
} // namespace model_api::graphql
