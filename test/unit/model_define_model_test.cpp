#include <algorithm>

#include "definition_reading.hpp"

#include "base/error.hpp"

namespace model_api::model {
namespace {

struct Wrong {
    const char *document;
    const char *line;
};

class WrongDocument : public testing::TestWithParam<Wrong> {};

TEST_P(WrongDocument, IsReportedAtItsPlace) {
    EXPECT_EQ(mistakes_in(GetParam().document), Lines{GetParam().line});
}

INSTANTIATE_TEST_SUITE_P(
    Models, WrongDocument,
    testing::Values(
        Wrong{"[]", ": must be an object, not a list"},
        Wrong{R"({"question":[]})", "question: must be an object, not a list"},
        Wrong{R"({"1st":{}})",
              R"(1st: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"},
        Wrong{R"({"currentSession":{}})", "currentSession: is reserved by the API"},
        Wrong{R"({"question":{"feilds":{}}})", R"(question.feilds: is not a key of a model. Did you mean "fields"?)"},
        Wrong{R"({"question":{"table":1}})", "question.table: must be a string, not a number"},
        Wrong{R"({"question":{"table":"a.b.c"}})", R"(question.table: "a.b.c" is not the name of a table)"},
        Wrong{R"({"question":{"table":"a b"}})", R"(question.table: "a b" is not the name of a table)"},
        Wrong{R"({"question":{"table":"\"a"}})", R"(question.table: ""a" is not the name of a table)"},
        Wrong{R"({"question":{"table":"a."}})", R"(question.table: "a." is not the name of a table)"},
        Wrong{R"({"question":{"table":"\"\""}})", R"(question.table: """" is not the name of a table)"},
        Wrong{R"({"question":{"plural":"question"}})", "question.plural: must differ from the name of the model"},
        Wrong{R"({"question":{"plural":"many questions"}})",
              R"(question.plural: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"},
        Wrong{R"({"query":{}})",
              R"(query: gives the type name "Query", which is reserved by the API; "type" sets another)"},
        Wrong{R"({"question":{"type":"Role"}})",
              R"(question.type: gives the type name "Role", which is reserved by the API; "type" sets another)"},
        Wrong{R"({"question":{"type":"My Type"}})",
              R"(question.type: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"},
        Wrong{R"({"question":{"adopted":"yes"}})", "question.adopted: must be true or false, not a string"},
        Wrong{R"({"question":{"key":"code"}})", "question.key: applies to adopted tables only"},
        Wrong{R"({"question":{"adopted":true,"fields":{"ids":{"type":"id"}}}})",
              R"(question.key: "id" is not a field. Did you mean "ids"?)"},
        Wrong{R"({"question":{"adopted":true,"key":"q","fields":{"q":{"type":"belongsTo","model":"question"}}}})",
              R"(question.key: "q" cannot be a key)"},
        Wrong{R"({"question":{"fields":[]}})", "question.fields: must be an object, not a list"}));

INSTANTIATE_TEST_SUITE_P(
    FieldNames, WrongDocument,
    testing::Values(
        Wrong{R"({"question":{"fields":{"AND":{"type":"string"}}}})",
              "question.fields.AND: is reserved: filters have a key of this name"},
        Wrong{R"({"question":{"fields":{"OR":{"type":"string"}}}})",
              "question.fields.OR: is reserved: filters have a key of this name"},
        Wrong{R"({"question":{"fields":{"NOT":{"type":"string"}}}})",
              "question.fields.NOT: is reserved: filters have a key of this name"},
        Wrong{R"({"question":{"fields":{"isSet":{"type":"string"}}}})",
              "question.fields.isSet: is reserved: filters have a key of this name"},
        Wrong{
            R"({"question":{"fields":{"__typename":{"type":"string"}}}})",
            R"(question.fields.__typename: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"},
        Wrong{
            R"({"question":{"fields":{"_link":{"type":"string"}}}})",
            R"(question.fields._link: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"},
        Wrong{R"({"question":{"fields":{"state":{"type":"string"}}}})",
              R"(question.fields.state: is reserved for the field that "states" makes)"},
        Wrong{R"({"question":{"fields":{"id":{"type":"string"}}}})",
              R"(question.fields.id.type: must be "id": the field is managed by the API)"},
        Wrong{R"({"question":{"fields":{"createdAt":{"type":"dateTime","required":true}}}})",
              "question.fields.createdAt.required: is not a key of a managed field"},
        Wrong{R"({"question":{"fields":{"updatedAt":7}}})",
              "question.fields.updatedAt: must be an object, not a number"},
        Wrong{R"({"question":{"fields":{"xmin":{"type":"string"}}}})",
              R"(question.fields.xmin: gives the column name "xmin", which every table has for PostgreSQL itself)"},
        Wrong{R"({"question":{"fields":{"imageUrl":{"type":"url"},"image_url":{"type":"url"}}}})",
              R"(question.fields.image_url: has the column "image_url", and so has the field "imageUrl")"},
        Wrong{R"({"question":{"fields":{"made":{"type":"string","column":"created_at"}}}})",
              R"(question.fields.made: has the column "created_at", and so has the field "createdAt")"},
        Wrong{R"({"question":{"fields":{"quiz":{"type":"belongsTo","model":"question"},"quizId":{"type":"string"}}}})",
              R"(question.fields.quizId: clashes with the id of the belongsTo field "quiz")"},
        Wrong{R"({"question":{"fields":{"quizId":{"type":"string"},"quiz":{"type":"belongsTo","model":"question"}}}})",
              R"(question.fields.quizId: clashes with the id of the belongsTo field "quiz")"}));

INSTANTIATE_TEST_SUITE_P(
    Clashes, WrongDocument,
    testing::Values(Wrong{R"({"question":{},"questions":{}})",
                          R"(questions: the name "questions" is the plural of the model "question")"},
                    Wrong{R"({"questions":{},"question":{}})",
                          R"(question.plural: the plural "questions" is the name of the model "questions")"},
                    Wrong{R"({"a":{"plural":"many"},"b":{"plural":"many"}})",
                          R"(b.plural: the plural "many" is the plural of the model "a")"},
                    Wrong{R"({"question":{},"Question":{}})",
                          R"(Question.type: the type "Question" is the type of the model "question")"},
                    Wrong{R"({"a":{"plural":"many"},"b":{"type":"Many"}})",
                          R"(b.type: the type "Many" is the type of many of the model "a")"},
                    Wrong{R"({"imageFile":{},"image_file":{"type":"Other","plural":"others"}})",
                          R"(image_file.table: the table "image_file" is the table of the model "imageFile")"},
                    Wrong{R"({"a":{"table":"public.x"},"b":{"table":"public.X"}})",
                          R"(b.table: the table "public.x" is the table of the model "a")"}));

TEST(DefineModel, HasNamesThatPostgreSqlCanKeepWhole) {
    const std::string name(63, 'a'), longer(64, 'a');
    EXPECT_EQ(mistakes_in("{\"" + longer + "\":{\"plural\":\"x\",\"table\":\"x\"}}"),
              Lines{longer + R"(: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"});
    EXPECT_EQ(mistakes_in("{\"" + name + "\":{}}"),
              Lines{name + ".plural: must be given: \"" + name + "s\" is longer than 63 bytes"});
    EXPECT_EQ(mistakes_in("{\"" + name + "\":{\"plural\":\"x\"}}"), Lines{});
    const std::string camel = std::string(61, 'a') + "Bc", snake = std::string(61, 'a') + "_bc";
    EXPECT_EQ(mistakes_in("{\"" + camel + "\":{\"plural\":\"x\"}}"),
              Lines{camel + ".table: must be given: \"" + snake + "\" is longer than 63 bytes"});
    EXPECT_EQ(
        mistakes_in(R"({"question":{"fields":{")" + camel + R"(":{"type":"string"}}}})"),
        Lines{"question.fields." + camel + ": gives the column name \"" + snake + "\", which is longer than 63 bytes"});
    EXPECT_EQ(mistakes_in(R"({"question":{"fields":{")" + camel + R"(":{"type":"string","column":"x"}}}})"), Lines{});
    EXPECT_EQ(mistakes_in(R"({"question":{"table":")" + longer + "\"}}"),
              Lines{"question.table: \"" + longer + "\" is not the name of a table"});
}

TEST(DefineModel, HasItsManagedFieldsFirst) {
    const Definition definition =
        read(R"({"question":{"fields":{"title":{"type":"string"}},"states":{"initial":"a","a":{}}}})");
    const Model &model = model_in(definition, "question");
    EXPECT_EQ(model.field_names(), (std::vector<std::string_view>{"id", "createdAt", "updatedAt", "state", "title"}));
    const Kind kinds[] = {Kind::id, Kind::date_time, Kind::date_time, Kind::record_state};
    const char *const columns[] = {"id", "created_at", "updated_at", "state"};
    for (std::size_t index = 0; index < 4; ++index) {
        EXPECT_EQ(model.fields[index].kind, kinds[index]);
        EXPECT_EQ(model.fields[index].column->name, columns[index]);
        EXPECT_TRUE(model.fields[index].managed);
        EXPECT_TRUE(model.fields[index].required);
    }
    EXPECT_EQ(model.key().name, "id");
    EXPECT_EQ(default_sql_type(model.fields[3]), "model.record_state");
}

TEST(DefineModel, MayRepeatManagedFields) {
    const Definition definition = read(
        R"({"question":{"fields":{"id":{"type":"id","column":"number"},"createdAt":{},"updatedAt":{"type":"dateTime"},"state":{"type":"recordState"}},
            "states":{"initial":"a","a":{}}}})");
    const Model &model = model_in(definition, "question");
    EXPECT_EQ(model.fields.size(), 4U);
    EXPECT_EQ(model.key().column->name, "number");
    EXPECT_TRUE(model.key().managed);
}

TEST(DefineModel, HasNamesOfItsOwnOrDefaults) {
    const Definition definition = read(R"({"question":{},"modelE":{},"widget_model":{},"user":{},
        "other":{"table":"Public.\"Odd \"\"Name\"","plural":"severalOthers","type":"Another"}})");
    const Model &question = model_in(definition, "question");
    EXPECT_EQ(question.plural, "questions");
    EXPECT_EQ(question.type_name, "Question");
    EXPECT_EQ(question.plural_type_name, "Questions");
    EXPECT_EQ(question.schema, "");
    EXPECT_EQ(question.table, "question");
    EXPECT_EQ(model_in(definition, "modelE").plural, "modelEs");
    EXPECT_EQ(model_in(definition, "modelE").type_name, "ModelE");
    EXPECT_EQ(model_in(definition, "widget_model").type_name, "WidgetModel");
    EXPECT_EQ(model_in(definition, "user").table, "users");
    const Model &other = model_in(definition, "other");
    EXPECT_EQ(other.schema, "public");
    EXPECT_EQ(other.table, "Odd \"Name");
    EXPECT_EQ(other.plural, "severalOthers");
    EXPECT_EQ(other.type_name, "Another");
    EXPECT_EQ(other.plural_type_name, "SeveralOthers");
}

TEST(DefineModel, TakesAdoptedTablesAsTheyAre) {
    const Definition definition = read(R"({"address":{"adopted":true,"key":"code","table":"\"Address\"","fields":{
        "state":{"type":"string"},"createdAt":{"type":"string","column":"Created At"},
        "code":{"type":"id","sqlType":"uuid","required":true},"ip":{"type":"any","sqlType":"inet"}}}})");
    const Model &model = model_in(definition, "address");
    EXPECT_TRUE(model.adopted);
    EXPECT_EQ(model.field_names(), (std::vector<std::string_view>{"code", "state", "createdAt", "ip"}));
    EXPECT_EQ(model.key().sql_type, "uuid");
    EXPECT_FALSE(model.key().managed);
    EXPECT_EQ(model.find("createdAt")->column->name, "Created At");
    EXPECT_EQ(model.find("state")->kind, Kind::string);
}

TEST(DefineModel, NeedsTheStateFieldWhereATableIsAdopted) {
    EXPECT_EQ(mistakes_in(R"({"a":{"adopted":true,"fields":{"id":{"type":"id"}},"states":{"initial":"x","x":{}}}})"),
              Lines{R"(a.states: needs a field "state" of type "recordState" in an adopted table)"});
    const auto definition = read(
        R"({"a":{"adopted":true,"fields":{"id":{"type":"id"},"state":{"type":"recordState"}},"states":{"initial":"x","x":{}}}})");
    EXPECT_EQ(field_in(definition, "a", "state").kind, Kind::record_state);
}

TEST(DefineModel, ClashesWithKnownModelsToo) {
    const Definition before = read(R"({"question":{}})");
    const Known known{{&model_in(before, "question")}};
    EXPECT_EQ(mistakes_in(R"({"questions":{}})", known),
              Lines{R"(questions: the name "questions" is the plural of the model "question")"});
    EXPECT_EQ(mistakes_in(R"({"question":{"plural":"many"}})", known), Lines{});
}

TEST(DefineModel, ReportsTheMistakesOfEveryModel) {
    EXPECT_EQ(
        mistakes_in(
            R"({"a-b":{"fields":{"x":{"type":"strin"}}},"c":{"table":"","fields":{"NOT":{"type":"string","length":1},"y":{}},
                              "actions":{"x y":{"run":"1"}}},"globalActions":1})"),
        (Lines{R"(a-b: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)",
               R"(a-b.fields.x.type: "strin" is not a field type. Did you mean "string"?)",
               "c.table: must not be empty", "c.fields.NOT: is reserved: filters have a key of this name",
               "c.fields.NOT.length: must be an object, not a number", "c.fields.y.type: must be given",
               R"(c.actions.x y: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)",
               R"(c.actions.x y.run: "1" is not the name of a function)",
               "globalActions: must be an object, not a number"}));
}

// What refers to a field that is wrong is not wrong for that.
TEST(DefineModel, ReportsAMistakeOnce) {
    EXPECT_EQ(
        mistakes_in(
            R"({"question":{"fields":{"title":{"type":"strin"},"slug":{"type":"string","unique":{"scope":["title"]}}}},
                              "answer":{"fields":{"question":{"type":"belongTo","model":"question"}}},
                              "quiz":{"fields":{"all":{"type":"hasMany","model":"answer","inverse":"question"},"other":{"type":"hasMany","model":"answer"},
                                                "broken":{"type":"hasMany","model":"wrong"}}},
                              "wrong":1})"),
        (Lines{R"(question.fields.title.type: "strin" is not a field type. Did you mean "string"?)",
               R"(answer.fields.question.type: "belongTo" is not a field type. Did you mean "belongsTo"?)",
               "wrong: must be an object, not a number"}));
}

TEST(DefineModel, BoundsItsInput) {
    std::string models = "{\"m\":{}", fields = "{\"m\":{\"fields\":{\"f\":{\"type\":\"string\"}";
    for (int index = 0; index < 1001; ++index) {
        models += ",\"m" + std::to_string(index) + "\":{}";
        fields += ",\"f" + std::to_string(index) + "\":{\"type\":\"string\"}";
    }
    EXPECT_EQ(mistakes_in(models + "}"), Lines{": must not have more than 1000 models"});
    EXPECT_EQ(mistakes_in(fields + "}}}"), Lines{"m.fields: must not have more than 1000 fields"});
}

TEST(ThrowMistakes, SaysASingleOneInTheMessage) {
    try {
        throw_mistakes({{"question.fields.title.length.min", "must not be greater than \"max\""}});
        FAIL();
    } catch (const DomainError &error) {
        EXPECT_EQ(error.sqlstate, "42P17");
        EXPECT_EQ(error.message, "question.fields.title.length.min: must not be greater than \"max\"");
        EXPECT_EQ(error.detail(), "");
    }
}

TEST(ThrowMistakes, ListsSeveralInTheDetail) {
    try {
        throw_mistakes({{"a", "is one"}, {"", "is two"}, {"c", "is three"}});
        FAIL();
    } catch (const DomainError &error) {
        EXPECT_EQ(error.sqlstate, "42P17");
        EXPECT_EQ(error.message, "the definition has 3 mistakes");
        EXPECT_EQ(error.detail(), "a: is one\ndefinition: is two\nc: is three");
    }
}

TEST(ThrowMistakes, ListsAHundredAtTheMost) {
    try {
        throw_mistakes(std::vector<Mistake>(250, Mistake{"a", "is wrong"}));
        FAIL();
    } catch (const DomainError &error) {
        EXPECT_EQ(std::ranges::count(error.detail(), '\n'), 100);
        EXPECT_TRUE(error.detail().ends_with("\nand 150 more"));
    }
}

} // namespace
} // namespace model_api::model
