#include <gtest/gtest.h>

#include "definition_reading.hpp"
#include "expect_error.hpp"
#include "search/field_text.hpp"
#include "value/markdown.hpp"

namespace model_api::search {
namespace {

model::Model model_of(const std::string &fields) {
    return model::read(R"({"article":{"states":{"initial":"draft","draft":{}},"fields":{)" + fields + "}}}")
        .models.at(0);
}

// "title:A body:D", in the order in which they are read.
std::string searched_in(const std::string &fields) {
    const model::Model model = model_of(fields);
    std::string out;
    for (const SearchedField &one : searched_fields(model)) {
        if (one.field->managed) continue;
        out += (out.empty() ? "" : " ") + one.field->name + ':' + "DCBA"[static_cast<int>(one.weight)];
    }
    return out;
}

Form form_of(const std::string &field) {
    return searched(*model_of("\"it\":" + field).find("it"))->form;
}

std::string lexemes(Form form, std::string_view text) {
    DocumentBuilder builder;
    add_value(builder, {nullptr, form, Weight::a}, text);
    const Document document = builder.finish();
    std::string out;
    for (std::size_t i = 0; i < document.size(); ++i) out += (i == 0 ? "" : " ") + std::string(document.text(i));
    return out;
}

TEST(SearchField, WeighsByTypeAndName) {
    EXPECT_EQ(searched_in(R"("body":{"type":"richText"},"note":{"type":"string"},"title":{"type":"string"},
                             "slug":{"type":"string","unique":true},"mail":{"type":"email"},"price":{"type":"number"},
                             "sold":{"type":"boolean"},"data":{"type":"json"},"on":{"type":"dateTime"},
                             "roles":{"type":"roleList"},"kind":{"type":"enum","options":["a"]},"link":{"type":"url"},
                             "parent":{"type":"belongsTo","model":"article"})"),
              "title:A slug:B mail:B roles:B kind:B link:B note:C price:C on:C parent:C body:D sold:D data:D");
}

TEST(SearchField, IsLeftOutOrWeighedAsAsked) {
    EXPECT_EQ(searched_in(R"("a":{"type":"string","searchable":false},"b":{"type":"string","searchable":"A"},
                             "c":{"type":"richText","searchable":"B"},"d":{"type":"string","searchable":{"weight":10}},
                             "e":{"type":"string","searchable":{"weight":2}},"title":{"type":"string","searchable":"D"},
                             "f":{"type":"email","searchable":{"weight":1}},"g":{"type":"email","searchable":true})"),
              "b:A d:A c:B e:B g:B f:C title:D");
}

TEST(SearchField, IsNeverASecret) {
    EXPECT_EQ(searched_in(R"("a":{"type":"password"},"b":{"type":"encryptedString"},"c":{"type":"color"})"), "");
}

TEST(SearchField, MayBeManaged) {
    const model::Model model = model_of(R"("a":{"type":"string"})");
    const auto weight = [&](const char *name) { return searched(*model.find(name))->weight; };
    EXPECT_EQ(weight("id"), Weight::b);
    EXPECT_EQ(weight("state"), Weight::b);
    EXPECT_EQ(weight("createdAt"), Weight::c);
    EXPECT_FALSE(searched(*model.find("updatedAt")));
}

TEST(SearchField, HasAForm) {
    EXPECT_EQ(form_of(R"({"type":"string"})"), Form::text);
    EXPECT_EQ(form_of(R"({"type":"richText"})"), Form::rich_text);
    EXPECT_EQ(form_of(R"({"type":"dateTime"})"), Form::time);
    EXPECT_EQ(form_of(R"({"type":"enum","options":["a"]})"), Form::text);
    EXPECT_EQ(form_of(R"({"type":"enum","options":["a"],"multiple":true})"), Form::list);
    EXPECT_EQ(form_of(R"({"type":"roleList"})"), Form::list);
    EXPECT_EQ(form_of(R"({"type":"json"})"), Form::leaves);
}

TEST(SearchField, GivesWordsOfEachForm) {
    EXPECT_EQ(lexemes(Form::text, "created.published"), "created published");
    EXPECT_EQ(lexemes(Form::text, "-12.50"), "12 50");
    EXPECT_EQ(lexemes(Form::rich_text, "**Bo**ld [link](https://example.com)"), "bold link");
    EXPECT_EQ(lexemes(Form::time, "2024-05-01T10:30:12.345Z"), "01 05 10 2024 30");
    EXPECT_EQ(lexemes(Form::time, "2024-05-01"), "01 05 2024");
    EXPECT_EQ(lexemes(Form::time, "infinity"), "infinity");
    EXPECT_EQ(lexemes(Form::time, "2024-05-01T1"), "01 05 1 2024");
}

TEST(SearchField, ReadsRichTextThatCannotBeRenderedAsItIs) {
    const std::string text = std::string(value::max_markdown_nesting + 1, '>') + " **deep**";
    EXPECT_EQ(lexemes(Form::rich_text, text), "deep");
}

TEST(SearchField, HasALimit) {
    std::string many = R"("title":{"type":"string"})";
    for (int i = 0; i < 120; ++i) many += ",\"f" + std::to_string(i) + R"(":{"type":"string"})";
    const model::Model model = model_of(many);
    const auto fields = searched_fields(model);
    ASSERT_EQ(fields.size(), max_searched_fields);
    EXPECT_EQ(fields.front().field->name, "title");
}

TEST(SearchFieldsText, TellsFormsAndWeights) {
    const model::Model model =
        model_of(R"("title":{"type":"string"},"body":{"type":"richText"},"on":{"type":"dateTime"},
        "roles":{"type":"roleList"},"data":{"type":"json"},"it":{"type":"string","searchable":"B"})");
    std::vector<SearchedField> fields;
    for (const SearchedField &one : searched_fields(model))
        if (!one.field->managed) fields.push_back(one);
    EXPECT_EQ(fields_text(fields), "tAlBtBdCrDjD");
    const auto read = parse_fields_text("tAlBtBdCrDjD");
    ASSERT_EQ(read.size(), fields.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        EXPECT_EQ(read[i].field, nullptr);
        EXPECT_EQ(read[i].form, fields[i].form);
        EXPECT_EQ(read[i].weight, fields[i].weight);
    }
    EXPECT_TRUE(parse_fields_text("").empty());
}

TEST(SearchFieldsText, IsChecked) {
    const auto reason = [](const std::string &text) {
        const std::string error = test::error_of([&] { parse_fields_text(text); });
        return error.substr(0, error.find(" | "));
    };
    EXPECT_EQ(reason("tAr"), "22023 fields are not valid: the last one has no weight");
    EXPECT_EQ(reason("xA"), "22023 fields are not valid: a form is unknown");
    EXPECT_EQ(reason("ta"), "22023 fields are not valid: a weight is unknown");
    std::string many;
    for (int i = 0; i < 99; ++i) many += "tA";
    EXPECT_EQ(reason(many), "no error");
    EXPECT_EQ(reason(many + "tA"), "22023 fields are not valid: there are more than 99 of them");
}

} // namespace
} // namespace model_api::search
