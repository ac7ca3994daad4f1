#include "definition_reading.hpp"

namespace model_api::model {
namespace {

// The models "question" and "answer" with these fields.
std::string two(std::string_view question, std::string_view answer) {
    return R"({"question":{"fields":{)" + std::string(question) + R"(}},"answer":{"fields":{)" + std::string(answer) +
           "}}}";
}

constexpr const char *belongs = R"("question":{"type":"belongsTo","model":"question"})";

struct Wrong {
    const char *question;
    const char *answer;
    const char *line; // after "question.fields."
};

class WrongRelation : public testing::TestWithParam<Wrong> {};

TEST_P(WrongRelation, IsReportedAtItsPlace) {
    EXPECT_EQ(mistakes_in(two(GetParam().question, GetParam().answer)),
              Lines{std::string("question.fields.") + GetParam().line});
}

INSTANTIATE_TEST_SUITE_P(
    BelongsTo, WrongRelation,
    testing::Values(
        Wrong{R"("quiz":{"type":"belongsTo"})", "", "quiz.model: must be given"},
        Wrong{R"("quiz":{"type":"belongsTo","model":1})", "", "quiz.model: must be a string, not a number"},
        Wrong{R"("quiz":{"type":"belongsTo","model":"anwser"})", "",
              R"(quiz.model: "anwser" is not a model. Did you mean "answer"?)"},
        Wrong{R"("quiz":{"type":"belongsTo","model":"answer","inverse":"x"})", "",
              R"(quiz.inverse: does not apply to a field of type "belongsTo")"},
        Wrong{R"("quiz":{"type":"belongsTo","model":"answer","onDelete":"null"})", "",
              R"(quiz.onDelete: must be "restrict", "cascade" or "setNull")"},
        Wrong{R"("quiz":{"type":"belongsTo","model":"answer","onDelete":1})", "",
              "quiz.onDelete: must be a string, not a number"},
        Wrong{R"("quiz":{"type":"belongsTo","model":"answer","required":true,"onDelete":"setNull"})", "",
              R"(quiz.onDelete: must not be "setNull" where the field is required)"},
        Wrong{
            R"("quiz":{"type":"belongsTo","model":"answer","unique":{"scope":["all"]}},"all":{"type":"hasMany","model":"answer"})",
            belongs, R"(quiz.unique.scope[0]: "all" has no column)"}));

INSTANTIATE_TEST_SUITE_P(
    HasMany, WrongRelation,
    testing::Values(
        Wrong{R"("answers":{"type":"hasMany"})", belongs, "answers.model: must be given"},
        Wrong{R"("answers":{"type":"hasMany","model":"answers"})", belongs,
              R"(answers.model: "answers" is not a model. Did you mean "answer"?)"},
        Wrong{R"("answers":{"type":"hasMany","model":"answer","required":true})", belongs,
              R"(answers.required: does not apply to a field of type "hasMany")"},
        Wrong{R"("answers":{"type":"hasMany","model":"answer","column":"x"})", belongs,
              R"(answers.column: does not apply to a field of type "hasMany")"},
        Wrong{R"("answers":{"type":"hasMany","model":"answer","inverse":"questoin"})", belongs,
              R"(answers.inverse: "questoin" is not a field of "answer". Did you mean "question"?)"},
        Wrong{R"("answers":{"type":"hasMany","model":"answer","inverse":"createdAt"})", belongs,
              R"(answers.inverse: "answer.createdAt" is not a belongsTo field)"},
        Wrong{R"("answers":{"type":"hasMany","model":"answer","inverse":"self"})",
              R"("self":{"type":"belongsTo","model":"answer"})",
              R"(answers.inverse: "answer.self" belongs to "answer", not to "question")"},
        Wrong{R"("answers":{"type":"hasMany","model":"answer"})", "",
              R"(answers.inverse: "answer" has no belongsTo field to "question")"},
        Wrong{
            R"("answers":{"type":"hasMany","model":"answer"})",
            R"("a":{"type":"belongsTo","model":"question"},"b":{"type":"belongsTo","model":"question"})",
            R"(answers.inverse: must be given: "answer" has more than one belongsTo field to "question": "a" and "b")"},
        Wrong{R"("answer":{"type":"hasOne","model":"answer","inverse":"question"})",
              R"("question":{"type":"belongsTo","model":"question","unique":{"scope":["createdAt"]}})",
              R"(answer.inverse: "answer.question" must be unique without a scope for a hasOne)"}));

INSTANTIATE_TEST_SUITE_P(
    HasManyThrough, WrongRelation,
    testing::Values(
        Wrong{R"("tags":{"type":"hasManyThrough","through":"link"})", "", "tags.model: must be given"},
        Wrong{R"("tags":{"type":"hasManyThrough","model":"answer"})", "", "tags.through: must be given"},
        Wrong{R"("tags":{"type":"hasManyThrough","model":"tag","through":"link"})", "",
              R"(tags.model: "tag" is not a model)"},
        Wrong{R"("tags":{"type":"hasManyThrough","model":"answer","through":"a link"})", "",
              R"(tags.through: is not an identifier: a letter, then letters, digits and "_", at most 63 bytes)"},
        Wrong{R"("tags":{"type":"hasManyThrough","model":"answer","through":"link","throughParent":"NOT"})", "",
              "tags.throughParent: is reserved: filters have a key of this name"},
        Wrong{R"("tags":{"type":"hasManyThrough","model":"answer","through":"link","throughChild":"state"})", "",
              R"(tags.throughChild: is reserved for the field that "states" makes)"},
        Wrong{R"("tags":{"type":"hasManyThrough","model":"question","through":"answer"})", belongs,
              R"(tags.throughChild: must differ from "throughParent")"},
        Wrong{
            R"("tags":{"type":"hasManyThrough","model":"question","through":"answer"})",
            R"("a":{"type":"belongsTo","model":"question"},"question":{"type":"belongsTo","model":"question"})",
            R"(tags.throughChild: must be given: "answer" has more than one belongsTo field to "question": "a" and "question")"},
        Wrong{R"("tags":{"type":"hasManyThrough","model":"answer","through":"answer"})", belongs,
              R"(tags.throughChild: "answer" has no belongsTo field to "answer")"},
        Wrong{R"("tags":{"type":"hasManyThrough","model":"answer","through":"answer","throughChild":"question"})",
              belongs, R"(tags.throughChild: "answer.question" belongs to "question", not to "answer")"},
        Wrong{
            R"("tags":{"type":"hasManyThrough","model":"question","through":"answer","throughParent":"qustion","throughChild":"question"})",
            belongs, R"(tags.throughParent: "qustion" is not a field of "answer". Did you mean "question"?)"}));

TEST(DefineRelation, ReadsBelongsTo) {
    const auto definition = read(two(
        R"("quiz":{"type":"belongsTo","model":"answer","onDelete":"setNull"},"best":{"type":"belongsTo","model":"answer","column":"best"})",
        ""));
    const Field &quiz = field_in(definition, "question", "quiz");
    EXPECT_EQ(quiz.relation->model, "answer");
    EXPECT_EQ(quiz.relation->on_delete, OnDelete::set_null);
    EXPECT_EQ(quiz.column->name, "quiz_id");
    EXPECT_EQ(field_in(definition, "question", "best").column->name, "best");
    EXPECT_EQ(field_in(definition, "question", "best").relation->on_delete, OnDelete::restrict_);
}

TEST(DefineRelation, FindsTheOnlyInverse) {
    const auto definition = read(two(R"("answers":{"type":"hasMany","model":"answer"})", belongs));
    const Field &answers = field_in(definition, "question", "answers");
    EXPECT_EQ(answers.relation->inverse, "question");
    EXPECT_EQ(answers.column, std::nullopt);
    EXPECT_TRUE(answers.is_to_many());
    EXPECT_EQ(field_in(definition, "answer", "question").unique, std::nullopt);
}

TEST(DefineRelation, MakesTheInverseOfAHasOneUnique) {
    const auto definition = read(two(R"("answer":{"type":"hasOne","model":"answer","inverse":"question"})", belongs));
    EXPECT_EQ(field_in(definition, "answer", "question").unique, Unique{});
}

TEST(DefineRelation, NeedsAUniqueInverseOfAKnownModelForAHasOne) {
    const auto before = read(R"({"question":{},"answer":{"fields":{"question":{"type":"belongsTo","model":"question"},
                                                                   "best":{"type":"belongsTo","model":"question","unique":true}}}})");
    const Known known{{&model_in(before, "question"), &model_in(before, "answer")}};
    EXPECT_EQ(
        mistakes_in(R"({"question":{"fields":{"answer":{"type":"hasOne","model":"answer","inverse":"question"}}}})",
                    known),
        Lines{R"(question.fields.answer.inverse: "answer.question" must be unique for a hasOne)"});
    read(R"({"question":{"fields":{"answer":{"type":"hasOne","model":"answer","inverse":"best"}}}})", known);
}

