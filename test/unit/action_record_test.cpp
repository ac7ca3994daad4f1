// The fields of a record's object.
#include <gtest/gtest.h>

#include "action_models.hpp"

using namespace action_test;

TEST(ActionRecord, gives_fields_their_values_in_the_order_of_the_model) {
    EXPECT_EQ(created(R"({"count": 3, "title": "What?"})"), "create title='What?' count=3");
    EXPECT_EQ(created("{}"), "create");
    EXPECT_EQ(updated(R"({"active": true, "price": 1.50, "score": 0.5, "data": {"a": [1]}})"),
              R"(update 7 price='1.50' score=~0.500000 active=true data='{"a":[1]}')");
    EXPECT_EQ(updated(R"({"moment": "2000-01-01T00:00:01Z", "day": "2000-01-03", "address": "::1"})"),
              "update 7 moment=1000000 day=2 address='::1'");
}

TEST(ActionRecord, writes_null_where_it_is_given_and_nothing_where_it_is_not) {
    EXPECT_EQ(updated(R"({"title": null, "body": null, "data": null, "secret": null, "sealed": null, "kinds": null})"),
              "update 7 title=NULL body=NULL kinds=NULL data=NULL secret=NULL sealed=NULL");
}

TEST(ActionRecord, takes_rich_text_as_it_is_read_and_as_a_string) {
    EXPECT_EQ(created(R"({"body": "*x*"})"), "create body='*x*'");
    EXPECT_EQ(created(R"({"body": {"markdown": "*x*"}})"), "create body='*x*'");
    EXPECT_EQ(created(R"({"body": {"markdown": null}})"), "create body=NULL");
    EXPECT_EQ(created(R"({"body": {"html": "x"}})"),
              R"(record.body: rich text is a string, or an object with "markdown" alone)");
    EXPECT_EQ(created(R"({"body": {"markdown": 1}})"), "record.body: expected a string, not a number");
}

TEST(ActionRecord, takes_lists_of_options_and_roles_or_one_alone) {
    EXPECT_EQ(created(R"({"kinds": ["single", "multi"], "roles": "signed-in"})"),
              R"(create kinds='{"single","multi"}' roles='{"signed-in"}')");
}

TEST(ActionRecord, tells_every_value_of_a_wrong_type_with_its_path) {
    EXPECT_EQ(created(R"({"title": 1, "count": "3", "active": null, "day": "soon", "kinds": ["single", 2]})"),
              "record.title: expected a string, not a number\n"
              "record.count: expected a number, not a string\n"
              "record.day: invalid date \"soon\" [Write it as ISO 8601: \"2022-10-03\".]\n"
              "record.kinds[1]: expected a string, not a number");
    EXPECT_EQ(created(R"({"count": 2.5})"), "record.count: expected an integer, not 2.5");
    EXPECT_EQ(created(R"({"secret": 12345678})"), "record.secret: expected a string, not a number");
    EXPECT_EQ(shown(parsed("question", "create", Json::parse("[]"))), "record: expected an object, not a list");
}

TEST(ActionRecord, keeps_what_breaks_the_form_of_its_field_apart_from_what_is_no_input) {
    EXPECT_EQ(created(R"({"contact": "a", "link": "b", "tint": "c", "kind": "d", "title": "Title"})"),
              "create title='Title' contact: is not a valid email address link: is not a valid URL "
              "tint: is not a valid color kind: is not one of its options");
    EXPECT_EQ(created(R"({"kinds": ["single", "double"], "roles": ["a", "a"]})"),
              "create kinds: is not one of its options roles: is not a list of role keys");
    EXPECT_EQ(created(R"({"kinds": [null], "roles": [null]})"),
              "create kinds: is not one of its options roles: is not a list of role keys");
    EXPECT_EQ(created(R"({"count": 3000000000, "score": 1e400})"),
              "create count: is out of range score: is out of range");
    EXPECT_EQ(created(R"({"body": ")" + std::string(300'000, 'x') + "\"}"), "create body: is too large");
}

