// Operations on related records.
#include <gtest/gtest.h>

#include "action_models.hpp"

using namespace action_test;

namespace {

std::string nested(const char *model, const std::string &object) {
    return shown(parsed(model, "create", Json::parse(object)));
}

} // namespace

// --- belongsTo

TEST(ActionNested, links_a_parent_by_its_id) {
    for (const char *object : {R"({"quiz": {"_link": "3"}})", R"({"quiz": {"_link": 3}})", R"({"quizId": "3"})"}) {
        EXPECT_EQ(created(object), "create quiz=3") << object;
    }
    for (const char *object : {R"({"quiz": {"_link": null}})", R"({"quiz": null})", R"({"quizId": null})"}) {
        EXPECT_EQ(created(object), "create quiz=NULL") << object;
    }
}

TEST(ActionNested, acts_on_a_parent_before_the_record) {
    EXPECT_EQ(created(R"({"quiz": {"create": {"title": "q"}}})"), "create before quiz:(create title='q')");
    EXPECT_EQ(created(R"({"quiz": {"update": {"id": "3", "title": "q"}}})"), "create before quiz:(update 3 title='q')");
    EXPECT_EQ(created(R"({"quiz": {"close": {"id": "3"}}})"), "create before quiz:(close 3)");
}

TEST(ActionNested, deletes_a_parent_once_the_record_lets_go_of_it) {
    EXPECT_EQ(created(R"({"quiz": {"delete": {"id": "3"}}})"), "create quiz=NULL then quiz:(delete 3)");
    EXPECT_EQ(created(R"({"quiz": {"delete": 3}})"), "create quiz=NULL then quiz:(delete 3)");
}

TEST(ActionNested, refuses_a_parent_that_is_given_otherwise) {
    EXPECT_EQ(created(R"({"quiz": "3"})"),
              "record.quiz: expected an object, not a string [Write it as {\"_link\": \"1\"}, or give \"quizId\".]");
    EXPECT_EQ(created(R"({"quiz": [{"_link": "3"}]})"),
              "record.quiz: expected an object, not a list [Write it as {\"_link\": \"1\"}, or give \"quizId\".]");
    EXPECT_EQ(created(R"({"quiz": {}})"),
              "record.quiz: no action is given [Write it as {\"create\": {…}} or {\"_link\": \"1\"}.]");
    EXPECT_EQ(created(R"({"quiz": {"_link": "x"}, "quizId": {"a": 1}})"),
              "record.quiz._link: invalid id \"x\"\n"
              "record.quizId: Field \"quiz\" is given twice, as \"quiz\" and as \"quizId\"");
    EXPECT_EQ(created(R"({"quizId": {"a": 1}})"),
              "record.quizId: expected an id (a string or a number), not an object");
    EXPECT_EQ(created(R"({"quiz": {"_unlink": "3"}})"),
              "record.quiz._unlink: Action \"_unlink\" is not defined by QuizBelongsToInput. Did you mean \"_link\"?");
    EXPECT_EQ(created(R"({"quiz": {"crate": {}}})"),
              "record.quiz.crate: Action \"crate\" is not defined by QuizBelongsToInput. Did you mean \"create\"?");
}

// --- hasMany

TEST(ActionNested, acts_on_children_in_the_order_of_the_list) {
    EXPECT_EQ(created(R"({"answers": [{"create": {"text": "a"}}, {"update": {"id": 1, "text": "b"}},
                                      {"delete": {"id": "2"}}, {"delete": "3"}, {"_link": "4"}, {"_unlink": 5},
                                      {"import": {"id": "6"}}]})"),
              "create then answers:(create text='a') then answers:(update 1 text='b') then answers:(delete 2) "
              "then answers:(delete 3) then answers:link 4 then answers:unlink 5 then answers:(import 6)");
    EXPECT_EQ(created(R"({"answers": []})"), "create");
}

TEST(ActionNested, takes_one_operation_for_a_list_of_it) {
    EXPECT_EQ(created(R"({"answers": {"create": {"text": "a"}}})"), "create then answers:(create text='a')");
    EXPECT_EQ(created(R"({"answers": {"create": {"text": 1}}})"),
              "record.answers.create.text: expected a string, not a number");
}

TEST(ActionNested, takes_parameters_beside_the_fields) {
    EXPECT_EQ(created(R"({"answers": {"grade": {"id": "1", "text": "a", "by": "me"}}})"),
              "create then answers:(grade 1 text='a')");
    EXPECT_EQ(created(R"({"answers": {"grade": {"id": "1", "by": 1}}})"),
              "record.answers.grade.by: expected a string, not a number");
    EXPECT_EQ(created(R"({"answers": {"update": {"id": "1", "by": "me"}}})"),
              "record.answers.update.by: Field \"by\" is not defined by UpdateAnswerInput.");
}

