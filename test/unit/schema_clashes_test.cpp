#include "schema/clashes.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "api_schema.hpp"

namespace schema_test {
namespace {

using schema::Named;
using schema::Space;

Named all_of(const Models &models) {
    Named named;
    for (const std::string &name : models.models.names()) named.models.push_back(&models.models.get(name));
    for (const model::Action &action : models.global_actions) named.global_actions.push_back(&action);
    return named;
}

std::vector<std::string> mistakes(std::string_view definition, std::string_view known = "{}") {
    const Models coming(definition), old(known);
    std::vector<std::string> lines;
    for (const schema::Clash &clash : schema::clashes(all_of(old), all_of(coming))) {
        const model::Mistake mistake = mistake_of(clash);
        lines.push_back(mistake.path + " " + mistake.message);
    }
    return lines;
}

using Lines = std::vector<std::string>;
constexpr const char *of_model = "; another name is needed, or another \"type\" or \"plural\"";

// What is given is what the schema has.
TEST(SchemaClashes, KnowsEveryNameOfASchema) {
    for (const char *file : {"models.json", "everything.json"}) {
        const Models models(text_of(file));
        const schema::Api api = models.api();
        std::set<std::pair<Space, std::string>> given;
        const schema::Give give = [&](Space space, std::string name, const schema::Giver &) {
            given.emplace(space, std::move(name));
        };
        for (const model::Model *model : all_of(models).models) give_names(*model, give);
        for (const model::Action &action : models.global_actions) give_names(action, give);
        const Models none("{}");
        const schema::Api empty = none.api();
        for (const graphql::schema::Type *type : api.schema().types()) {
            const bool is_known = empty.schema().find(type->name) || given.contains({Space::types, type->name});
            const bool is_shared = type->name.ends_with("Filter") && !type->name.ends_with("RelationshipFilter");
            const bool is_root = type->name == "UpsertError" || type->name.starts_with("Internal");
            EXPECT_TRUE(is_known || is_shared || is_root) << type->name;
        }
        const std::pair<const char *, Space> roots[] = {{"Query", Space::queries},
                                                        {"Mutation", Space::mutations},
                                                        {"InternalQueries", Space::internal_queries},
                                                        {"InternalMutations", Space::internal_mutations}};
        for (const auto &[root, space] : roots)
            for (const graphql::schema::Field &field : api.schema().find(root)->fields) {
                const bool is_given = api.target(field).model || api.target(field).action;
                EXPECT_EQ(given.contains({space, field.name}), is_given) << field.name;
            }
    }
}

TEST(SchemaClashes, AreNoneInTheModelsOfThePages) {
    EXPECT_EQ(mistakes(text_of("models.json")), Lines());
    EXPECT_EQ(mistakes(text_of("everything.json")), Lines());
}

TEST(SchemaClashes, AreToldOfTypes) {
    EXPECT_EQ(mistakes(R"({"post":{"fields":{}},"postFilter":{"fields":{}}})"),
              Lines{"postFilter gives the GraphQL type \"PostFilter\", which the model \"post\" gives too" +
                    std::string(of_model)});
    EXPECT_EQ(
        mistakes(R"({"createPostResult":{"fields":{}}})", R"({"post":{"fields":{}}})"),
        Lines{"createPostResult gives the GraphQL type \"CreatePostResult\", which the action \"create\" of model "
              "\"post\" gives too" +
              std::string(of_model)});
    EXPECT_EQ(mistakes(R"({"post":{"fields":{},"actions":{"create":{}}}})", R"({"createPostResult":{"fields":{}}})"),
              Lines{"post.actions.create gives the GraphQL type \"CreatePostResult\", which the model "
                    "\"createPostResult\" gives too; another name is needed"});
    for (const std::string type : {"SortOrder", "StringFilter", "UpsertError", "InternalQueries"}) {
        const std::string message = "item gives the GraphQL type \"" + type + "\", which is reserved by the API";
        EXPECT_EQ(mistakes(R"({"item":{"type":")" + type + R"(","fields":{}}})"), Lines{message + of_model});
    }
    EXPECT_EQ(mistakes(R"({"session":{"fields":{}}})"), Lines());
}

TEST(SchemaClashes, AreToldOfEnums) {
    EXPECT_EQ(mistakes(R"({"post":{"fields":{"kind":{"type":"enum","options":["a"]}}}})",
                       R"({"postKindEnum":{"fields":{}}})"),
              Lines{"post.fields.kind gives the GraphQL type \"PostKindEnum\", which the model \"postKindEnum\" gives "
                    "too; another name is needed"});
}

TEST(SchemaClashes, AreToldOfFields) {
    EXPECT_EQ(mistakes(R"({"globalActions":{"createPost":{"run":"f"}}})", R"({"post":{"fields":{}}})"),
              Lines{"globalActions.createPost gives the GraphQL field \"createPost\", which the action \"create\" of "
                    "model \"post\" gives too; another name is needed"});
    EXPECT_EQ(mistakes(R"({"globalActions":{"gadgetMeta":{"run":"f"}}})"),
              Lines{"globalActions.gadgetMeta gives the GraphQL field \"gadgetMeta\", which is reserved by the API; "
                    "another name is needed"});
    EXPECT_EQ(mistakes(R"({"post":{"fields":{}},"manyPost":{"fields":{},"actions":{}}})"),
              Lines{"post gives the internal GraphQL field \"deleteManyPost\", which the model \"manyPost\" gives too" +
                    std::string(of_model)});
    EXPECT_EQ(mistakes(R"({"listPost":{"fields":{}}})", R"({"post":{"fields":{}}})"),
              Lines{"listPost gives the internal GraphQL field \"listPost\", which the model \"post\" gives too" +
                    std::string(of_model)});
}

TEST(SchemaClashes, AreToldOfMembersOfResults) {
    EXPECT_EQ(
        mistakes(R"({"error":{"fields":{}}})"),
        Lines{"error gives the member of results \"errors\", which is reserved by the API" + std::string(of_model)});
    EXPECT_EQ(mistakes(R"({"error":{"plural":"failures","fields":{}}})"), Lines());
    EXPECT_EQ(mistakes(R"({"on":{"fields":{}}})").size(), 1U);
}

TEST(SchemaClashes, OfWhatIsKnownAreNobodysFault) {
    EXPECT_EQ(mistakes(R"({"quiz":{"fields":{}}})", R"({"post":{"fields":{}},"postFilter":{"fields":{}}})"), Lines());
}

} // namespace
} // namespace schema_test