TEST(DefineRelation, MakesTheJoinModel) {
    const auto definition =
        read(R"({"question":{"fields":{"tags":{"type":"hasManyThrough","model":"tag","through":"questionTag"},
                                                           "links":{"type":"hasMany","model":"questionTag"}}},
                                     "tag":{"fields":{"questions":{"type":"hasManyThrough","model":"question","through":"questionTag"}}}})");
    ASSERT_EQ(definition.models.size(), 3U);
    const Model &join = definition.models[2];
    EXPECT_EQ(join.name, "questionTag");
    EXPECT_EQ(join.plural, "questionTags");
    EXPECT_EQ(join.table, "question_tag");
    EXPECT_EQ(join.field_names(), (std::vector<std::string_view>{"id", "createdAt", "updatedAt", "question", "tag"}));
    for (const char *side : {"question", "tag"}) {
        const Field &field = *join.find(side);
        EXPECT_EQ(field.relation->model, side);
        EXPECT_EQ(field.relation->on_delete, OnDelete::cascade);
        EXPECT_TRUE(field.required);
        EXPECT_EQ(field.column->name, std::string(side) + "_id");
    }
    EXPECT_EQ(join.find("question")->unique, (Unique{{"tag"}, true}));
    const Relation &tags = *field_in(definition, "question", "tags").relation;
    EXPECT_EQ(tags.through_parent, "question");
    EXPECT_EQ(tags.through_child, "tag");
    const Relation &questions = *field_in(definition, "tag", "questions").relation;
    EXPECT_EQ(questions.through_parent, "tag");
    EXPECT_EQ(questions.through_child, "question");
    EXPECT_EQ(field_in(definition, "question", "links").relation->inverse, "question");
    EXPECT_EQ(
        definition.models[2],
        read(Json::object({{"question", Json::object()}, {"tag", Json::object()}, {"questionTag", describe(join)}}))
            .models[2]);
}

