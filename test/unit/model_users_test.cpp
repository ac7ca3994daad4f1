#include "model/users.hpp"

#include "base/error.hpp"
#include "definition_reading.hpp"
#include "model/define/actions.hpp"

namespace model_api::model {
namespace {

Known known_of(const Definition &definition) {
    Known known;
    for (const Model &model : definition.models) known.models.push_back(&model);
    return known;
}

Definition users(std::string_view options = "{}", const Known &known = {}) {
    return read(users_definition(Json::parse(options), known), known);
}

TEST(Users, HaveTheFieldsAndActionsOfAccounts) {
    const Definition made = users();
    const Model &user = model_in(made, "user"), &session = model_in(made, "session");
    EXPECT_TRUE(user.is_for(Purpose::user));
    EXPECT_TRUE(session.is_for(Purpose::session));
    EXPECT_EQ(user.actions, define::default_actions(user.account));
    EXPECT_EQ(user.actions.at(3).name, "signUp");
    EXPECT_EQ(user.actions.at(3).account, AccountAction::sign_up);
    EXPECT_EQ(user.actions.at(3).parameters.size(), 2U);
    EXPECT_EQ(session.actions.size(), 2U);
    EXPECT_TRUE(session.states->has("created.loggedIn"));
    EXPECT_FALSE(session.search.is_on());
}

TEST(Users, AreReadAgainFromTheirDescription) {
    const Definition made = users(
        R"({"user": {"sendCode": "app.send", "actions": {"signUp": {"params": {"name": "string"}}, "signOut": null}},
                                      "session": {"lifetime": 60}})");
    Json document = Json::object();
    for (const Model &model : made.models) document.set(model.name, describe(model));
    const Definition again = read(document);
    for (const Model &model : made.models) EXPECT_EQ(model_in(again, model.name), model) << document.text();
    EXPECT_EQ(model_in(again, "user").actions.at(3).parameters.size(), 3U);
    EXPECT_EQ(model_in(again, "session").account->lifetime, 60);
}

TEST(Users, AreChangedByPatchesOfWhatTheyAre) {
    const Definition first =
        users(R"({"user": {"name": "member", "fields": {"name": {"type": "string"}}}, "session": {"name": "visit"}})");
    const Definition second = users(R"({"user": {"fields": {"age": {"type": "number"}}}})", known_of(first));
    const Model &member = model_in(second, "member");
    EXPECT_NE(member.find("name"), nullptr);
    EXPECT_NE(member.find("age"), nullptr);
    EXPECT_EQ(member.find("sessions")->relation->model, "visit");
    EXPECT_EQ(describe(model_in(users("{}", known_of(second)), "member")).text(), describe(member).text());
}

TEST(Users, TakeTheirSessionsAlong) {
    const Json options = Json::parse(R"({"session": {"fields": {"user": {"onDelete": "setNull"}}}})");
    EXPECT_EQ(mistakes_in(users_definition(options, {}).text()),
              (Lines{"session.fields.user.onDelete: must be \"cascade\": sessions end with their user"}));
}

TEST(Users, HaveSessionsThatBeginByThemselves) {
    const Json options = Json::parse(
        R"({"session": {"fields": {"lang": {"type": "string", "required": true}}, "states": {"created": {"initial": "loggedIn"}}}})");
    EXPECT_EQ(mistakes_in(users_definition(options, {}).text()),
              (Lines{"session.states: must begin with \"created.loggedOut\"",
                     "session.fields.lang: must not be required without a default: sessions begin with nothing"}));
}

TEST(Users, NeedWhatAccountsAreMadeOf) {
    EXPECT_EQ(
        mistakes_in(users_definition(Json::parse(R"({"user": {"fields": {"email": {"unique": null}, "password": null}},
                                                           "session": {"states": null}})"),
                                     {})
                        .text()),
        (Lines{"user.fields.password: must be there, of type \"password\", in the model of users",
               "user.fields.email.unique: must be {\"caseSensitive\":false}",
               "session.states: must have \"created.loggedOut\" and \"created.loggedIn\""}));
    EXPECT_EQ(
        mistakes_in(R"({"thing": {"purpose": "thing"}, "other": {"lifetime": 1}})"),
        (Lines{"thing.purpose: must be \"user\" or \"session\"", "other.lifetime: needs a \"purpose\" of the model"}));
}

TEST(Users, AreOneModelOfADatabase) {
    const Definition made = users();
    Json other = Json::object();
    other.set("member", describe(model_in(made, "user")));
    std::vector<Mistake> mistakes;
    parse_definition(other, known_of(made), mistakes);
    const Lines lines = lines_of(mistakes);
    EXPECT_NE(std::find(lines.begin(), lines.end(), "member.purpose: is that of the model \"user\" already"),
              lines.end());
}

TEST(Users, RefuseOptionsThatAreNone) {
    EXPECT_THROW(users_definition(Json::parse("[]"), {}), DomainError);
    EXPECT_THROW(users_definition(Json::parse(R"({"users": {}})"), {}), DomainError);
    EXPECT_THROW(users_definition(Json::parse(R"({"user": {"name": 7}})"), {}), DomainError);
}

} // namespace
} // namespace model_api::model
