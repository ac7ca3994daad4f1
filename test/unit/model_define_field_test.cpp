#include "definition_reading.hpp"

namespace model_api::model {
namespace {

struct Wrong {
    const char *field;
    const char *line; // after "question.fields.title"
};

class WrongField : public testing::TestWithParam<Wrong> {};

TEST_P(WrongField, IsReportedAtItsPlace) {
    EXPECT_EQ(mistakes_in_field(GetParam().field), Lines{std::string("question.fields.title") + GetParam().line});
}

INSTANTIATE_TEST_SUITE_P(
    Types, WrongField,
    testing::Values(
        Wrong{"1", ": must be an object, not a number"}, Wrong{"null", ": must be an object, not null"},
        Wrong{"{}", ".type: must be given"}, Wrong{R"({"type":1})", ".type: must be a string, not a number"},
        Wrong{R"({"type":""})", ".type: must not be empty"},
        Wrong{R"({"type":"strnig"})", R"(.type: "strnig" is not a field type. Did you mean "string"?)"},
        Wrong{R"({"type":"x"})", R"(.type: "x" is not a field type)"},
        Wrong{R"({"type":"computed"})", R"(.type: "computed" is not supported yet)"},
        Wrong{R"({"type":"vector"})", R"(.type: "vector" is not supported yet)"},
        Wrong{R"({"type":"id"})", R"(.type: "id" is for the key of a model only)"},
        Wrong{R"({"type":"recordState"})",
              R"(.type: "recordState" is for the field "state" of a model with "states" only)"},
        Wrong{R"({"type":"string","lenght":{}})",
              R"(.lenght: is not a key of a field of type "string". Did you mean "length"?)"},
        Wrong{R"({"type":"string","zzz":1})", R"(.zzz: is not a key of a field of type "string")"},
        Wrong{R"({"type":"string","decimals":1})", R"(.decimals: does not apply to a field of type "string")"},
        Wrong{R"({"type":"password","default":"x"})", R"(.default: does not apply to a field of type "password")"},
        Wrong{R"({"type":"richText","unique":true})", R"(.unique: does not apply to a field of type "richText")"}));

INSTANTIATE_TEST_SUITE_P(
    Options, WrongField,
    testing::Values(
        Wrong{R"({"type":"string","required":"yes"})", ".required: must be true or false, not a string"},
        Wrong{R"({"type":"string","pattern":""})", ".pattern: must not be empty"},
        Wrong{R"({"type":"string","pattern":["a"]})", ".pattern: must be a string, not a list"},
        Wrong{R"({"type":"dateTime","includeTime":0})", ".includeTime: must be true or false, not a number"},
        Wrong{R"({"type":"number","decimals":-1})", ".decimals: must be a whole number from 0 to 38"},
        Wrong{R"({"type":"number","decimals":39})", ".decimals: must be a whole number from 0 to 38"},
        Wrong{R"({"type":"number","decimals":1.5})", ".decimals: must be a whole number from 0 to 38"},
        Wrong{R"({"type":"number","decimals":"2"})", ".decimals: must be a whole number from 0 to 38"},
        Wrong{R"({"type":"enum"})", ".options: must be given"},
        Wrong{R"({"type":"enum","options":null})", ".options: must be given"},
        Wrong{R"({"type":"enum","options":[]})", ".options: must have at least one option"},
        Wrong{R"({"type":"enum","options":"a"})", ".options: must be a list, not a string"},
        Wrong{R"({"type":"enum","options":["a",1]})", ".options[1]: must be a string, not a number"},
        Wrong{R"({"type":"enum","options":["a",""]})", ".options[1]: must not be empty"},
        Wrong{R"({"type":"enum","options":["a","b","a"]})", R"(.options[2]: repeats "a")"},
        Wrong{R"({"type":"enum","options":["a"],"multiple":1})", ".multiple: must be true or false, not a number"},
        Wrong{R"({"type":"any"})", ".sqlType: must be given"},
        Wrong{R"({"type":"any","sqlType":7})", ".sqlType: must be a string, not a number"},
        Wrong{R"({"type":"string","searchable":"E"})",
              R"(.searchable: must be true, false, "A", "B", "C", "D" or {"weight": n})"},
        Wrong{R"({"type":"string","searchable":2})",
              R"(.searchable: must be true, false, "A", "B", "C", "D" or {"weight": n})"},
        Wrong{R"({"type":"string","searchable":{}})", ".searchable.weight: must be given"},
        Wrong{R"({"type":"string","searchable":{"weight":0}})",
              ".searchable.weight: must be a whole number from 1 to 100"},
        Wrong{R"({"type":"string","searchable":{"weight":1,"wieght":2}})",
              R"(.searchable.wieght: is not a key of "searchable". Did you mean "weight"?)"},
        Wrong{R"({"type":"color","searchable":true})", R"(.searchable: does not apply to a field of type "color")"},
        Wrong{R"({"type":"password","searchable":"A"})",
              R"(.searchable: does not apply to a field of type "password")"},
        Wrong{R"({"type":"string","column":""})", ".column: must not be empty"},
        Wrong{R"({"type":"string","column":"ctid"})",
              R"(.column: gives the column name "ctid", which every table has for PostgreSQL itself)"},
        Wrong{R"({"type":"string","column":"a123456789012345678901234567890123456789012345678901234567890123"})",
              R"(.column: gives the column name "a123456789012345678901234567890123456789012345678901234567890123", )"
              "which is longer than 63 bytes"}));

INSTANTIATE_TEST_SUITE_P(
    Bounds, WrongField,
    testing::Values(
        Wrong{R"({"type":"string","length":5})", ".length: must be an object, not a number"},
        Wrong{R"({"type":"string","length":{"mim":1}})",
              R"(.length.mim: is not a key of "length". Did you mean "min"?)"},
        Wrong{R"({"type":"string","length":{"min":-1}})", ".length.min: must be a whole number from 0 to 1000000000"},
        Wrong{R"({"type":"string","length":{"max":"9"}})", ".length.max: must be a whole number from 0 to 1000000000"},
        Wrong{R"({"type":"string","length":{"min":201,"max":200}})", R"(.length.min: must not be greater than "max")"},
        Wrong{R"({"type":"number","range":[1,2]})", ".range: must be an object, not a list"},
        Wrong{R"({"type":"number","range":{"min":"1"}})", ".range.min: must be a number, not a string"},
        Wrong{R"({"type":"number","range":{"min":0.2,"max":0.1999}})", R"(.range.min: must not be greater than "max")"},
        Wrong{R"({"type":"dateTime","range":{"min":1}})", ".range.min: must be a string, not a number"},
        Wrong{R"({"type":"dateTime","range":{"max":"tomorrow"}})", ".range.max: is not a date and time in ISO 8601"},
        Wrong{R"({"type":"dateTime","includeTime":false,"range":{"max":"2022-02-30"}})",
              ".range.max: is not a date in ISO 8601"},
        Wrong{R"({"type":"dateTime","range":{"min":"2022-10-03T10:00:00Z","max":"2022-10-03T11:00:00+02:00"}})",
              R"(.range.min: must not be greater than "max")"}));

INSTANTIATE_TEST_SUITE_P(
    Uniqueness, WrongField,
    testing::Values(
        Wrong{R"({"type":"string","unique":"quiz"})", ".unique: must be true, false or an object, not a string"},
        Wrong{R"({"type":"string","unique":{"scop":[]}})",
              R"(.unique.scop: is not a key of "unique". Did you mean "scope"?)"},
        Wrong{R"({"type":"string","unique":{"scope":"quiz"}})", ".unique.scope: must be a list, not a string"},
        Wrong{R"({"type":"string","unique":{"scope":["created"]}})",
              R"(.unique.scope[0]: "created" is not a field. Did you mean "createdAt"?)"},
        Wrong{R"({"type":"string","unique":{"scope":["id","title"]}})", ".unique.scope[1]: must be another field"},
        Wrong{R"({"type":"string","unique":{"caseSensitive":1}})",
              ".unique.caseSensitive: must be true or false, not a number"},
        Wrong{R"({"type":"number","unique":{"caseSensitive":false}})", ".unique.caseSensitive: applies to text only"}));

INSTANTIATE_TEST_SUITE_P(
    Defaults, WrongField,
    testing::Values(
        Wrong{R"({"type":"string","default":1})", ".default: must be a string, not a number"},
        Wrong{R"({"type":"string","default":"é","length":{"min":2}})",
              ".default: must not be shorter than 2 characters"},
        Wrong{R"({"type":"string","default":"abc","length":{"max":2}})",
              ".default: must not be longer than 2 characters"},
        Wrong{R"({"type":"email","default":"nobody"})", R"(.default: is not an e-mail address: there is no "@")"},
        Wrong{R"({"type":"url","default":""})", ".default: is not a URL: it is empty"},
        Wrong{R"({"type":"color","default":"red"})", R"(.default: is not a color: it does not begin with "#")"},
        Wrong{R"({"type":"richText","default":{}})", ".default: must be a string, not an object"},
        Wrong{
            R"({"type":"roleList","default":["a b"]})",
            R"(.default[0]: is not a role key: the character " " at position 2 of a role key is no letter or digit, "_" or "-")"},
        Wrong{R"({"type":"number","default":"1"})", ".default: must be a number, not a string"},
        Wrong{R"({"type":"number","default":0.125,"decimals":2})", ".default: must not have more than 2 decimals"},
        Wrong{R"({"type":"number","default":2147483648,"decimals":0})",
              ".default: must be from -2147483648 to 2147483647"},
        Wrong{R"({"type":"number","default":1e30,"decimals":0})", ".default: must be from -2147483648 to 2147483647"},
        Wrong{R"({"type":"number","default":-1,"range":{"min":0}})", ".default: must not be less than 0"},
        Wrong{R"({"type":"number","default":10.01,"range":{"max":10}})", ".default: must not be greater than 10"},
        Wrong{R"({"type":"boolean","default":"true"})", ".default: must be true or false, not a string"},
        Wrong{R"({"type":"dateTime","default":"now"})", ".default: is not a date and time in ISO 8601"},
        Wrong{R"({"type":"dateTime","default":0})", ".default: must be a string, not a number"},
        Wrong{R"({"type":"dateTime","includeTime":false,"default":"2022-13-01"})",
              ".default: is not a date in ISO 8601"},
        Wrong{R"({"type":"dateTime","default":"2021-12-31T23:59:59Z","range":{"min":"2022-01-01"}})",
              ".default: must not be before 2022-01-01"},
        Wrong{R"({"type":"dateTime","default":"2022-01-02","range":{"max":"2022-01-01"}})",
              ".default: must not be after 2022-01-01"},
        Wrong{R"({"type":"enum","options":["a"],"default":"b"})", R"(.default: "b" is not one of the options)"},
        Wrong{R"({"type":"enum","options":["a"],"default":["a"]})", ".default: must be a string, not a list"},
        Wrong{R"({"type":"enum","options":["a"],"multiple":true,"default":"a"})",
              ".default: must be a list, not a string"},
        Wrong{R"({"type":"enum","options":["a"],"multiple":true,"default":["a","b"]})",
              R"(.default[1]: "b" is not one of the options)"},
        Wrong{R"({"type":"roleList","default":"admin"})", ".default: must be a list, not a string"},
        Wrong{R"({"type":"roleList","default":["admin",1]})", ".default[1]: must be a string, not a number"},
        Wrong{R"({"type":"any","sqlType":"inet","default":{}})",
              ".default: must be a string, a number or a boolean, not an object"}));

TEST(DefineField, ReportsEveryMistakeOfAField) {
    EXPECT_EQ(mistakes_in_field(
                  R"({"type":"number","required":1,"range":{"min":2,"max":1,"step":1},"default":"x","lenght":1})"),
              (Lines{R"(question.fields.title.lenght: is not a key of a field of type "number")",
                     "question.fields.title.required: must be true or false, not a number",
                     R"(question.fields.title.range.step: is not a key of "range")",
                     R"(question.fields.title.range.min: must not be greater than "max")",
                     "question.fields.title.default: must be a number, not a string"}));
}

TEST(DefineField, TakesNullAsAbsent) {
    const Field field = read_title(
        R"({"type":"string","required":null,"default":null,"unique":null,"length":{"min":null},"pattern":null})");
    EXPECT_EQ(field, read_title(R"({"type":"string"})"));
}

TEST(DefineField, ReadsText) {
    const Field field = read_title(
        R"({"type":"string","required":true,"default":"none","length":{"min":1,"max":2e2},"pattern":"^[a-z]+$","unique":true})");
    EXPECT_EQ(field.kind, Kind::string);
    EXPECT_FALSE(field.managed);
    EXPECT_TRUE(field.required);
    EXPECT_EQ(field.default_value, Json::string("none"));
    EXPECT_EQ(field.length, (Bounds{"1", "200"}));
    EXPECT_EQ(field.pattern, "^[a-z]+$");
    EXPECT_EQ(field.unique, Unique{});
    ASSERT_TRUE(field.column);
    EXPECT_EQ(field.column->name, "title");
    EXPECT_EQ(field.sql_type, "");
}

TEST(DefineField, KeepsEveryDigitOfANumber) {
    const Field field = read_title(
        R"({"type":"number","decimals":2,"range":{"min":0.10,"max":12345678901234567890.12},"default":0.30})");
    EXPECT_EQ(field.decimals, 2);
    EXPECT_EQ(field.range, (Bounds{"0.10", "12345678901234567890.12"}));
    EXPECT_EQ(field.default_value->literal(), "0.30");
}

TEST(DefineField, AllowsALargerDefaultWhereTheColumnIsLarger) {
    EXPECT_EQ(read_title(R"({"type":"number","decimals":0,"sqlType":"bigint","default":2147483648})").sql_type,
              "bigint");
}

TEST(DefineField, ReadsDates) {
    const Field field =
        read_title(R"({"type":"dateTime","includeTime":false,"range":{"min":"2000-01-01"},"default":"2022-10-03"})");
    EXPECT_FALSE(field.include_time);
    EXPECT_EQ(field.range, (Bounds{"2000-01-01", {}}));
}

TEST(DefineField, ReadsEnumerations) {
    const Field field = read_title(R"({"type":"enum","options":["b","a"],"multiple":true,"default":["a"]})");
    EXPECT_EQ(field.options, (std::vector<std::string>{"b", "a"}));
    EXPECT_TRUE(field.multiple);
}

TEST(DefineField, ReadsUniqueness) {
    EXPECT_EQ(read_title(R"({"type":"string","unique":false})").unique, std::nullopt);
    EXPECT_EQ(read_title(R"({"type":"string","unique":{}})").unique, Unique{});
    EXPECT_EQ(read_title(R"({"type":"string","unique":{"scope":["createdAt","id"],"caseSensitive":false}})").unique,
              (Unique{{"createdAt", "id"}, false}));
}

TEST(DefineField, TakesAnyDefaultForJson) {
    for (const char *value : {"1", "\"a\"", "[]", "{\"a\":[null]}", "false"}) {
        EXPECT_EQ(read_title(std::string(R"({"type":"json","default":)") + value + "}").default_value,
                  Json::parse(value));
    }
}

TEST(DefineField, RefusesAThousandAndOneOptions) {
    std::string options = "\"a\"";
    for (int index = 0; index < 1000; ++index) options += ",\"o" + std::to_string(index) + '"';
    EXPECT_EQ(mistakes_in_field(R"({"type":"enum","options":[)" + options + "]}"),
              Lines{"question.fields.title.options: must not have more than 1000 items"});
}

// What a column is without "column" and "sqlType".
TEST(DefineField, HasADefaultColumnAndType) {
    const auto type_of = [](std::string_view field) { return default_sql_type(read_title(field)); };
    EXPECT_EQ(type_of(R"({"type":"string"})"), "text");
    EXPECT_EQ(type_of(R"({"type":"number"})"), "double precision");
    EXPECT_EQ(type_of(R"({"type":"number","decimals":0})"), "integer");
    EXPECT_EQ(type_of(R"({"type":"number","decimals":2})"), "numeric(38,2)");
    EXPECT_EQ(type_of(R"({"type":"boolean"})"), "boolean");
    EXPECT_EQ(type_of(R"({"type":"dateTime"})"), "timestamp(3) with time zone");
    EXPECT_EQ(type_of(R"({"type":"dateTime","includeTime":false})"), "date");
    EXPECT_EQ(type_of(R"({"type":"enum","options":["a"]})"), "text");
    EXPECT_EQ(type_of(R"({"type":"enum","options":["a"],"multiple":true})"), "text[]");
    EXPECT_EQ(type_of(R"({"type":"email"})"), "model.email");
    EXPECT_EQ(type_of(R"({"type":"url"})"), "model.url");
    EXPECT_EQ(type_of(R"({"type":"richText"})"), "model.rich_text");
    EXPECT_EQ(type_of(R"({"type":"color"})"), "model.color");
    EXPECT_EQ(type_of(R"({"type":"json"})"), "jsonb");
    EXPECT_EQ(type_of(R"({"type":"password"})"), "model.password");
    EXPECT_EQ(type_of(R"({"type":"encryptedString"})"), "bytea");
    EXPECT_EQ(type_of(R"({"type":"roleList"})"), "model.role_keys");
    EXPECT_EQ(type_of(R"({"type":"any","sqlType":"inet"})"), "");
    EXPECT_EQ(type_of(R"({"type":"belongsTo","model":"question"})"), "bigint");
}

} // namespace
} // namespace model_api::model
