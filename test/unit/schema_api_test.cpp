#include "schema/api.hpp"

#include <gtest/gtest.h>

#include "api_schema.hpp"
#include "expect_error.hpp"
#include "graphql/schema/print.hpp"
#include "graphql_documents.hpp"
#include "schema/names.hpp"

namespace schema_test {
namespace {

using graphql::graphql_test::parsed;
using schema::Api;
using schema::Operation;

std::vector<std::string> mistakes(const Api &api, const std::string &document) {
    std::vector<std::string> messages;
    for (const graphql::Error &error : graphql::validation::validate(parsed(document), api.schema()))
        messages.push_back(error.message);
    return messages;
}

std::vector<std::string> split(const std::string &text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find("\n%%\n", at);
        parts.push_back(text.substr(at, end - at));
        if (end == std::string::npos) return parts;
        at = end + 4;
    }
}

std::string printed(const Api &api, std::string_view type) {
    const graphql::schema::Type *found = api.schema().find(type);
    return found ? graphql::schema::printed(*found) : "none";
}

const schema::Target &target(const Api &api, std::string_view type, std::string_view field) {
    return api.target(*api.schema().find(type)->fields.find(field));
}

TEST(SchemaApi, ValidatesTheOperationsOfPagesAndClients) {
    const std::vector<std::string> documents = split(text_of("documents.graphql"));
    EXPECT_EQ(documents.size(), 16U);
    for (const std::string &document : documents)
        EXPECT_EQ(mistakes(page_api(), document), std::vector<std::string>()) << document;
}

TEST(SchemaApi, SaysWhatIsWrongWithPagesThatContradictThemselves) {
    const auto expect = [](const std::string &document, const std::string &message) {
        EXPECT_EQ(mistakes(page_api(), document), std::vector<std::string>{message}) << document;
    };
    expect("{ questions(filter: {OR: [{updated: {greaterThan: \"2022-10-03\"}}]}) { edges { node { id } } } }",
           "Field \"updated\" is not defined by type \"QuestionFilter\". Did you mean \"updatedAt\"?");
    expect("mutation ($user: CreateUserInput) { createUser(user: $user) { user { posts { id } } } }",
           "Cannot query field \"id\" on type \"PostConnection\".");
    expect("{ posts(filter: {title: {equals: 1}}) { edges { node { id } } } }",
           "String cannot represent a non string value: 1");
    expect("{ posts(filter: {createdAt: {after: \"tomorrow\"}}) { edges { node { id } } } }",
           "Expected value of type \"DateTime\", found \"tomorrow\"; a time is a string as "
           "\"2024-05-01T10:00:00.000Z\"");
    expect("{ post(id: 1.5) { id } }",
           "Expected value of type \"GadgetID!\", found 1.5; an id is a string or an integer");
}

TEST(SchemaApi, HasATypeForEveryFieldAndRelation) {
    const Models models(text_of("everything.json"));
    const Api api = models.api();
    std::string all;
    for (const graphql::schema::Type *type : api.schema().types()) {
        const bool is_of_thing =
            type->name.find("Thing") != std::string::npos && type->name.find("ThingTag") == std::string::npos;
        const bool is_filter = type->name.ends_with("Filter") && type->name.find("Relationship") != std::string::npos;
        if (is_of_thing || is_filter || type->name.ends_with("Input")) all += graphql::schema::printed(*type) + "\n\n";
    }
    if (all != text_of("thing.graphql")) {
        std::ofstream("build/thing.graphql") << all; // to be looked at, and to become the expected one
        FAIL() << "differs from test/graphql/api/thing.graphql: see build/thing.graphql";
    }
}

TEST(SchemaApi, TagsFieldsWithWhatTheyStandFor) {
    const Api &api = page_api();
    const model::Model &post = api.models().get("post");
    EXPECT_EQ(target(api, "Query", "posts"), (schema::Target{Operation::find_many, &post}));
    EXPECT_EQ(target(api, "Post", "authorId"), (schema::Target{Operation::id, &post, post.find("author")}));
    EXPECT_EQ(target(api, "Post", "author"),
              (schema::Target{Operation::record, &api.models().get("user"), post.find("author")}));
    EXPECT_EQ(target(api, "Mutation", "publishPost"),
              (schema::Target{Operation::act, &post, nullptr, &post.actions.back()}));
    EXPECT_EQ(target(api, "PageInfo", "endCursor"), schema::Target());
}

TEST(SchemaApi, LeavesOutWhatMayNotBeSeen) {
    schema::Access access;
    access.internal = false;
    access.reads = [](const model::Model &model) { return model.name != "comment" && model.name != "user"; };
    access.acts = [](const model::Model &, const model::Action &action) { return action.name != "update"; };
    access.runs = [](const model::Action &) { return false; };
    const Api api = page_models().api(access);
    EXPECT_EQ(graphql::schema::printed(api.schema()).find("omment"), std::string::npos);
    for (const char *name : {"User", "UpdatePostResult", "UpsertPostInput", "InternalQueries", "FlipAllResult"})
        EXPECT_EQ(printed(api, name), "none");
    EXPECT_EQ(mistakes(api, "{ post(id: 1) { author { id } } }"),
              std::vector<std::string>{"Cannot query field \"author\" on type \"Post\". Did you mean \"authorId\"?"});
    EXPECT_EQ(mistakes(api, "mutation { createPost { success } publishPost(id: 1) { success } }"),
              std::vector<std::string>());
}

TEST(SchemaApi, ReadsIntegersOf64BitsAsFloats) {
    model::Definition definition =
        opened_models::definition_of(R"({"item":{"fields":{"count":{"type":"number","decimals":0}}}})");
    std::ranges::for_each(definition.models, opened_models::open);
    for (model::Field &field : definition.models.front().fields)
        if (field.name == "count") field.column->type = sql::bigint_type();
    const model::Schema models = opened_models::schema_of(std::move(definition.models));
    const Api api(models, {});
    EXPECT_EQ(api.schema().find("Item")->fields.find("count")->type.text(), "Float");
    EXPECT_EQ(api.schema().find("ItemFilter")->input_fields.find("count")->type.text(), "FloatFilter");
}

TEST(SchemaApi, RefusesNamesThatMakeTheSameField) {
    const Models models(R"({"post":{"fields":{}},"globalActions":{"createPost":{"run":"f"}}})");
    EXPECT_EQ(test::error_of([&] { models.api(); }), "42P17 type \"CreatePostResult\" is defined more than once | ");
}

TEST(SchemaApi, IsThereWithoutAnyModel) {
    const Models models("{}");
    EXPECT_EQ(mistakes(models.api(), "{ gadgetMeta { hydrations(modelName: \"x\") } currentSession { id } }"),
              std::vector<std::string>());
}

} // namespace
} // namespace schema_test
