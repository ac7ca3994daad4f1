#include <random>

#include "definition_reading.hpp"

namespace model_api::model {
namespace {

// Every model of the definition, read again from its own description beside the others, is the same.
void expect_round_trip(const Definition &definition) {
    for (const Model &model : definition.models) {
        Known others;
        for (const Model &other : definition.models) {
            if (&other != &model) others.models.push_back(&other);
        }
        const Json description = Json::object({{model.name, describe(model)}});
        const Definition again = read(description, others);
        ASSERT_EQ(again.models.size(), 1U) << description.text();
        EXPECT_EQ(again.models[0], model) << description.text();
        EXPECT_EQ(describe(again.models[0]).text(), describe(model).text());
    }
}

// The example of the definition format, with the models it speaks of.
constexpr const char *example = R"({"question": {
       "table": "public.question", "plural": "questions",
       "fields": {
         "title":    {"type":"string",  "required":true, "length":{"min":1,"max":200}},
         "body":     {"type":"richText"},
         "imageUrl": {"type":"url"},
         "sequence": {"type":"number",  "required":true, "decimals":2, "range":{"min":0}},
         "required": {"type":"boolean", "default":false},
         "kind":     {"type":"enum",    "options":["single","multi"], "multiple":false},
         "slug":     {"type":"string",  "unique":{"scope":["quiz"],"caseSensitive":false}, "pattern":"^[a-z-]+$"},
         "quiz":     {"type":"belongsTo",      "model":"quiz", "onDelete":"cascade"},
         "answers":  {"type":"hasMany",        "model":"answer", "inverse":"question"},
         "tags":     {"type":"hasManyThrough", "model":"tag", "through":"questionTag"}},
       "states":  {"initial":"created", "created":{"initial":"draft", "draft":{}, "published":{}}},
       "actions": {"create":{}, "update":{}, "delete":{},
                   "publish":{"from":"created.draft","to":"created.published",
                              "params":{"notify":"boolean"}, "run":"quiz.publish_question", "onSuccess":"quiz.after_publish"}}},
     "quiz": {"fields":{"title":{"type":"string"}}},
     "answer": {"fields":{"question":{"type":"belongsTo","model":"question"}}},
     "tag": {"fields":{"name":{"type":"string"}}},
     "globalActions": {"flipAll": {"params":{"why":"string"}, "run":"app.flip_all"}}})";

TEST(Describe, GivesTheExampleBackWithoutItsDefaults) {
    const Definition definition = read(example);
    EXPECT_EQ(definition.models.size(), 5U);
    Json expected = *Json::parse(example).find("question");
    expected.set("fields", [&] {
        Json fields = *expected.find("fields");
        fields.set("kind", Json::parse(R"({"type":"enum","options":["single","multi"]})"));
        return fields;
    }());
    Json::Object members;
    for (const auto &member : expected.members()) {
        if (member.first != "plural") members.push_back(member);
    }
    EXPECT_EQ(describe(model_in(definition, "question")), Json::object(members))
        << describe(model_in(definition, "question")).text();
    EXPECT_EQ(describe(model_in(definition, "tag")).text(), R"({"fields":{"name":{"type":"string"}}})");
    EXPECT_EQ(
        describe(model_in(definition, "questionTag")).text(),
        R"({"table":"public.question_tag","fields":{"question":{"type":"belongsTo","model":"question","onDelete":"cascade","required":true,"unique":{"scope":["tag"]}},)"
        R"("tag":{"type":"belongsTo","model":"tag","onDelete":"cascade","required":true}},"search":false})");
    expect_round_trip(definition);
}

TEST(Describe, WritesNothingOfAModelThatIsAllDefaults) {
    EXPECT_EQ(describe(read(R"({"question":{}})").models[0]).text(), "{}");
    EXPECT_EQ(
        describe(read(R"({"user":{"table":"users","plural":"users","type":"User","adopted":false,"key":"id","fields":{},
                                        "actions":{"delete":{},"create":{},"update":{}}}})")
                     .models[0])
            .text(),
        "{}");
    EXPECT_EQ(describe(read(R"({"question":{"actions":{}}})").models[0]).text(), R"({"actions":{}})");
}

