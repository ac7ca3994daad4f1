// The session at hand in the GraphQL schema, and what is left of users for whom others are not shown.
#include <gtest/gtest.h>

#include "api_requests.hpp"
#include "definition_reading.hpp"
#include "graphql/schema/print.hpp"
#include "model/users.hpp"

namespace schema_test {
namespace {

constexpr const char *options = R"({"user": {"fields": {"name": {"type": "string"}}},
    "session": {"fields": {"theme": {"type": "string"}}, "actions": {"dismiss": {"params": {"why": "string"}}}}})";

const Models &models() {
    static const Models made(model::read(model::users_definition(Json::parse(options), {})));
    return made;
}

std::string type_of(const schema::Api &api, std::string_view name) {
    const graphql::schema::Type *type = api.schema().find(name);
    if (!type) return "none";
    std::string names;
    for (const std::string_view field : type->fields.empty() ? type->input_fields.names() : type->fields.names())
        names.append(names.empty() ? "" : " ").append(field);
    return names;
}

// Of nobody's records but one's own.
struct Own {
    schema::Rights rights{
        .read = false, .shown = true, .search = false, .create = false, .update = false, .remove = false};
    schema::Access access() const {
        schema::Access access;
        access.rights = [this](const model::Model &) -> const schema::Rights & { return rights; };
        return access;
    }
};

TEST(SchemaSession, IsAtTheRootOnlyAsTheOneAtHand) {
    const schema::Api api = models().api();
    EXPECT_EQ(type_of(api, "Query"), "user users currentSession internal gadgetMeta");
    EXPECT_EQ(type_of(api, "CurrentSessionMutations"), "update delete dismiss logInViaEmail logOut");
    EXPECT_EQ(type_of(api, "Mutation").find("updateSession"), std::string::npos);
    EXPECT_EQ(type_of(api, "UpdateSessionInput"), "theme");
    EXPECT_EQ(type_of(api, "DismissSessionResult"), "success errors actionRun session");
    EXPECT_EQ(type_of(api, "DeleteSessionResult"), "success errors actionRun");
}

TEST(SchemaSession, IsShownWithItsUserWhereOthersAreNot) {
    const Own own;
    const schema::Api api = models().api(own.access());
    EXPECT_EQ(type_of(api, "Query"), "currentSession gadgetMeta");
    EXPECT_NE(type_of(api, "Session").find(" user userId "), std::string::npos);
    EXPECT_EQ(type_of(api, "User").find("sessions"), std::string::npos);
    for (const char *name : {"UserConnection", "UserFilter", "SessionFilter", "InternalQueries", "CreateUserInput"})
        EXPECT_EQ(type_of(api, name), "none") << name;
    EXPECT_NE(type_of(api, "Mutation").find("signInUser"), std::string::npos);
    EXPECT_EQ(type_of(api, "Mutation").find("createUser"), std::string::npos);
}

TEST(SchemaSession, HasNoActionsWhereTheyServeNobody) {
    Own own;
    own.rights.accounts = false;
    EXPECT_EQ(type_of(models().api(own.access()), "Mutation"), "gadgetMeta");
}

TEST(SchemaSession, IsReadByOneSelection) {
    const schema::Api api = models().api();
    EXPECT_EQ(
        answer("{ currentSession { a: theme __typename user { b: email } roles { key } } }", "{}", api),
        R"({"currentSession":{"a":"theme","__typename":"Session","user":{"b":"email"},"roles":[{"key":"signed-in"}]}})");
    EXPECT_EQ(answer("mutation { currentSession { dismiss(why: \"x\") { success session { theme } } } }", "{}", api),
              R"({"currentSession":{"dismiss":{"success":true,"session":{"theme":"theme"}}}})");
    EXPECT_EQ(
        answer(
            "{ gadgetMeta { a: hydrations(modelName: \"session\") b: hydrations(modelName: \"currentSession.session\") "
            "c: hydrations(modelName: \"sessions\") } }",
            "{}", api),
        R"({"gadgetMeta":{"a":{"createdAt":"DateTime","updatedAt":"DateTime"},"b":{"createdAt":"DateTime","updatedAt":"DateTime"},"c":{}}})");
}

} // namespace
} // namespace schema_test