TEST(ActionRecord, tells_every_role_that_does_not_exist) {
    action::Failures failures;
    const value::KnownRoles roles = [] {
        return std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"editor", "signed-in"});
    };
    const model::Model &model = model_named("question");
    const auto with = [&](const char *object) {
        return shown(action::parse_record(model, action_named(model, "create"), Json::parse(object), action::Key::none,
                                          Json(), "record", {schema(), failures, kept_secrets::secrets, roles}));
    };
    EXPECT_EQ(with(R"({"roles": ["signed-in", "editor"]})"), R"(create roles='{"signed-in","editor"}')");
    EXPECT_EQ(with(R"({"roles": []})"), "create roles='{}'");
    EXPECT_EQ(with(R"({"roles": "boss"})"), "create roles: has the unknown role \"boss\"");
    EXPECT_EQ(with(R"({"roles": ["editr", "editor", "boss"]})"),
              "create roles: has the unknown role \"editr\" (did you mean \"editor\"?) "
              "roles: has the unknown role \"boss\"");
    EXPECT_TRUE(failures.empty());
}

TEST(ActionRecord, leaves_the_options_of_an_enum_type_to_the_type) {
    EXPECT_EQ(created(R"({"mood": "new"})"), "create mood='new'");
}

TEST(ActionRecord, refuses_what_the_database_writes_itself) {
    EXPECT_EQ(created(R"({"id": "1", "createdAt": "2020-01-01", "updatedAt": null, "state": "created", "total": 1})"),
              "record.id: Field \"id\" of question is managed and cannot be written\n"
              "record.createdAt: Field \"createdAt\" of question is managed and cannot be written\n"
              "record.updatedAt: Field \"updatedAt\" of question is managed and cannot be written\n"
              "record.state: Field \"state\" of question is managed and cannot be written\n"
              "record.total: Field \"total\" of question is generated and cannot be written");
    EXPECT_EQ(updated(R"({"id": "7"})"), "record.id: Field \"id\" of question is managed and cannot be written");
}

TEST(ActionRecord, names_the_nearest_field_of_one_that_does_not_exist) {
    EXPECT_EQ(created(R"({"titel": "x"})"),
              "record.titel: Field \"titel\" is not defined by CreateQuestionInput. Did you mean \"title\"?");
    EXPECT_EQ(updated(R"({"quizid": "1", "something": 1})"),
              "record.quizid: Field \"quizid\" is not defined by UpdateQuestionInput. Did you mean \"quizId\"?\n"
              "record.something: Field \"something\" is not defined by UpdateQuestionInput.");
}

TEST(ActionRecord, keeps_a_hundred_mistakes_at_most) {
    Json object = Json::object();
    for (int i = 0; i < 1000; ++i) object.set("field" + std::to_string(i), Json());
    EXPECT_EQ(parsed("question", "create", object).failures.size(), 100U);
}

TEST(ActionRecord, encrypts_what_will_be_saved) {
    EXPECT_EQ(created(R"({"sealed": "x"})"), "create sealed='\\x7365616c65642078'");
    EXPECT_EQ(created(R"({"sealed": ""})"), "create sealed='\\x7365616c656420'");
    EXPECT_EQ(created(R"({"sealed": null})"), "create sealed=NULL");
    EXPECT_EQ(created(R"({"sealed": "x", "contact": "nobody"})"),
              "create sealed='' contact: is not a valid email address");
}

TEST(ActionRecord, encrypts_strings_only) {
    EXPECT_EQ(created(R"({"sealed": 1})"), "record.sealed: expected a string, not a number");
    EXPECT_EQ(created(R"({"sealed": {"set": "x"}})"), "record.sealed: expected a string, not an object");
    Json object = Json::object();
    object.set("sealed", Json::string(std::string("a\0b", 3)));
    EXPECT_EQ(shown(parsed("question", "create", object)),
              "record.sealed: a string must not contain the character U+0000");
}