TEST(Describe, WritesWhatDiffersFromTheDefault) {
    const auto described = [](std::string_view model) {
        return describe(read(R"({"question":)" + std::string(model) + "}").models[0]).text();
    };
    EXPECT_EQ(described(R"({"fields":{"title":{"type":"string","column":"title","sqlType":"text"}}})"),
              R"({"fields":{"title":{"type":"string"}}})");
    EXPECT_EQ(described(R"({"fields":{"title":{"type":"string","column":"Title","sqlType":"citext"}}})"),
              R"({"fields":{"title":{"type":"string","column":"Title","sqlType":"citext"}}})");
    EXPECT_EQ(described(R"({"fields":{"createdAt":{"column":"made"}}})"),
              R"({"fields":{"createdAt":{"type":"dateTime","column":"made"}}})");
    EXPECT_EQ(described(R"({"table":"public.\"User\""})"), R"({"table":"public.\"User\""})");
}

TEST(Describe, RoundTripsWhateverADefinitionMaySay) {
    expect_round_trip(read(R"({
        "all":{"plural":"allOfThem","type":"Everything","fields":{
            "text":{"type":"string","default":"","unique":true},
            "float":{"type":"number","default":1e-7,"unique":{"scope":["text","int"]}},
            "int":{"type":"number","decimals":0,"range":{"min":-5,"max":5},"default":-5},
            "flag":{"type":"boolean","required":true,"default":true},
            "at":{"type":"dateTime","range":{"min":"2022-01-01T00:00:00Z"},"default":"2022-10-03T07:45:30.342Z"},
            "day":{"type":"dateTime","includeTime":false,"range":{"max":"2030-01-01"}},
            "kinds":{"type":"enum","options":["ä"," ","c\"d"],"multiple":true,"default":["ä"]},
            "email":{"type":"email","unique":{"caseSensitive":false},"length":{"max":100}},
            "url":{"type":"url","pattern":"^https"},
            "body":{"type":"richText","default":"**x**"},
            "color":{"type":"color","default":"#ffffff"},
            "json":{"type":"json","default":{"a":[1,null]}},
            "secret":{"type":"password","required":true},
            "key":{"type":"encryptedString","column":"api key"},
            "roles":{"type":"roleList","default":["unauthenticated"]},
            "address":{"type":"any","sqlType":"inet","default":"::1"},
            "parent":{"type":"belongsTo","model":"all","onDelete":"setNull","column":"parent"},
            "children":{"type":"hasMany","model":"all"},
            "only":{"type":"hasOne","model":"part"},
            "friends":{"type":"hasManyThrough","model":"all","through":"friendship"},
            "others":{"type":"hasManyThrough","model":"part","through":"other","throughParent":"whole","throughChild":"piece"}},
          "states":{"initial":"b","a":{},"b":{"initial":"d","c":{},"d":{"initial":"e","e":{}}}},
          "actions":{"delete":{"from":"a"},"go":{"from":["a","b.d"],"to":"b.d.e","params":{"x":"json","y":"id"},"run":"f"}}},
        "part":{"fields":{"all":{"type":"belongsTo","model":"all","required":true}}},
        "old":{"adopted":true,"key":"code","table":"\"Old Tables\".\"T\"","fields":{
            "name":{"type":"string","sqlType":"citext","column":"Name"},
            "code":{"type":"id","sqlType":"uuid","required":true,"unique":true},
            "createdAt":{"type":"any","sqlType":"interval"},
            "state":{
    "type" : "number", "sqlType" : "smallint", "decimals" : 0, "required" : true
}
}
}
})"));
}

