#include "schema/request/uses.hpp"

#include <gtest/gtest.h>

#include "api_requests.hpp"

namespace schema_test {
namespace {

// "shaping | ids | cursors", each in the order of first use.
std::string uses(const std::string &text, const std::string &variables = "{}") {
    const Running running(text, variables);
    const request::Uses found = request::uses_of(*running.operation, running.fragments, running.api);
    std::string out;
    for (const auto *names : {&found.shaping, &found.ids, &found.cursors}) {
        if (!out.empty() || names != &found.shaping) out += "|";
        for (const std::string_view name : *names) out += " " + std::string(name);
    }
    return out;
}

std::string below(const std::string &text, const std::string &variables = "{}") {
    const Running running(text, variables);
    std::string out;
    for (const std::string_view name : request::variables_below(running.fields().front(), running.fragments))
        out += " " + std::string(name);
    return out;
}

TEST(SchemaUses, AnIdSaysOfWhichRecord) {
    EXPECT_EQ(uses("query ($id: GadgetID!) { question(id: $id) { title } }", R"({"id": 1})"), "| id|");
    EXPECT_EQ(uses("query ($id: GadgetID!) { internal { question(id: $id) } }", R"({"id": 1})"), "| id|");
    EXPECT_EQ(uses("query ($id: GadgetID!) { ...F } fragment F on Query { ... { a: question(id: $id) { id } } }",
                   R"({"id": 1})"),
              "| id|");
}

TEST(SchemaUses, ACursorSaysFromWhereOn) {
    EXPECT_EQ(uses("query ($a: String, $b: String, $n: Int) { questions(after: $a, before: $b, first: $n) "
                   "{ edges { node { id } } } }"),
              " n|| a b");
}

TEST(SchemaUses, EverythingElseShapesTheRequest) {
    EXPECT_EQ(uses("query ($f: [QuestionFilter!], $d: Boolean = true) { questions(filter: $f) "
                   "{ edges @include(if: $d) { node { id } } } }"),
              " f d||");
    EXPECT_EQ(uses("query ($t: String) { questions(filter: [{OR: [{title: {in: [$t]}}]}]) { edges { node { id } } } }"),
              " t||");
    EXPECT_EQ(uses("query ($d: Boolean = true) { ...F @skip(if: $d) } fragment F on Query { __typename }"), " d||");
}

TEST(SchemaUses, WhatIsUsedBothWaysShapesTheRequest) {
    EXPECT_EQ(uses("query ($id: GadgetID!) { question(id: $id) { id } questions(filter: {id: {equals: $id}}) "
                   "{ edges { node { id } } } }",
                   R"({"id": 1})"),
              " id||");
    EXPECT_EQ(uses("query ($a: String) { questions(after: $a) { edges { node { answers(after: $a) { edges { node { id "
                   "} } } } } } }"),
              " a||");
}

TEST(SchemaUses, BelowAFieldItsArgumentsDoNotCount) {
    EXPECT_EQ(below("query ($id: GadgetID!, $n: Int, $d: Boolean = false) { question(id: $id) "
                    "{ ...F @skip(if: $d) } } fragment F on Question { answers(first: $n) { edges { node { id } } } }",
                    R"({"id": 1})"),
              " d n");
}

} // namespace
} // namespace schema_test
