#include "graphql_documents.hpp"

namespace model_api::graphql {
namespace {

using graphql_test::Mistakes;
using graphql_test::mistakes;

TEST(GraphqlValidation, AcceptsWhatIsRight) {
    EXPECT_EQ(mistakes(R"(
        query Q($loud: Boolean = true, $wanted: Wanted, $ids: [ID!]) {
          dog @note(text: "a") @note(text: "b") { name barks(loud: $loud) ...Names }
          pet { ... on Dog { owner { name } } ... on Cat { lives } __typename }
          people(wanted: $wanted, ids: $ids) { pets(kind: CAT) { name } }
          __schema { types { name } }
        }
        fragment Names on Named { name })"),
              Mistakes{});
}

TEST(GraphqlValidation, Operations) {
    EXPECT_EQ(mistakes("{ dog { name } } query Q { dog { name } }"),
              Mistakes{"This anonymous operation must be the only defined operation. @1:1"});
    EXPECT_EQ(mistakes("query Q { dog { name } } mutation Q { rename(id: 1) { name } }"),
              Mistakes{"There can be only one operation named \"Q\". @1:7 1:35"});
    EXPECT_EQ(
        mistakes("{ dog { name } } type T { a: Int } extend schema @x"),
        (Mistakes{"The \"T\" definition is not executable. @1:18", "The schema definition is not executable. @1:36"}));
    EXPECT_EQ(mistakes("subscription S { barked { name } renamed { name } __typename }"),
              (Mistakes{"Subscription \"S\" must select only one top level field. @1:34 1:51",
                        "Subscription \"S\" must not select an introspection top level field. @1:51"}));
}

TEST(GraphqlValidation, Types) {
    EXPECT_EQ(mistakes("query ($a: Knd) { dog { name } }"),
              (Mistakes{"Unknown type \"Knd\". Did you mean \"Kind\", \"ID\", or \"Int\"? @1:12",
                        "Variable \"$a\" is never used. @1:8"}));
    EXPECT_EQ(mistakes("query ($a: [Dog!]) { dog { name @skip(if: $a) } }").front(),
              "Variable \"$a\" cannot be non-input type \"[Dog!]\". @1:12");
    EXPECT_EQ(mistakes("{ pet { ... on Kind { a } } }"),
              Mistakes{"Fragment cannot condition on non composite type \"Kind\". @1:16"});
    EXPECT_EQ(mistakes("fragment F on Range { a } { dog { ...F } }").front(),
              "Fragment \"F\" cannot condition on non composite type \"Range\". @1:15");
}

TEST(GraphqlValidation, Fields) {
    EXPECT_EQ(mistakes("{ dog { nam owners } }"),
              (Mistakes{"Cannot query field \"nam\" on type \"Dog\". Did you mean \"name\"? @1:9",
                        "Cannot query field \"owners\" on type \"Dog\". Did you mean \"owner\"? @1:13"}));
    EXPECT_EQ(
        mistakes("{ pet { lives } animal { name } }"),
        (Mistakes{
            "Cannot query field \"lives\" on type \"Pet\". Did you mean to use an inline fragment on \"Cat\"? @1:9",
            "Cannot query field \"name\" on type \"Animal\". Did you mean to use an inline fragment on \"Named\", "
            "\"Pet\", \"Cat\", or \"Dog\"? @1:26"}));
    EXPECT_EQ(
        mistakes("{ dog { name { x } owner } }"),
        (Mistakes{"Field \"name\" must not have a selection since type \"String\" has no subfields. @1:14",
                  "Field \"owner\" of type \"Person\" must have a selection of subfields. Did you mean \"owner { ... "
                  "}\"? @1:20"}));
}

TEST(GraphqlValidation, Fragments) {
    EXPECT_EQ(mistakes("{ dog { ...A ...Nope } } fragment A on Dog { name } fragment A on Dog { name } fragment B on "
                       "Dog { name }"),
              (Mistakes{"Unknown fragment \"Nope\". @1:17", "There can be only one fragment named \"A\". @1:35 1:62",
                        "Fragment \"B\" is never used. @1:80"}));
    EXPECT_EQ(
        mistakes("{ dog { ... on Cat { name } ...P } } fragment P on Person { name }"),
        (Mistakes{
            "Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\". @1:9",
            "Fragment \"P\" cannot be spread here as objects of type \"Dog\" can never be of type \"Person\". @1:29"}));
    EXPECT_EQ(mistakes("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { name ...A }"),
              Mistakes{"Cannot spread fragment \"A\" within itself via \"B\". @1:38 1:70"});
}

TEST(GraphqlValidation, Variables) {
    EXPECT_EQ(mistakes("query Q($a: Int, $a: Int, $b: Int) { people(ids: [$c]) { pets(first: $a) { name } } }"),
              (Mistakes{"There can be only one variable named \"$a\". @1:10 1:19",
                        "Variable \"$c\" is not defined by operation \"Q\". @1:51 1:1",
                        "Variable \"$b\" is never used in operation \"Q\". @1:27"}));
    EXPECT_EQ(
        mistakes(
            "query ($l: Boolean, $i: Int) { dog { barks(loud: $l) a: barks(loud: true, times: $l) } one(by: {id: $i}) "
            "{ name } }"),
        (Mistakes{"Variable \"$l\" of type \"Boolean\" used in position expecting type \"Boolean!\". @1:8 1:50",
                  "Variable \"$l\" of type \"Boolean\" used in position expecting type \"Int\". @1:8 1:82",
                  "Variable \"$i\" of type \"Int\" used in position expecting type \"ID\". @1:21 1:101",
                  "Variable \"$i\" is of type \"Int\" but must be non-nullable to be used for OneOf Input Object "
                  "\"Either\". @1:21 1:101"}));
    EXPECT_EQ(mistakes("query ($l: Boolean) { ...F } fragment F on Query { dog { barks(loud: $l) } }"),
              Mistakes{"Variable \"$l\" of type \"Boolean\" used in position expecting type \"Boolean!\". @1:8 1:70"});
}

TEST(GraphqlValidation, Arguments) {
    EXPECT_EQ(
        mistakes("{ dog { barks(lout: true, times: 1, times: 2) } }"),
        (Mistakes{
            "There can be only one argument named \"times\". @1:27 1:37",
            "Unknown argument \"lout\" on field \"Dog.barks\". Did you mean \"loud\"? @1:15",
            "Field \"barks\" argument \"loud\" of type \"Boolean!\" is required, but it was not provided. @1:9"}));
    EXPECT_EQ(
        mistakes("{ dog @note @skip(if: true, unless: 1) { name } }"),
        (Mistakes{
            "Directive \"@note\" argument \"text\" of type \"String!\" is required, but it was not provided. @1:7",
            "Unknown argument \"unless\" on directive \"@skip\". @1:29"}));
}

TEST(GraphqlValidation, Directives) {
    EXPECT_EQ(mistakes("query @skip(if: true) { dog @nope @include(if: true) @include(if: false) { name } }"),
              (Mistakes{"Directive \"@skip\" may not be used on QUERY. @1:7",
                        "The directive \"@include\" can only be used once at this location. @1:35 1:54",
                        "Unknown directive \"@nope\". @1:29"}));
}

TEST(GraphqlValidation, Values) {
    EXPECT_EQ(
        mistakes(
            "{ dog { barks(loud: \"yes\", times: 1.5) } people(ids: {}, wanted: {kind: \"CAT\", nme: 1}) { name } }"),
        (Mistakes{"Boolean cannot represent a non boolean value: \"yes\" @1:21",
                  "Int cannot represent non-integer value: 1.5 @1:35",
                  "ID cannot represent a non-string and non-integer value: {} @1:54",
                  "Enum \"Kind\" cannot represent non-enum value: \"CAT\". Did you mean the enum value \"CAT\"? @1:73",
                  "Field \"nme\" is not defined by type \"Wanted\". Did you mean \"name\"? @1:80"}));
    EXPECT_EQ(mistakes("{ people(ids: [null], wanted: {ages: [{to: 1, to: 2}, 5]}) { name } one(by: {id: 1, name: "
                       "null}) { name } }"),
              (Mistakes{"Expected value of type \"ID!\", found null. @1:16",
                        "Field \"Range.from\" of required type \"Int!\" was not provided. @1:39",
                        "There can be only one input field named \"to\". @1:40 1:47",
                        "Expected value of type \"Range!\", found 5. @1:55",
                        "OneOf Input Object \"Either\" must specify exactly one key. @1:77"}));
}

TEST(GraphqlValidation, OverlappingFields) {
    EXPECT_EQ(
        mistakes("{ dog { x: name x: __typename } }"),
        Mistakes{
            "Fields \"x\" conflict because \"name\" and \"__typename\" are different fields. Use different aliases "
            "on the fields to fetch both if this was intentional. @1:9 1:17"});
    EXPECT_EQ(
        mistakes("{ dog { barks(loud: true) } dog { barks(loud: false) } }"),
        Mistakes{"Fields \"dog\" conflict because subfields \"barks\" conflict because they have differing arguments. "
                 "Use different aliases on the fields to fetch both if this was intentional. @1:3 1:9 1:29 1:35"});
    EXPECT_EQ(
        mistakes("{ animal { ... on Dog { x: barks(loud: true) } ... on Cat { x: lives } } }"),
        Mistakes{"Fields \"x\" conflict because they return conflicting types \"Boolean!\" and \"Int\". Use different "
                 "aliases on the fields to fetch both if this was intentional. @1:25 1:61"});
    EXPECT_EQ(mistakes("{ animal { ... on Dog { x: name } ... on Cat { x: name y: lives } } }"), Mistakes{});
}

TEST(GraphqlValidation, DepthOfIntrospection) {
    EXPECT_EQ(mistakes("{ __schema { types { fields { type { ...T } } } } } fragment T on __Type { fields { type { "
                       "fields { name } } } }"),
              Mistakes{"Maximum introspection depth exceeded @1:3"});
}

TEST(GraphqlValidation, StopsAfterAHundredErrors) {
    std::string fields;
    for (int i = 0; i < 1000; ++i) fields += " nonsense" + std::to_string(i);
    const Mistakes all = mistakes("{ dog {" + fields + " } }");
    ASSERT_EQ(all.size(), 101U);
    EXPECT_EQ(all.back(), "Too many validation errors, error limit reached. Validation aborted.");
}

TEST(GraphqlValidation, ReportsFirstWhatComesFirst) {
    std::string fields = "{ dog @skip(no: 1) { name } ";
    for (int i = 0; i < 200; ++i) fields += " a" + std::to_string(i) + ": dog(x: 1) { name }";
    const Mistakes all = mistakes(fields + " }");
    ASSERT_EQ(all.size(), 101U);
    EXPECT_EQ(all[0], "Unknown argument \"no\" on directive \"@skip\". @1:13");
    EXPECT_EQ(all[2], "Unknown argument \"x\" on field \"Query.dog\". @1:38");
}

// Each document would take hours, or all of the memory, of whoever compares every pair of its fields.
TEST(GraphqlValidation, IsBoundedForHostileDocuments) {
    std::string chain = "{ pet { ...F0 } }";
    std::string doubling = "{ dog { ...F0 } }";
    std::string wide = "{ pet {";
    for (int i = 0; i < 300; ++i) {
        const std::string name = "F" + std::to_string(i);
        const std::string next = "F" + std::to_string(i + 1);
        chain += " fragment " + name + " on Pet { ..." + next + " ..." + next + " owner { pets { ..." + next + " } } }";
        doubling += " fragment " + name + " on Dog { a: owner { pets { ..." + next + " } } b: owner { pets { ..." +
                    next + " } } }";
        wide += " owner { pets { name owner { name } } }";
    }
    chain += " fragment F300 on Pet { name }";
    doubling += " fragment F300 on Dog { name }";
    for (const std::string &text : {chain, doubling, wide + " } }"}) {
        const Mistakes all = mistakes(text);
        EXPECT_TRUE(all.empty() || all.back() == "Validation aborted.") << all.back();
    }
    std::string cycle;
    for (int i = 0; i < 2000; ++i) {
        cycle += " fragment F" + std::to_string(i) + " on Dog { ...F" + std::to_string((i + 1) % 2000) + " }";
    }
    EXPECT_EQ(mistakes("{ dog { ...F0 } }" + cycle).back(), "Validation aborted.");
}

} // namespace
} // namespace model_api::graphql