// Random models over every type and option, always valid.
class Generator {
public:
    explicit Generator(unsigned seed) : random_(seed) {}

    Json document() {
        Json models = Json::object();
        const int count = 1 + below(4);
        for (int index = 0; index < count; ++index) models.set("m" + std::to_string(index), model(count));
        return models;
    }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    bool maybe() { return below(2) == 0; }
    static Json parse(const std::string &text) { return Json::parse(text); }

    Json model(int models) {
        Json model = Json::object();
        if (maybe()) model.set("actions", parse(R"({"create":{},"push":{"params":{"a":"string"},"run":"s.f"}})"));
        if (maybe()) model.set("states", parse(R"({"initial":"x","x":{"initial":"z","y":{},"z":{}}})"));
        Json fields = Json::object();
        const int count = below(12);
        for (int index = 0; index < count; ++index) fields.set("f" + std::to_string(index), field(index, models));
        model.set("fields", fields);
        return model;
    }

    Json field(int index, int models) {
        Json field = Json::object();
        const FieldType &type = field_types()[static_cast<std::size_t>(below(static_cast<int>(field_types().size())))];
        const bool usable = type.kind != Kind::id && type.kind != Kind::record_state && type.kind != Kind::has_one &&
                            type.kind != Kind::has_many;
        field.set("type", Json::string(usable ? std::string(type.name) : "string"));
        const FieldType &chosen = usable ? type : field_type(Kind::string);
        set_needed(field, chosen, index, models);
        for (const auto &[option, value] : optional(chosen.kind, index)) {
            if (maybe() && offers(chosen, option)) field.set(option, parse(value));
        }
        return field;
    }

    static bool offers(const FieldType &type, const std::string &option) {
        if (option == "column") return type.stored;
        return (" " + std::string(type.options) + " ").find(" " + option + " ") != std::string::npos;
    }

    void set_needed(Json &field, const FieldType &type, int index, int models) {
        if (type.relation) field.set("model", Json::string("m" + std::to_string(below(models))));
        if (type.kind == Kind::has_many_through) {
            field.set("through", Json::string("j" + std::to_string(joins_++)));
            if (maybe()) field.set("throughParent", Json::string("p" + std::to_string(index)));
        }
        if (type.kind == Kind::enumeration) field.set("options", parse(R"(["a","b"])"));
        if (type.kind == Kind::any) field.set("sqlType", Json::string("inet"));
    }

    static std::vector<std::pair<std::string, std::string>> optional(Kind kind, int index) {
        std::vector<std::pair<std::string, std::string>> options = {{"required", "true"},
                                                                    {"pattern", R"("^a")"},
                                                                    {"length", R"({"min":0,"max":3})"},
                                                                    {"column", "\"c " + std::to_string(index) + "\""},
                                                                    {"unique", maybe_scope(index)},
                                                                    {"searchable", index % 2 ? "false" : R"("A")"},
                                                                    {"onDelete", R"("cascade")"}};
        if (kind == Kind::number)
            options.insert(options.end(), {{"decimals", "1"}, {"range", R"({"max":1.50})"}, {"default", "1.5"}});
        if (kind == Kind::date_time)
            options.insert(options.end(), {{"includeTime", "false"}, {"default", R"("2020-01-01")"}});
        if (kind == Kind::boolean) options.emplace_back("default", "false");
        if (kind == Kind::json) options.emplace_back("default", "[]");
        if (kind == Kind::string) options.emplace_back("default", R"("aé")");
        return options;
    }

    static std::string maybe_scope(int index) { return index % 2 ? "true" : R"({"scope":["createdAt","id"]})"; }

    std::mt19937 random_;
    int joins_ = 0;
};

TEST(Describe, RoundTripsRandomDefinitions) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Json document = Generator(seed).document();
        expect_round_trip(read(document));
        if (HasFailure()) FAIL() << "seed " << seed << ": " << document.text();
    }
}

} // namespace
} // namespace model_api::model