TEST(ActionRecord, refuses_the_state_of_an_adopted_table_too) {
    model::Model model = model_named("question");
    for (model::Field &field : model.fields) field.managed = false;
    action::Failures failures;
    action::parse_record(model, action_named(model, "create"), Json::parse(R"({"state": "created.draft"})"),
                         action::Key::none, Json(), "record", {schema(), failures, kept_secrets::secrets});
    EXPECT_EQ(shown(failures), "record.state: Field \"state\" of question is managed and cannot be written");
}

TEST(ActionRecord, takes_parameters_beside_the_fields_for_want_of_another_place) {
    EXPECT_EQ(shown(parsed("question", "publish", Json::parse(R"({"title": "a", "notify": true})"))),
              "publish title='a'");
    EXPECT_EQ(shown(parsed("question", "publish", Json::parse(R"({"notify": 1})"))),
              "record.notify: expected a boolean, not a number");
}

// --- keys

TEST(ActionRecord, takes_the_key_from_where_it_is_given) {
    const auto with = [](action::Key key, const char *object, const Json &id = Json()) {
        return shown(parsed("question", "update", Json::parse(object), key, id));
    };
    EXPECT_EQ(with(action::Key::member, R"({"id": 7})"), "update 7");
    EXPECT_EQ(with(action::Key::member, "{}"), "record.id: the id of the question is required");
    EXPECT_EQ(with(action::Key::member, R"({"id": null})"), "record.id: the id of the question is required");
    EXPECT_EQ(with(action::Key::member, R"({"id": "x"})"), "record.id: invalid id \"x\"");
    EXPECT_EQ(with(action::Key::argument, "{}", Json::string("007")), "update 7");
    EXPECT_EQ(with(action::Key::argument, "{}"), "id: the id of the question is required");
    EXPECT_EQ(shown(parsed("question", "delete", Json::parse("{}"), action::Key::argument, Json::string("x"))),
              "record: invalid id \"x\""); // the path is the id's own
    EXPECT_EQ(with(action::Key::optional_member, "{}"), "update");
    EXPECT_EQ(with(action::Key::optional_member, R"({"id": null})"), "update");
    EXPECT_EQ(with(action::Key::optional_member, R"({"id": "7"})"), "update 7");
}

TEST(ActionRecord, takes_a_key_that_has_no_default_from_the_object) {
    const auto country = [](const char *action, const char *object, action::Key key = action::Key::none) {
        return shown(parsed("country", action, Json::parse(object), key));
    };
    EXPECT_EQ(country("create", R"({"code": "nz", "name": "x"})"), "create nz name='x'");
    EXPECT_EQ(country("create", R"({"id": "nz"})"), "create nz");
    EXPECT_EQ(country("create", R"({"id": "nz", "code": "nz"})"), "record.code: the id of the country is given twice");
    EXPECT_EQ(country("update", R"({"id": "nz"})", action::Key::member), "update nz");
    EXPECT_EQ(country("update", R"({"code": "nz"})"),
              "record.code: Field \"code\" of country is its key and cannot be changed");
    EXPECT_EQ(country("update", "{}", action::Key::member), "record.code: the id of the country is required");
}

// --- passwords

TEST(ActionRecord, keeps_the_hash_of_a_password_alone) {
    const Parsed strong = parsed("question", "create", Json::parse(R"({"secret": "pass-word-1"})"));
    ASSERT_EQ(strong.change.values.size(), 1U);
    EXPECT_TRUE(std::get<std::string>(strong.change.values[0].value).starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
    EXPECT_EQ(created(R"({"secret": "password"})"),
              "create secret: must have at least 8 characters, a digit and a special character");
    EXPECT_EQ(created(R"({"secret": "pass-word-1", "kind": "x"})"), "create secret='' kind: is not one of its options");
}
