#include "schema/mentioned.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "api_schema.hpp"

namespace schema_test {
namespace {

using schema::ModelNames;
using schema::Words;

const std::vector<std::string> models = {"question", "quiz", "userProfile", "HTTPRoute", "widget_model", "person"};

const ModelNames &names() {
    static ModelNames index;
    static const bool filled = [] {
        for (std::size_t i = 0; i < models.size(); ++i) {
            index.add(models[i], i);
            index.add(model::default_type_name(models[i]), i);
        }
        index.add("questions", 0);
        index.add("Questions", 0);
        index.add("people", 5);
        return true;
    }();
    return filled ? index : index;
}

std::string mentioned(std::string_view document, std::string_view variables = "") {
    Words words;
    words.add(document);
    words.add(variables);
    std::string found;
    for (const std::size_t model : names().mentioned(words)) (found += found.empty() ? "" : " ") += models[model];
    return found;
}

TEST(SchemaMentioned, FindsModelsInNamesOfFieldsAndTypes) {
    EXPECT_EQ(mentioned("{ question(id: 1) { id } }"), "question");
    EXPECT_EQ(mentioned("{ questions { edges { cursor } } }"), "question");
    EXPECT_EQ(mentioned("mutation { bulkPublishQuestions(ids: []) { success } }"), "question");
    EXPECT_EQ(mentioned("query ($f: [QuizRelationshipFilter!]) { x }"), "quiz");
    EXPECT_EQ(mentioned("{ internal { listUserProfile { edges { node } } } }"), "userProfile");
    EXPECT_EQ(mentioned("($a: NestedCreateWidgetModelInput)"), "widget_model");
    EXPECT_EQ(mentioned("{internal{createWidgetModel(widget_model:{})}}"), "widget_model");
    EXPECT_EQ(mentioned("{ people { edges { node { id } } } }"), "person");
    EXPECT_EQ(mentioned("mutation { upsertHTTPRoute { success } }"), "HTTPRoute");
}

TEST(SchemaMentioned, FindsNothingElse) {
    EXPECT_EQ(mentioned("{ gadgetMeta { hydrations(modelName: \"post\") } }"), "");
    EXPECT_EQ(mentioned("{ quest ion quizzical questionable }"), "");
    EXPECT_EQ(mentioned(""), "");
    EXPECT_EQ(mentioned(std::string(100000, 'Q')), "");
    EXPECT_EQ(mentioned("{ id }", R"({"filter":{"title":{"equals":"x"}}})"), "");
}

TEST(SchemaMentioned, LooksIntoStringsAndVariables) {
    EXPECT_EQ(mentioned("{ gadgetMeta { hydrations(modelName: \n\"quiz\") } }"), "quiz");
    EXPECT_EQ(mentioned("query ($x: JSON) { a }", R"({"x":{"question":{"id":"1"}},"y":["userProfile"]})"),
              "question userProfile");
}

TEST(SchemaMentioned, TakesAsMuchTimeAsThereIsText) {
    std::string hostile;
    for (int i = 0; i < 2000; ++i) hostile += "AbCdEfGhIj" + std::to_string(i) + "QQQQQQQQQQQQQQQQQQQQ ";
    EXPECT_EQ(mentioned(hostile + "question"), "question");
}

bool ask_for_all(std::string_view document) {
    Words words;
    words.add(document);
    return words.ask_for_all();
}

TEST(SchemaMentioned, KnowsWhatIsAboutAllModels) {
    EXPECT_TRUE(ask_for_all("{ __schema { types { name } } }"));
    EXPECT_TRUE(ask_for_all("{ __type(name: \"Question\") { name } }"));
    EXPECT_TRUE(ask_for_all("query ($m: String!) { gadgetMeta { hydrations(modelName: $m) } }"));
    EXPECT_TRUE(ask_for_all("query ($m: String!) { gadgetMeta { hydrations(modelName # name\n,:\t$m) } }"));
    EXPECT_FALSE(ask_for_all("query ($m: String!) { question(id: $m) { __typename modelName }"
                             " gadgetMeta { hydrations(modelName: \"question\") } }"));
}

// Whatever the whole schema of the pages' models makes of a model's name is found by it.
TEST(SchemaMentioned, FindsTheModelOfEveryTypeAndFieldOfASchema) {
    ModelNames index;
    std::vector<const model::Model *> of;
    const model::Schema &schema = page_models().models;
    for (const std::string &name : schema.names()) {
        const model::Model &model = schema.get(name);
        for (const std::string *made : {&model.name, &model.plural, &model.type_name, &model.plural_type_name})
            index.add(*made, of.size());
        of.push_back(&model);
    }
    std::size_t checked = 0;
    for (const graphql::schema::Type *type : page_api().schema().types())
        for (const graphql::schema::Field &field : type->fields) {
            const schema::Target &target = page_api().target(field);
            const bool is_root =
                type->name == "Query" || type->name == "Mutation" || type->name.starts_with("Internal");
            if (!is_root || !target.model || target.operation >= schema::Operation::value) continue;
            Words words;
            words.add(field.name);
            const auto found = index.mentioned(words);
            EXPECT_TRUE(std::ranges::any_of(found, [&](std::size_t i) { return of[i] == target.model; })) << field.name;
            ++checked;
        }
    EXPECT_GT(checked, 20U);
}

} // namespace
} // namespace schema_test
