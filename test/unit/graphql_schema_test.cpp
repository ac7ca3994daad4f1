#include "base/error.hpp"
#include "graphql/schema/print.hpp"
#include "graphql_documents.hpp"

namespace model_api::graphql {
namespace {

using graphql_test::pets;
using schema::Schema;

std::string mistake(const std::string &definitions) {
    try {
        schema::parse_schema(definitions);
    } catch (const DomainError &error) {
        EXPECT_EQ(error.sqlstate, "42P17");
        return error.message;
    }
    return "none";
}

TEST(GraphqlSchema, IsBuiltInCode) {
    Schema schema;
    schema::Field posts{"posts", "All of them.", schema.use("[Post!]!"), {}, {}, 7};
    posts.arguments.add({"first", "", schema.use("Int"), Json::number(50), {}});
    schema.define("Query", schema::Kind::object).fields.add(std::move(posts));
    schema.set_root(syntax::OperationKind::query, schema.mention("Query"));
    schema.define("Post", schema::Kind::object).fields.add({"id", "", schema.use("ID!"), {}, {}, 0});
    schema.finish();
    EXPECT_EQ(schema::printed(schema),
              "type Query {\n  \"\"\"All of them.\"\"\"\n  posts(first: Int = 50): [Post!]!\n}\n\n"
              "type Post {\n  id: ID!\n}");
    EXPECT_EQ(schema.find("Query")->fields.find("posts")->tag, 7U);
    EXPECT_EQ(schema.find("Float"), nullptr); // nobody uses it
    EXPECT_NE(schema.find("Int"), nullptr);
}

TEST(GraphqlSchema, KnowsMetaFields) {
    const schema::Type &query = *pets().root(syntax::OperationKind::query);
    EXPECT_EQ(pets().field(query, "__schema")->type.text(), "__Schema!");
    EXPECT_EQ(pets().field(query, "__typename")->type.text(), "String!");
    EXPECT_EQ(pets().field(*pets().find("Dog"), "__schema"), nullptr);
    EXPECT_NE(pets().field(*pets().find("Animal"), "__typename"), nullptr);
    EXPECT_EQ(pets().field(*pets().find("Dog"), "nothing"), nullptr);
}

TEST(GraphqlSchema, RelatesTypes) {
    const auto type = [](const char *name) -> const schema::Type & { return *pets().find(name); };
    EXPECT_TRUE(Schema::is_subtype(type("Named"), type("Pet")));
    EXPECT_TRUE(Schema::is_subtype(type("Animal"), type("Cat")));
    EXPECT_FALSE(Schema::is_subtype(type("Pet"), type("Person")));
    EXPECT_EQ(type("Named").members.size(), 3U);
    EXPECT_TRUE(Schema::overlap(type("Animal"), type("Named")));
    EXPECT_TRUE(Schema::overlap(type("Dog"), type("Animal")));
    EXPECT_FALSE(Schema::overlap(type("Person"), type("Pet")));
    EXPECT_FALSE(Schema::overlap(type("Dog"), type("Cat")));
    Schema schema;
    EXPECT_TRUE(Schema::is_subtype(schema.use("[Int!]!"), schema.use("[Int]")));
    EXPECT_FALSE(Schema::is_subtype(schema.use("[Int]"), schema.use("[Int!]")));
    EXPECT_FALSE(Schema::is_subtype(schema.use("Int"), schema.use("[Int]")));
}

TEST(GraphqlSchema, PrintsWhatItRead) {
    const std::string text = R"("""All of it."""
schema {
  query: Root
}

directive @d(
  "Why."
  a: Int = 1
  b: [String!]
) repeatable on FIELD | QUERY

type Root implements I & J {
  "One line."
  f(a: E = A, b: In = {x: [1, 2], s: "q\"", id: 5}): [[Int!]]! @deprecated

  """
  Two
  lines.
  """
  g(
    "Described."
    a: Float = 1.5
  ): String @deprecated(reason: "Because.")
}

interface I {
  f: Int
}

interface J implements I {
  f: Int
}

union U = Root

enum E {
  A
  B @deprecated
}

input In {
  x: [Int]
  s: String
  id: ID
}

input Either @oneOf {
  a: Int
}

scalar S @specifiedBy(url: "https://s"))";
    std::string expected = text;
    const std::string one_line = "\"Why.\"", described = "\"Described.\"", line = "\"One line.\"";
    for (const std::string &quoted : {one_line, described, line}) { // printed as block strings
        expected.replace(expected.find(quoted), quoted.size(), "\"\"" + quoted + "\"\"");
    }
    EXPECT_EQ(schema::printed(schema::parse_schema(text)), expected);
    EXPECT_EQ(schema::printed(schema::parse_schema(expected)), expected);
}

TEST(GraphqlSchema, RefusesContradictions) {
    EXPECT_EQ(mistake("type Query { a: Nope }"), "type \"Nope\" is not defined");
    EXPECT_EQ(mistake("type Query { a: Int } type Query { b: Int }"), "type \"Query\" is defined more than once");
    EXPECT_EQ(mistake("type Query { a: Int a: Int }"), "\"Query.a\" is defined more than once");
    EXPECT_EQ(mistake("type Query implements T { a: Int } type T { a: Int }"), "type \"T\" is no interface");
    EXPECT_EQ(mistake("type Query { a(b: Int = \"x\"): Int }"), "the default of \"b\" is no Int");
    EXPECT_EQ(mistake("type Query { a: Int } extend input Query { b: Int }"),
              "type \"Query\" is extended as another kind of type");
    EXPECT_EQ(mistake("type Query { a: Int } directive @d on FIELD directive @d on QUERY"),
              "directive \"@d\" is defined more than once");
    EXPECT_EQ(mistake("type Query {"), "Syntax Error: Expected Name, found <EOF>.");
    EXPECT_EQ(mistake("{ a }"), "an operation defines nothing");
}

TEST(GraphqlSchema, ExtendsTypes) {
    const Schema schema = schema::parse_schema("extend type Query { b: Int } type Query { a: Int } extend enum E { B } "
                                               "enum E { A } scalar String");
    EXPECT_EQ(schema.find("Query")->fields.size(), 2U);
    EXPECT_EQ(schema.find("E")->values.size(), 2U);
}

} // namespace
} // namespace model_api::graphql
