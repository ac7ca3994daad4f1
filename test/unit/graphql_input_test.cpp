#include "base/error.hpp"
#include "graphql/input/arguments.hpp"
#include "graphql/input/inspect.hpp"
#include "graphql/input/literal.hpp"
#include "graphql/input/variables.hpp"
#include "graphql_documents.hpp"

namespace model_api::graphql {
namespace {

using graphql_test::operation;
using graphql_test::parsed;
using graphql_test::pets;

// The values of the variables, or what is wrong with them.
std::string variables(const std::string &definitions, const std::string &given) {
    const auto document = parsed("query (" + definitions + ") { dog { name } }");
    const auto read = input::variables_of(operation(document), Json::parse(given), pets(), document);
    std::string text;
    if (const auto *errors = std::get_if<Errors>(&read)) {
        for (const Error &error : *errors) text += (text.empty() ? "" : "\n") + error.message;
        return text;
    }
    Json values = Json::object();
    for (const auto &[name, value] : std::get<input::Variables>(read)) values.set(name, value);
    return values.text();
}

std::string arguments(const std::string &field, const input::Variables &given = {}) {
    const auto document = parsed("{ " + field + " }");
    const auto &node = std::get<syntax::Field>(operation(document).selection_set.selections.front().node);
    const auto &definition = *pets().field(*pets().find("Query"), node.name.text);
    const auto read = input::arguments_of(definition.arguments, node.arguments, node.at, given, document);
    const auto *error = std::get_if<Error>(&read);
    return error != nullptr ? error->message : std::get<Json>(read).text();
}

TEST(GraphqlVariables, AreCoerced) {
    EXPECT_EQ(variables("$a: Int, $b: [Int!], $d: ID", R"({"a":1.0,"b":7,"d":12345678901234567890})"),
              R"({"a":1,"b":[7],"d":"12345678901234567890"})");
    EXPECT_EQ(variables("$w: Wanted", R"({"w":{"ages":{"from":1}}})"),
              R"({"w":{"ages":[{"from":1,"to":10}],"kind":"CAT"}})");
}

TEST(GraphqlVariables, TellAbsentFromNull) {
    EXPECT_EQ(variables("$a: Int, $b: Int = 2, $c: Int = 3, $d: Int", R"({"a":null,"c":null})"),
              R"({"a":null,"b":2,"c":null})");
    EXPECT_EQ(variables("$a: Int!", "{}"), "Variable \"$a\" of required type \"Int!\" was not provided.");
    EXPECT_EQ(variables("$a: Int! = 1", "{\"a\":null}"), "Variable \"$a\" of non-null type \"Int!\" must not be null.");
    EXPECT_EQ(variables("$a: Int", "null"), "{}");
}

TEST(GraphqlVariables, SayWhatIsWrong) {
    EXPECT_EQ(
        variables("$w: Wanted", R"({"w":{"ages":[{"from":1},{"from":"x","too":1}]}})"),
        "Variable \"$w\" got invalid value \"x\" at \"w.ages[1].from\"; Int cannot represent non-integer value: \"x\"\n"
        "Variable \"$w\" got invalid value { from: \"x\", too: 1 } at \"w.ages[1]\"; Field \"too\" is not defined by "
        "type \"Range\". Did you mean \"to\"?");
    EXPECT_EQ(
        variables("$w: Wanted", R"({"w":{"kind":"DOGG"}})"),
        "Variable \"$w\" got invalid value \"DOGG\" at \"w.kind\"; Value \"DOGG\" does not exist in \"Kind\" enum. Did "
        "you mean the enum value \"DOG\"?");
    EXPECT_EQ(variables("$w: Range", R"({"w":[]})"),
              "Variable \"$w\" got invalid value []; Expected type \"Range\" to be an object.");
    EXPECT_EQ(variables("$d: Dog", R"({"d":{}})"),
              "Variable \"$d\" expected value of type \"Dog\" which cannot be used as an input type.");
    EXPECT_EQ(
        variables("$e: Either", R"({"e":{"id":1,"name":"x"}})"),
        "Variable \"$e\" got invalid value { id: 1, name: \"x\" }; Exactly one key must be specified for OneOf type "
        "\"Either\".");
    EXPECT_EQ(variables("$e: Either", R"({"e":{"id":null}})"),
              "Variable \"$e\" got invalid value null at \"e.id\"; Field \"id\" must be non-null.");
}

TEST(GraphqlVariables, StopAfterFiftyMistakes) {
    std::string list = "[\"x\"";
    for (int i = 0; i < 100'000; ++i) list += ",\"x\"";
    const std::string text = variables("$a: [Int]", "{\"a\":" + list + "]}");
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 50);
    EXPECT_TRUE(text.ends_with("Too many errors processing variables, error limit reached. Execution aborted."));
}

TEST(GraphqlArguments, AreCoerced) {
    EXPECT_EQ(arguments("people(ids: 7, wanted: {ages: {from: 1, within: {from: 2, to: null}}})"),
              R"({"wanted":{"ages":[{"from":1,"to":10,"within":{"from":2,"to":null}}],"kind":"CAT"},"ids":["7"]})");
    EXPECT_EQ(arguments("people(ids: null)"), R"({"ids":null})");
    EXPECT_EQ(arguments("people"), "{}");
    EXPECT_EQ(arguments("any(value: {a: [1, E, $x, $y]})", {{"x", Json::string("v")}}),
              R"({"value":{"a":[1,"E","v",null]}})");
}

TEST(GraphqlArguments, TakeVariables) {
    EXPECT_EQ(arguments("people(ids: $x)"), "{}");
    EXPECT_EQ(arguments("people(ids: $x)", {{"x", Json()}}), R"({"ids":null})");
    EXPECT_EQ(arguments("people(wanted: {name: $x, kind: $y})"), R"({"wanted":{"kind":"CAT"}})");
    EXPECT_EQ(arguments("people(ids: [$x])", {{"x", Json()}}), "Argument \"ids\" has invalid value [$x].");
}

TEST(GraphqlScalar, CanBeOurs) {
    schema::Schema schema;
    schema.define("Even", schema::Kind::scalar).scalar.of_json = [](const Json &given) {
        if (given.is_number() && given.literal().ends_with('2')) return Json::string("even");
        throw DomainError(sqlstate::invalid_text_representation, "", "it is odd");
    };
    schema::Field field{"f", "", schema.use("Int"), {}, {}, 0};
    field.arguments.add({"even", "", schema.use("Even"), {}, {}});
    schema.define("Query", schema::Kind::object).fields.add(std::move(field));
    schema.set_root(syntax::OperationKind::query, schema.mention("Query"));
    schema.finish();
    const auto errors = validation::validate(parsed("{ a: f(even: 2) b: f(even: 3) }"), schema);
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].message, "Expected value of type \"Even\", found 3; it is odd");
    const auto document = parsed("query ($e: Even) { f(even: $e) }");
    const auto read = input::variables_of(operation(document), Json::parse("{\"e\":3}"), schema, document);
    EXPECT_EQ(std::get<Errors>(read).front().message,
              "Variable \"$e\" got invalid value 3; Expected type \"Even\". it is odd");
}

TEST(GraphqlInspect, WritesAsJavaScriptDoes) {
    EXPECT_EQ(input::inspected(Json::parse(R"({"a":[1.50,{"b":{"c":1}}],"d":"\n"})")),
              R"({ a: [1.5, [Object]], d: "\n" })");
    EXPECT_EQ(input::inspected(Json::parse("[1,2,3,4,5,6,7,8,9,10,11,12]")),
              "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ... 2 more items]");
    EXPECT_EQ(input::inspected(Json::parse("[[[1]],{},[]]")), "[[[Array]], {}, []]");
    EXPECT_EQ(input::inspected(Json::string(std::string(20'000, 'x'))).size(), 10'003U);
    EXPECT_EQ(input::printed_number("1e21"), "1e+21");
    EXPECT_EQ(input::printed_number("123e18"), "123000000000000000000");
    EXPECT_EQ(input::printed_number("1e-7"), "1e-7");
    EXPECT_EQ(input::printed_number("0.000001"), "0.000001");
    EXPECT_EQ(input::printed_number("-0.0"), "0");
    EXPECT_EQ(input::printed_number("-12.340"), "-12.34");
}

} // namespace
} // namespace model_api::graphql
