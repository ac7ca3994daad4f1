#include "definition_reading.hpp"

namespace model_api::model {
namespace {

std::string with_states(std::string_view states) {
    return R"({"question":{"states":)" + std::string(states) + "}}";
}

std::string with_action(std::string_view name, std::string_view action) {
    return R"({"question":{"states":{"initial":"created","created":{"initial":"draft","draft":{},"published":{}},"gone":{}},"actions":{")" +
           std::string(name) + "\":" + std::string(action) + "}}}";
}

struct Wrong {
    const char *json;
    const char *line;
};

class WrongStates : public testing::TestWithParam<Wrong> {};

TEST_P(WrongStates, AreReportedAtTheirPlace) {
    EXPECT_EQ(mistakes_in(with_states(GetParam().json)), Lines{std::string("question.states") + GetParam().line});
}

INSTANTIATE_TEST_SUITE_P(
    States, WrongStates,
    testing::Values(Wrong{"[]", ": must be an object, not a list"}, Wrong{"{}", ": must have at least one state"},
                    Wrong{R"({"initial":"created"})", ": must have at least one state"},
                    Wrong{R"({"created":{}})", ".initial: must name the sub-state to begin with"},
                    Wrong{R"({"initial":1,"created":{}})", ".initial: must be a string, not a number"},
                    Wrong{R"({"initial":"craeted","created":{}})",
                          R"(.initial: "craeted" is not a state here. Did you mean "created"?)"},
                    Wrong{R"({"initial":"created","created":{"draft":{}}})",
                          ".created.initial: must name the sub-state to begin with"},
                    Wrong{R"({"initial":"created","created":{"initial":"created","draft":{}}})",
                          R"(.created.initial: "created" is not a state here)"},
                    Wrong{R"({"initial":"created","created":{"initial":"draft"}})",
                          ".created.initial: is for states with sub-states only"},
                    Wrong{R"({"initial":"created","created":true})", ".created: must be an object, not a boolean"},
                    Wrong{R"({"initial":"created","created":{},"a.b":{}})",
                          R"(.a.b: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"}));

TEST(DefineStates, ReadsTheirTree) {
    const auto definition =
        read(with_states(R"({"initial":"created","created":{"initial":"draft","draft":{},"published":{}},"gone":{}})"));
    const StateMachine &machine = *model_in(definition, "question").states;
    EXPECT_EQ(machine.initial(), "created.draft");
    EXPECT_EQ(machine.leaves(), (std::vector<std::string>{"created.draft", "created.published", "gone"}));
}

TEST(DefineStates, AreNotTheModelsFields) {
    EXPECT_EQ(read(R"({"question":{}})").models[0].states, std::nullopt);
    EXPECT_EQ(mistakes_in(R"({"question":{"fields":{"state":{"type":"string"}},"states":{"initial":"a","a":{}}}})"),
              Lines{R"(question.fields.state.type: must be "recordState": the field is managed by the API)"});
}

TEST(DefineStates, AreNestedSixteenDeepAtTheMost) {
    const auto nested = [](int depth) {
        std::string states = "{}";
        for (int level = 0; level < depth; ++level) states = R"({"initial":"s","s":)" + states + "}";
        return with_states(states);
    };
    read(nested(16));
    std::string path = "question.states";
    for (int level = 0; level < 16; ++level) path += ".s";
    EXPECT_EQ(mistakes_in(nested(17)), Lines{path + ": is nested deeper than 16 states"});
    EXPECT_EQ(mistakes_in(nested(150)), Lines{path + ": is nested deeper than 16 states"});
}

TEST(DefineStates, AreAThousandAtTheMost) {
    std::string states = R"("initial":"s0")";
    for (int index = 0; index < 1010; ++index) states += ",\"s" + std::to_string(index) + "\":{}";
    EXPECT_EQ(mistakes_in(with_states("{" + states + "}")),
              Lines{"question.states.s1000: is one more than 1000 states"});
}

class WrongAction : public testing::TestWithParam<Wrong> {};

TEST_P(WrongAction, IsReportedAtItsPlace) {
    EXPECT_EQ(mistakes_in(with_action("publish", GetParam().json)),
              Lines{std::string("question.actions.publish") + GetParam().line});
}

INSTANTIATE_TEST_SUITE_P(
    Actions, WrongAction,
    testing::Values(
        Wrong{"1", ": must be an object, not a number"},
        Wrong{R"({"form":"created"})", R"(.form: is not a key of an action. Did you mean "from"?)"},
        Wrong{R"({"from":1})", R"(.from: must be a state, as "created.draft" or {"created":"draft"})"},
        Wrong{R"({"from":""})", R"(.from: must be a state, as "created.draft" or {"created":"draft"})"},
        Wrong{R"({"from":{"created":"draft","gone":"x"}})",
              R"(.from: must be a state, as "created.draft" or {"created":"draft"})"},
        Wrong{R"({"from":[]})", ".from: must have at least one state"},
        Wrong{R"({"from":["gone",["created"]]})",
              R"(.from[1]: must be a state, as "created.draft" or {"created":"draft"})"},
        Wrong{R"({"from":["created.draft",{"created":"draft"}]})", R"(.from[1]: repeats "created.draft")"},
        Wrong{R"({"from":"created.drfat"})", R"(.from: "created.drfat" is not a state. Did you mean "created.draft"?)"},
        Wrong{R"({"to":{"created":"publised"}})",
              R"(.to: "created.publised" is not a state. Did you mean "created.published"?)"},
        Wrong{R"({"to":["gone"]})", R"(.to: must be a state, as "created.draft" or {"created":"draft"})"},
        Wrong{R"({"params":["a"]})", ".params: must be an object, not a list"},
        Wrong{R"({"params":{"a":"bolean"}})",
              R"(.params.a: "bolean" is not a type of parameters. Did you mean "boolean"?)"},
        Wrong{R"({"params":{"a":"hasMany"}})", R"(.params.a: "hasMany" is not a type of parameters)"},
        Wrong{R"({"params":{"a":true}})", ".params.a: must be a string, not a boolean"},
        Wrong{R"({"params":{"a b":"string"}})",
              R"(.params.a b: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"},
        Wrong{R"({"params":{"id":"string"}})", ".params.id: is a parameter already"},
        Wrong{R"({"params":{"question":"string"}})", ".params.question: is a parameter already"},
        Wrong{R"({"run":{}})", ".run: must be a string, not an object"},
        Wrong{R"({"run":"quiz.publish now"})", R"(.run: "quiz.publish now" is not the name of a function)"},
        Wrong{R"({"onSuccess":"a.b.c"})", R"(.onSuccess: "a.b.c" is not the name of a function)"}));

TEST(DefineActions, HaveNamesOfTheirOwn) {
    EXPECT_EQ(mistakes_in(with_action("upsert", "{}")),
              Lines{R"(question.actions.upsert: is reserved: "create" and "update" together make it)"});
    EXPECT_EQ(mistakes_in(with_action("internal", "{}")), Lines{"question.actions.internal: is reserved by the API"});
    EXPECT_EQ(
        mistakes_in(with_action("go away", "{}")),
        Lines{
            R"(question.actions.go away: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"});
    EXPECT_EQ(mistakes_in(R"({"question":{"actions":{"publish":{},"Publish":{}}}})"),
              Lines{R"(question.actions.Publish: clashes with the action "publish")"});
    EXPECT_EQ(mistakes_in(R"({"question":{"actions":[]}})"), Lines{"question.actions: must be an object, not a list"});
}

TEST(DefineActions, CreateComesFromNowhereAndDeleteGoesThere) {
    EXPECT_EQ(mistakes_in(with_action("create", R"({"from":"created"})")),
              Lines{"question.actions.create.from: does not apply: a new record comes from no state"});
    EXPECT_EQ(mistakes_in(with_action("delete", R"({"to":"gone"})")),
              Lines{"question.actions.delete.to: does not apply: a deleted record goes to no state"});
    EXPECT_EQ(mistakes_in(with_action("create", R"({"to":"gone"})")), Lines{});
    EXPECT_EQ(mistakes_in(with_action("delete", R"({"from":"gone"})")), Lines{});
}

TEST(DefineActions, NeedStatesToMoveBetween) {
    EXPECT_EQ(mistakes_in(R"({"question":{"actions":{"publish":{"from":"a","to":"b"}}}})"),
              (Lines{R"(question.actions.publish.from: needs "states" in the model)",
                     R"(question.actions.publish.to: needs "states" in the model)"}));
    EXPECT_EQ(mistakes_in(R"({"question":{"states":[],"actions":{"publish":{"from":"a","to":"b"}}}})"),
              Lines{"question.states: must be an object, not a list"});
}

TEST(DefineActions, AreCreateUpdateDeleteUnlessTheyAreGiven) {
    const auto names = [](const Model &model) {
        std::string all;
        for (const Action &action : model.actions) all += action.name + ' ';
        return all;
    };
    EXPECT_EQ(names(read(R"({"question":{}})").models[0]), "create update delete ");
    EXPECT_EQ(names(read(R"({"question":{"actions":{}}})").models[0]), "");
    EXPECT_EQ(names(read(R"({"question":{"actions":{"zip":{},"delete":{},"create":{},"archive":{}}}})").models[0]),
              "create delete zip archive ");
}

TEST(DefineActions, AreReadAsTheyAre) {
    const auto definition =
        read(with_action("publish", R"({"from":["created.draft",{"created":"published"}],"to":{"created":"published"},
        "params":{"notify":"boolean","why":"string"},"run":"quiz.publish_question","onSuccess":"\"Quiz\".\"After\""})"));
    EXPECT_EQ(model_in(definition, "question").actions,
              (std::vector<Action>{{"publish",
                                    {"created.draft", "created.published"},
                                    "created.published",
                                    {{"notify", "boolean"}, {"why", "string"}},
                                    "quiz.publish_question",
                                    "\"Quiz\".\"After\""}}));
}

TEST(DefineGlobalActions, RunAFunction) {
    const auto definition = read(R"({"globalActions":{"flipAll":{"params":{"why":"string"},"run":"app.flip_all"}}})");
    EXPECT_TRUE(definition.models.empty());
    EXPECT_EQ(definition.global_actions,
              (std::vector<Action>{{"flipAll", {}, "", {{"why", "string"}}, "app.flip_all", ""}}));
    EXPECT_EQ(describe(definition.global_actions[0]),
              Json::parse(R"({"params":{"why":"string"},"run":"app.flip_all"})"));
}

TEST(DefineGlobalActions, AreRemovedByNull) {
    const auto definition = read(R"({"globalActions":{"flipAll":{"run":"f"},"gone":null}})");
    EXPECT_EQ(definition.global_actions.size(), 1U);
    EXPECT_EQ(definition.removed_global_actions, std::vector<std::string>{"gone"});
}

TEST(DefineGlobalActions, HaveNoRecord) {
    EXPECT_EQ(mistakes_in(R"({"globalActions":{"flipAll":{"run":"f","from":"created"}}})"),
              Lines{"globalActions.flipAll.from: is not a key of a global action"});
    EXPECT_EQ(mistakes_in(R"({"globalActions":{"flipAll":{}}})"), Lines{"globalActions.flipAll.run: must be given"});
    EXPECT_EQ(mistakes_in(R"({"globalActions":null})"), Lines{"globalActions: must be an object, not null"});
}

} // namespace
} // namespace model_api::model