TEST(DefineRelation, TellsTheSidesOfAJoinWithItselfApart) {
    const auto definition = read(
        R"({"question":{"fields":{"related":{"type":"hasManyThrough","model":"question","through":"questionLink"}}}})");
    const Relation &relation = *field_in(definition, "question", "related").relation;
    EXPECT_EQ(relation.through_parent, "question");
    EXPECT_EQ(relation.through_child, "relatedQuestion");
    EXPECT_EQ(field_in(definition, "questionLink", "relatedQuestion").column->name, "related_question_id");
}

TEST(DefineRelation, NamesTheFieldsOfAJoinAsItIsTold) {
    const auto definition =
        read(R"({"question":{"fields":{"related":{"type":"hasManyThrough","model":"question","through":"link",
                                                                      "throughParent":"from","throughChild":"to"}}}})");
    EXPECT_EQ(field_in(definition, "link", "from").unique, (Unique{{"to"}, true}));
    EXPECT_EQ(field_in(definition, "link", "to").relation->model, "question");
}

TEST(DefineRelation, FindsTheFieldsOfAJoinThatIsThere) {
    const auto definition =
        read(R"({"question":{"fields":{"tags":{"type":"hasManyThrough","model":"tag","through":"link"}}},"tag":{},
        "link":{"fields":{"q":{"type":"belongsTo","model":"question"},"t":{"type":"belongsTo","model":"tag"},"question":{"type":"string"}}}})");
    const Relation &relation = *field_in(definition, "question", "tags").relation;
    EXPECT_EQ(relation.through_parent, "q");
    EXPECT_EQ(relation.through_child, "t");
    EXPECT_EQ(definition.models.size(), 3U);
}

TEST(DefineRelation, PrefersTheUsualNamesInAJoinThatIsThere) {
    const auto definition =
        read(R"({"question":{"fields":{"related":{"type":"hasManyThrough","model":"question","through":"link"}}},
        "link":{"fields":{"question":{"type":"belongsTo","model":"question"},"relatedQuestion":{"type":"belongsTo","model":"question"},
                          "third":{"type":"belongsTo","model":"question"}}}})");
    EXPECT_EQ(field_in(definition, "question", "related").relation->through_child, "relatedQuestion");
}

TEST(DefineRelation, RefersToKnownModels) {
    const auto before =
        read(R"({"question":{"fields":{"tags":{"type":"hasManyThrough","model":"tag","through":"link"}}},"tag":{}})");
    const Known known{{&model_in(before, "question"), &model_in(before, "tag"), &model_in(before, "link")}};
    const auto definition =
        read(R"({"question":{"fields":{"tags":{"type":"hasManyThrough","model":"tag","through":"link"},
                                                           "links":{"type":"hasMany","model":"link"}}}})",
             known);
    EXPECT_EQ(definition.models.size(), 1U);
    EXPECT_EQ(field_in(definition, "question", "tags").relation->through_child, "tag");
}

// A document's version of a model counts, also for the models that are known.
TEST(DefineRelation, KeepsWhatKnownModelsReferTo) {
    const auto before = read(two(R"("answers":{"type":"hasMany","model":"answer"})", belongs));
    const Known known{{&model_in(before, "question"), &model_in(before, "answer")}};
    EXPECT_EQ(mistakes_in(R"({"answer":{}})", known),
              Lines{R"(answer.fields.question: must stay a belongsTo of "question": "question.answers" needs it)"});
    EXPECT_EQ(mistakes_in(R"({"answer":{"fields":{"question":{"type":"string"}}}})", known),
              Lines{R"(answer.fields.question: must stay a belongsTo of "question": "question.answers" needs it)"});
    EXPECT_EQ(mistakes_in(R"({"answer":{},"question":{}})", known), Lines{});
    EXPECT_EQ(
        mistakes_in(
            R"({"question":{"fields":{"answers":{"type":"hasMany","model":"answer","inverse":"question"}}},"answer":{}})",
            known),
        Lines{R"(question.fields.answers.inverse: "question" is not a field of "answer")"});
}

} // namespace
} // namespace model_api::model
