#include "graphql_documents.hpp"

namespace model_api::graphql {
namespace {

using graphql_test::operation;
using graphql_test::parsed;
using graphql_test::syntax_error;

std::string mistake(std::string text, const Limits &limits = {}) {
    return syntax_error(std::move(text), limits).message;
}

const syntax::Field &first_field(const syntax::Document &document) {
    return std::get<syntax::Field>(operation(document).selection_set.selections.front().node);
}

const syntax::Value &first_value(const syntax::Document &document) {
    return first_field(document).arguments.front().value;
}

std::string string_in(const std::string &literal) {
    return first_value(parsed("{ a(x: " + literal + ") }")).as<syntax::StringValue>()->text;
}

TEST(GraphqlParse, ReadsAnOperation) {
    const auto document = parsed("query Q($id: [ID!]! = [\"1\"] @a) @b(c: $id) { x: node(id: $id) @d { name } }");
    const syntax::Operation &query = operation(document);
    EXPECT_EQ(query.kind, syntax::OperationKind::query);
    EXPECT_EQ(query.name.text, "Q");
    ASSERT_EQ(query.variables.size(), 1U);
    EXPECT_EQ(query.variables[0].type.text(), "[ID!]!");
    EXPECT_TRUE(query.variables[0].default_value->is<syntax::ListValue>());
    EXPECT_EQ(query.variables[0].directives.at(0).name.text, "a");
    EXPECT_EQ(query.directives.at(0).arguments.at(0).value.as<syntax::Variable>()->name.text, "id");
    const syntax::Field &field = first_field(document);
    EXPECT_EQ(field.response_name(), "x");
    EXPECT_EQ(field.name.text, "node");
    EXPECT_EQ(field.directives.at(0).name.text, "d");
    EXPECT_EQ(field.selection_set.selections.size(), 1U);
    EXPECT_EQ(document.tokens, 42U);
}

TEST(GraphqlParse, ReadsFragments) {
    const auto document = parsed("{ ...F @a ... on T { b } ... @c { d } } fragment F on T { e } fragment F on U { f }");
    const auto &selections = operation(document).selection_set.selections;
    EXPECT_EQ(std::get<syntax::FragmentSpread>(selections.at(0).node).name.text, "F");
    EXPECT_EQ(std::get<syntax::InlineFragment>(selections.at(1).node).type.text, "T");
    EXPECT_EQ(std::get<syntax::InlineFragment>(selections.at(2).node).type.text, "");
    EXPECT_EQ(document.fragment("F")->type.text, "U");
    EXPECT_EQ(document.fragment("G"), nullptr);
}

TEST(GraphqlParse, ReadsValues) {
    const auto document = parsed("{ a(x: {i: -1, f: 1.5e3, s: \"t\", b: true, n: null, e: ENUM, l: [1 2], v: $v}) }");
    const auto &fields = first_value(document).as<syntax::ObjectValue>()->fields;
    ASSERT_EQ(fields.size(), 8U);
    EXPECT_EQ(fields[0].value.as<syntax::IntValue>()->literal, "-1");
    EXPECT_EQ(fields[1].value.as<syntax::FloatValue>()->literal, "1.5e3");
    EXPECT_EQ(fields[2].value.as<syntax::StringValue>()->text, "t");
    EXPECT_TRUE(fields[3].value.as<syntax::BooleanValue>()->value);
    EXPECT_TRUE(fields[4].value.is<syntax::NullValue>());
    EXPECT_EQ(fields[5].value.as<syntax::EnumValue>()->name, "ENUM");
    EXPECT_EQ(fields[6].value.as<syntax::ListValue>()->items.size(), 2U);
    EXPECT_EQ(fields[7].value.as<syntax::Variable>()->name.text, "v");
}

TEST(GraphqlParse, ReadsStrings) {
    EXPECT_EQ(string_in(R"("a\"b\\\/\b\f\n\r\t")"), "a\"b\\/\b\f\n\r\t");
    EXPECT_EQ(string_in(R"("\u00e9 \u{1F600} \uD83D\uDE00")"), "é 😀 😀");
    EXPECT_EQ(string_in("\"\"\"\n    one\n      two \\\"\"\"\n\n    \\n\n  \"\"\""), "one\n  two \"\"\"\n\n\\n");
    EXPECT_EQ(string_in("\"\"\"a\r\n  b\r  c\"\"\""), "a\nb\nc");
    EXPECT_EQ(string_in("\"\"\"  \n \"\"\""), "");
}

TEST(GraphqlParse, ReadsOverWhatIsIgnored) {
    EXPECT_EQ(operation(parsed("\xEF\xBB\xBF{,,a # comment }\r\n, b,}")).selection_set.selections.size(), 2U);
}

TEST(GraphqlParse, ReadsOverDescriptionsOfOperations) {
    EXPECT_EQ(operation(parsed("\"d\" query Q(\"e\" $a: Int) { a }")).variables.size(), 1U);
    EXPECT_EQ(mistake("\"d\" { a }"),
              "Syntax Error: Unexpected description, descriptions are not supported on shorthand queries.");
}

TEST(GraphqlParse, SaysWhatItExpected) {
    EXPECT_EQ(mistake("{ a("), "Syntax Error: Expected Name, found <EOF>.");
    EXPECT_EQ(mistake("{ a() }"), "Syntax Error: Expected Name, found \")\".");
    EXPECT_EQ(mistake(""), "Syntax Error: Unexpected <EOF>.");
    EXPECT_EQ(mistake("fragment F { a }"), "Syntax Error: Expected \"on\", found \"{\".");
    EXPECT_EQ(mistake("{ a(x: 1 }"), "Syntax Error: Expected Name, found \"}\".");
    EXPECT_EQ(mistake("nonsense { a }"), "Syntax Error: Unexpected Name \"nonsense\".");
    EXPECT_EQ(mistake("query ($a: Int = $b) { a }"), "Syntax Error: Unexpected variable \"$b\" in constant value.");
    EXPECT_EQ(mistake("{ a \"text\" }"), "Syntax Error: Expected Name, found String \"text\".");
    EXPECT_EQ(mistake("{ a(x: 'b') }"),
              "Syntax Error: Unexpected single quote character ('), did you mean to use a double quote (\")?");
    EXPECT_EQ(mistake("{ a(x: 1.) }"), "Syntax Error: Invalid number, expected digit but got: \")\".");
    EXPECT_EQ(mistake("{ a(x: \"\\uD83D\") }"), "Syntax Error: Invalid Unicode escape sequence: \"\\uD83D\".");
    EXPECT_EQ(mistake("{ a(x: \"b"), "Syntax Error: Unterminated string.");
    EXPECT_EQ(mistake("{ \xC3\xA4 }"), "Syntax Error: Unexpected character: U+00E4.");
    EXPECT_EQ(mistake("{ \xC3 }"), "Syntax Error: Document is not valid UTF-8.");
}

TEST(GraphqlParse, SaysWhere) {
    EXPECT_EQ(syntax_error("{ a\r\n  b\r c\n\n  ? }").locations, (std::vector<Location>{{5, 3}}));
    EXPECT_EQ(syntax_error("{ a(x: \"ä😀\") ? }").locations, (std::vector<Location>{{1, 15}})); // in UTF-16 units
}

TEST(GraphqlParse, KeepsItsLimits) {
    Limits limits;
    limits.tokens = 5;
    EXPECT_EQ(mistake("{ a b c }", limits), "none");
    EXPECT_EQ(mistake("{ a b c d }", limits), "Syntax Error: Document contains more than 5 tokens. Parsing aborted.");
    limits.names.tokens = "app.tokens";
    EXPECT_EQ(mistake("{ a b c d }", limits),
              "Syntax Error: Document contains more than 5 tokens (app.tokens). Parsing aborted.");
    limits = {};
    limits.bytes = 8;
    EXPECT_EQ(mistake("{ abcde }", limits), "Syntax Error: Document is longer than 8 bytes. Parsing aborted.");
    limits.names.bytes = "app.bytes";
    EXPECT_EQ(mistake("{ abcde }", limits),
              "Syntax Error: Document is longer than 8 bytes (app.bytes). Parsing aborted.");
    limits = {};
    limits.nesting = 3;
    EXPECT_EQ(mistake("{ a { b { c } } }", limits), "none");
    const std::string too_deep = "Syntax Error: Document is nested more than 3 levels deep. Parsing aborted.";
    EXPECT_EQ(mistake("{ a { b { c { d } } } }", limits), too_deep);
    EXPECT_EQ(mistake("{ a(x: [[[1]]]) }", limits), too_deep);
    EXPECT_EQ(mistake("{ a(x: {y: {z: {}}}) }", limits), too_deep);
}

TEST(GraphqlParse, RefusesWhatIsHostile) {
    const std::string levels(200'000, '{');
    EXPECT_EQ(mistake(levels), "Syntax Error: Expected Name, found \"{\".");
    std::string fields;
    for (int i = 0; i < 9000; ++i) fields += "{a";
    EXPECT_EQ(mistake(fields), "Syntax Error: Document is nested more than 150 levels deep. Parsing aborted.");
    EXPECT_EQ(mistake("query ($a: " + std::string(100, '[') + "Int" + std::string(100, ']') + ") { a }"),
              "Syntax Error: Type is nested more than 60 levels deep.");
    EXPECT_EQ(mistake("{ a(x: " + std::string(1000, '[')),
              "Syntax Error: Document is nested more than 150 levels deep. Parsing aborted.");
}

TEST(GraphqlParse, ReadsDefinitions) {
    const auto document = parsed(R"(
        "d" type T implements A & B @x { "e" f("g" a: Int = 1): [T!] @deprecated }
        union U = | A | B
        enum E { A B }
        input I { a: Int = 1 }
        extend schema @s
        directive @d(a: Int) repeatable on FIELD | QUERY)");
    const auto &type = std::get<syntax::TypeDefinition>(document.definitions.at(0));
    EXPECT_EQ(type.description, "d");
    EXPECT_EQ(type.interfaces.size(), 2U);
    EXPECT_EQ(type.fields.at(0).arguments.at(0).description, "g");
    EXPECT_EQ(std::get<syntax::TypeDefinition>(document.definitions.at(1)).members.size(), 2U);
    EXPECT_TRUE(std::get<syntax::SchemaDefinition>(document.definitions.at(4)).is_extension);
    EXPECT_TRUE(std::get<syntax::DirectiveDefinition>(document.definitions.at(5)).is_repeatable);
    EXPECT_EQ(mistake("enum E { true }"),
              "Syntax Error: Name \"true\" is reserved and cannot be used for an enum value.");
    EXPECT_EQ(mistake("extend type T"), "Syntax Error: Unexpected <EOF>.");
    EXPECT_EQ(mistake("directive @d on NOWHERE"), "Syntax Error: Unexpected Name \"NOWHERE\".");
}

} // namespace
} // namespace model_api::graphql