TEST(ActionNested, tells_the_element_of_a_mistake) {
    EXPECT_EQ(
        created(R"({"answers": [{"create": {}, "delete": {}}, 7, {}, null, {"crate": {}}, {"create": null},
                                      {"update": {"text": "a"}}, {"delete": {"id": "1", "text": "a"}}, {"_link": null},
                                      {"_relink": {}}, {"create": {"id": "1", "text": 2}}, {"delete": true}]})"),
        "record.answers[0]: only one action may be given, not \"create\" and \"delete\"\n"
        "record.answers[1]: expected an object, not a number [Write it as {\"_link\": \"1\"}.]\n"
        "record.answers[2]: no action is given [Write it as {\"create\": {…}} or {\"_link\": \"1\"}.]\n"
        "record.answers[3]: expected an object, not null [Write it as {\"_link\": \"1\"}.]\n"
        "record.answers[4].crate: Action \"crate\" is not defined by AnswerHasManyInput. Did you mean \"create\"?\n"
        "record.answers[5].create: expected an object, not null\n"
        "record.answers[6].update.id: the id of the answer is required\n"
        "record.answers[7].delete.text: Field \"text\" is not defined by DeleteAnswerInput.\n"
        "record.answers[8]._link: expected an id (a string or a number), not null\n"
        "record.answers[9]._relink: Action \"_relink\" is not defined by AnswerHasManyInput. Did you mean "
        "\"_link\"?\n"
        "record.answers[10].create.id: Field \"id\" of answer is managed and cannot be written\n"
        "record.answers[10].create.text: expected a string, not a number\n"
        "record.answers[11].delete: expected an id (a string or a number), not a boolean");
    EXPECT_EQ(created(R"({"answers": null})"), "record.answers: expected a list, not null");
}

// --- hasOne

TEST(ActionNested, acts_on_the_one_child) {
    EXPECT_EQ(created(R"({"note": {"create": {"text": "a"}}})"), "create then note:(create text='a')");
    EXPECT_EQ(created(R"({"note": {"_link": "1"}})"), "create then note:link 1");
    EXPECT_EQ(created(R"({"note": [{"_unlink": "1"}, {"create": {}}]})"),
              "create then note:unlink 1 then note:(create)");
    EXPECT_EQ(created(R"({"note": {"_relink": {"id": "1", "_link": 2}}})"), "create then note:relink 1 to 2");
    EXPECT_EQ(created(R"({"note": {"_relink": {"_unlink": 1, "_link": "2"}}})"), "create then note:relink 1 to 2");
}

TEST(ActionNested, refuses_a_child_that_is_given_otherwise) {
    EXPECT_EQ(created(R"({"note": null})"),
              "record.note: expected an object, not null [Write it as {\"_link\": \"1\"}.]");
    EXPECT_EQ(created(R"({"note": {"_relink": {}}})"), "record.note._relink.id: the id of the note is required\n"
                                                       "record.note._relink._link: the id of the note is required");
    EXPECT_EQ(created(R"({"note": {"_relink": {"id": "1", "_unlink": "2", "link": "3", "_link": "x"}}})"),
              "record.note._relink._unlink: only one of \"id\" and \"_unlink\" may be given\n"
              "record.note._relink.link: Field \"link\" is not defined by _relink. Did you mean \"_link\"?\n"
              "record.note._relink._link: invalid id \"x\"");
    EXPECT_EQ(created(R"({"note": {"_relink": "1"}})"), "record.note._relink: expected an object, not a string [Write "
                                                        "it as {\"id\": \"1\", \"_link\": \"2\"}.]");
    EXPECT_EQ(created(R"({"note": {"_converge": {"values": []}}})"),
              "record.note._converge: Action \"_converge\" is not defined by NoteHasOneInput.");
}

// --- hasManyThrough

TEST(ActionNested, acts_on_records_across_a_join_model) {
    EXPECT_EQ(created(R"({"tags": [{"create": {"name": "a"}}, {"_link": "1"}, {"_unlink": "2"}, {"delete": "3"}]})"),
              "create then tags:(create name='a') then tags:link 1 then tags:unlink 2 then tags:(delete 3)");
}

// --- _converge

TEST(ActionNested, converges_to_a_list_of_values) {
    EXPECT_EQ(created(R"({"answers": [{"_converge": {"values": [{"text": "a"}, {"id": "1", "text": "b"}]}}]})"),
              "create then answers:converge else delete(create text='a')(update 1 text='b')");
    EXPECT_EQ(created(R"({"answers": {"_converge": {"values": []}}})"), "create then answers:converge else delete");
    EXPECT_EQ(created(R"({"answers": {"_converge": {"values": {"id": null, "text": "a"}}}})"),
              "create then answers:converge else delete(create text='a')");
    EXPECT_EQ(created(R"({"answers": {"_converge": {"values": [{"id": "1", "by": "me"}],
                                                    "actions": {"update": "grade", "create": null}}}})"),
              "create then answers:converge else delete(grade 1)");
}

TEST(ActionNested, unlinks_records_across_a_join_model_unless_told_to_delete_them) {
    EXPECT_EQ(created(R"({"tags": {"_converge": {"values": []}}})"), "create then tags:converge else unlink");
    EXPECT_EQ(created(R"({"tags": {"_converge": {"values": [], "actions": {"delete": "delete"}}}})"),
              "create then tags:converge else delete");
}

TEST(ActionNested, tells_what_it_cannot_converge_to) {
    const auto converge = [](const std::string &json) {
        return created(R"({"answers": {"_converge": )" + json + "}}");
    };
    EXPECT_EQ(converge("[]"),
              "record.answers._converge: expected an object, not a list [Write it as {\"values\": [{…}]}.]");
    EXPECT_EQ(converge(R"({"value": []})"),
              "record.answers._converge.value: Field \"value\" is not defined by _converge. Did you mean \"values\"?\n"
              "record.answers._converge.values: \"values\" is required");
    EXPECT_EQ(converge(R"({"values": [1, {"id": "x"}, {"text": 2}]})"),
              "record.answers._converge.values[0]: expected an object, not a number\n"
              "record.answers._converge.values[1].id: invalid id \"x\"\n"
              "record.answers._converge.values[2].text: expected a string, not a number");
    EXPECT_EQ(converge(R"({"values": [], "actions": {"create": "grade", "update": "edit", "delete": 1, "drop": "a"}})"),
              "record.answers._converge.actions.create: action \"grade\" of answer does not create records\n"
              "record.answers._converge.actions.update: \"edit\" is not an action of answer\n"
              "record.answers._converge.actions.delete: expected the name of an action, not a number\n"
              "record.answers._converge.actions.drop: Action \"drop\" is not defined by _converge.");
    EXPECT_EQ(converge(R"({"values": [], "actions": []})"),
              "record.answers._converge.actions: expected an object, not a list");
}

TEST(ActionNested, asks_for_the_actions_that_it_needs_alone) {
    const model::Schema without = [] {
        auto question = std::make_shared<model::Model>(model_named("question"));
        auto answer = std::make_shared<model::Model>(model_named("answer"));
        std::erase_if(answer->actions, [](const model::Action &action) { return action.name != "create"; });
        return model::Schema({"question", "answer"}, [=](std::string_view name) -> std::shared_ptr<const model::Model> {
            return name == "question" ? question : answer;
        });
    }();
    action::Failures failures;
    const model::Model &question = without.get("question");
    action::parse_record(question, action_named(question, "create"),
                         Json::parse(R"({"answers": {"_converge": {"values": [{"id": "1"}, {"text": "a"}]}}})"),
                         action::Key::none, Json(), "record", {without, failures, kept_secrets::secrets});
    EXPECT_EQ(shown(failures), "record.answers._converge.values[0]: answer has no action \"update\"\n"
                               "record.answers._converge: answer has no action \"delete\"");
}

// --- limits

TEST(ActionNested, goes_only_so_deep) {
    const auto deep = [](int actions) {
        std::string text = R"({"name": "a"})";
        for (int i = 1; i < actions; ++i) text = R"({"parent": {"create": )" + text + "}}";
        return nested("tag", text);
    };
    EXPECT_EQ(deep(16).find("nested deeper"), std::string::npos) << deep(16);
    const std::string too_deep = deep(17);
    EXPECT_TRUE(too_deep.ends_with("create.parent.create: actions are nested deeper than 16 levels")) << too_deep;
    EXPECT_TRUE(deep(40).ends_with("create: actions are nested deeper than 16 levels"));
}

TEST(ActionNested, keeps_a_hundred_mistakes_of_all) {
    Json answers = Json::array();
    for (int i = 0; i < 1000; ++i) answers.push(Json::parse(R"({"create": {"a": 1, "b": 2}})"));
    Json object = Json::object();
    object.set("answers", std::move(answers));
    EXPECT_EQ(parsed("question", "create", object).failures.size(), 100U);
}

TEST(ActionNested, knows_the_path_of_each_record) {
    const Parsed result =
        parsed("question", "create", Json::parse(R"({"quiz": {"create": {}}, "answers": [{"_link": "1"}, {"create": {}},
                                                  {"_converge": {"values": [{}]}}]})"));
    EXPECT_EQ(result.change.path, "record");
    EXPECT_EQ(result.change.parents[0].path, "record.quiz.create");
    EXPECT_EQ(result.change.parents[0].changes[0].path, "record.quiz.create");
    EXPECT_EQ(result.change.children[0].path, "record.answers[0]._link");
    EXPECT_EQ(result.change.children[1].changes[0].path, "record.answers[1].create");
    EXPECT_EQ(result.change.children[2].changes[0].path, "record.answers[2]._converge.values[0]");
}
