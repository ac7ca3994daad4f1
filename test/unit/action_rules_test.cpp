// The rules of fields, asked of values that are to be written.
#include "action/rules.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <regex>

#include "action_models.hpp"
#include "table/rules.hpp"

using namespace action_test;
using action::FieldMistake;

namespace {

bool matches(const std::string &pattern, const std::string &text) {
    return std::regex_search(text, std::regex(pattern));
}

std::string lines(const std::vector<FieldMistake> &mistakes) {
    std::string text;
    for (const auto &[field, message] : mistakes) text += (text.empty() ? "" : ", ") + field + " " + message;
    return text;
}

// Of a new question with a title.
std::string broken(const std::string &members) {
    const Parsed result = parsed("question", "create", Json::parse(R"({"title": "Title", )" + members + "}"));
    return result.failures.empty() ? lines(action::broken_rules(result.change, nullptr, matches))
                                   : shown(result.failures);
}

std::string broken_in(const char *model, const char *action, const char *object, const char *linked = nullptr) {
    const Parsed result = parsed(model, action, Json::parse(object), action::Key::optional_member);
    EXPECT_EQ(shown(result.failures), "");
    const model::Field *field = linked ? model_named(model).find(linked) : nullptr;
    return lines(action::broken_rules(result.change, field, matches));
}

} // namespace

TEST(ActionRules, require_what_a_new_record_does_not_have) {
    EXPECT_EQ(broken_in("question", "create", "{}"), "title is required");
    EXPECT_EQ(broken_in("question", "create", R"({"title": null, "active": null})"),
              "title is required, active is required");
    EXPECT_EQ(broken_in("country", "create", "{}"), "code is required");
    EXPECT_EQ(broken_in("country", "create", R"({"code": "nz"})"), "");
}

TEST(ActionRules, require_of_a_change_only_what_it_writes) {
    EXPECT_EQ(broken_in("question", "update", R"({"id": "1"})"), "");
    EXPECT_EQ(broken_in("question", "update", R"({"id": "1", "title": null})"), "title is required");
    EXPECT_EQ(broken_in("question", "delete", R"({"id": "1"})"), "");
}

TEST(ActionRules, count_a_parent_that_is_linked_or_made) {
    EXPECT_EQ(broken_in("answer", "create", R"({"text": "a"})"), "question is required");
    EXPECT_EQ(broken_in("answer", "create", R"({"text": "a"})", "question"), "");
    EXPECT_EQ(broken_in("answer", "create", R"({"text": "a", "questionId": "1"})"), "");
    EXPECT_EQ(broken_in("answer", "create", R"({"text": "a", "question": {"create": {"title": "Title"}}})"), "");
    EXPECT_EQ(broken_in("answer", "create", R"({"text": "a", "question": {"update": {"id": "1"}}})"), "");
    EXPECT_EQ(broken_in("answer", "update", R"({"id": "1", "question": null})"), "question is required");
    EXPECT_EQ(broken_in("answer", "update", R"({"id": "1", "question": {"delete": "1"}})"), "question is required");
}

TEST(ActionRules, count_the_characters_of_a_text) {
    EXPECT_EQ(broken(R"("title": "öö")"), "title must be between 3 and 20 characters long");
    EXPECT_EQ(broken(R"("title": "ööö")"), "");
    EXPECT_EQ(broken(R"("title": "öööööööööööööööööööö")"), "");
    EXPECT_EQ(broken(R"("title": "ööööööööööööööööööööö")"), "title must be between 3 and 20 characters long");
    EXPECT_EQ(broken(R"("slug": "a")"), "slug must be at least 2 characters long");
}

TEST(ActionRules, know_how_long_a_column_is) {
    EXPECT_EQ(broken(R"("code": "12345")"), "");
    EXPECT_EQ(broken(R"("code": "12345   ")"), ""); // which varchar cuts
    EXPECT_EQ(broken(R"("code": "123456")"), "code must be at most 5 characters long");
    EXPECT_EQ(broken(R"("code": "1234  6")"), "code must be at most 5 characters long");
}

TEST(ActionRules, count_no_spaces_that_fill_a_column) {
    EXPECT_EQ(broken(R"("region": "abc  ")"), "");
    EXPECT_EQ(broken(R"("region": "a    ")"), "region must be between 2 and 3 characters long");
    EXPECT_EQ(broken(R"("region": "  abc")"), "region must be between 2 and 3 characters long");
}

TEST(ActionRules, compare_numbers_digit_by_digit) {
    EXPECT_EQ(broken(R"("count": 0)"), "");
    EXPECT_EQ(broken(R"("count": 10)"), "");
    EXPECT_EQ(broken(R"("count": -1)"), "count must be between 0 and 10");
    EXPECT_EQ(broken(R"("count": 11)"), "count must be between 0 and 10");
    EXPECT_EQ(broken(R"("price": 0.50)"), "");
    EXPECT_EQ(broken(R"("price": 0.49999999999999999999999999)"), "price must be at least 0.5");
    EXPECT_EQ(broken(R"("price": -7)"), "price must be at least 0.5");
    EXPECT_EQ(broken(R"("score": 1.5)"), "");
    EXPECT_EQ(broken(R"("score": 1.500001)"), "score must be at most 1.5");
}

TEST(ActionRules, compare_numbers_that_json_has_not_as_postgresql_does) {
    EXPECT_EQ(broken(R"("score": "NaN")"), "score must be at most 1.5");
    EXPECT_EQ(broken(R"("score": "Infinity")"), "score must be at most 1.5");
    EXPECT_EQ(broken(R"("score": "-Infinity")"), "");
    EXPECT_EQ(broken(R"("price": "-Infinity")"), "price must be at least 0.5");
    EXPECT_EQ(broken(R"("price": "NaN")"), "");
    EXPECT_EQ(broken(R"("rate": "NaN")"), "");
    EXPECT_EQ(broken(R"("rate": "Infinity")"), "rate is out of range");
}

TEST(ActionRules, know_how_many_digits_a_column_has) {
    EXPECT_EQ(broken(R"("rate": 99.99)"), "");
    EXPECT_EQ(broken(R"("rate": -99.991)"), ""); // which is rounded
    EXPECT_EQ(broken(R"("rate": 100)"), "rate is out of range");
    EXPECT_EQ(broken(R"("rate": 1e2)"), "rate is out of range");
    EXPECT_EQ(broken(R"("rate": 0.00001)"), "");
}

TEST(ActionRules, compare_dates_with_their_bounds) {
    EXPECT_EQ(broken(R"("moment": "2020-01-01T01:00:00+01:00")"), "");
    EXPECT_EQ(broken(R"("moment": "2019-12-31T23:59:59.999Z")"), "moment must not be before 2020-01-01T00:00:00Z");
    EXPECT_EQ(broken(R"("moment": "-infinity")"), "moment must not be before 2020-01-01T00:00:00Z");
    EXPECT_EQ(broken(R"("day": "2030-12-31")"), "");
    EXPECT_EQ(broken(R"("day": "2031-01-01")"), "day must not be after 2030-12-31");
}

TEST(ActionRules, ask_for_patterns) {
    EXPECT_EQ(broken(R"("slug": "ab")"), "");
    EXPECT_EQ(broken(R"("slug": "a1")"), "slug does not match the required pattern");
    EXPECT_EQ(broken(R"("slug": "1")"),
              "slug must be at least 2 characters long, slug does not match the required pattern");
    EXPECT_EQ(broken(R"("slug": null)"), "");
}

TEST(ActionRules, begin_with_what_was_found_while_reading) {
    EXPECT_EQ(broken_in("question", "create", R"({"contact": "x", "count": 11})"),
              "contact is not a valid email address, title is required, count must be between 0 and 10");
    model::Model model = model_named("question");
    for (model::Field &field : model.fields) field.required = field.name == "contact" || field.required;
    action::Failures failures;
    const action::Change change =
        action::parse_record(model, action_named(model, "create"), Json::parse(R"({"title": "Title", "contact": "x"})"),
                             action::Key::none, Json(), "record", {schema(), failures, kept_secrets::secrets});
    EXPECT_EQ(lines(action::broken_rules(change, nullptr, matches)), "contact is not a valid email address");
}

TEST(ActionRules, require_no_state_that_the_action_leads_to) {
    model::Model model = model_named("question");
    for (model::Field &field : model.fields) {
        if (field.kind == model::Kind::record_state) field.managed = field.column->has_default = false; // adopted
    }
    action::Failures failures;
    const action::Change change =
        action::parse_record(model, action_named(model, "create"), Json::parse(R"({"title": "Title"})"),
                             action::Key::none, Json(), "record", {schema(), failures, kept_secrets::secrets});
    EXPECT_EQ(lines(action::broken_rules(change, nullptr, matches)), "");
}

// --- of all records

namespace {

std::string checked(const char *model, const char *action, const char *object) {
    const Parsed result = parsed(model, action, Json::parse(object), action::Key::optional_member);
    EXPECT_EQ(shown(result.failures), "");
    action::Failures failures;
    action::check_rules(result.change, matches, failures);
    return shown(failures);
}

} // namespace

TEST(ActionRules, are_asked_of_all_records_of_an_action) {
    EXPECT_EQ(checked("question", "create",
                      R"({"title": "a", "quiz": {"create": {}}, "answers": [{"create": {"text": "b"}}, {"create": {}}],
                          "tags": [{"create": {"parent": {"create": {"name": "c"}}}}]})"),
              "GGT_INVALID_RECORD record.quiz.create: quiz is invalid and can't be saved. title is required.\n"
              "GGT_INVALID_RECORD record: question is invalid and can't be saved. title must be between 3 and 20 "
              "characters long.\n"
              "GGT_INVALID_RECORD record.answers[1].create: answer is invalid and can't be saved. text is required.\n"
              "GGT_INVALID_RECORD record.tags[0].create: tag is invalid and can't be saved. name is required.");
}

TEST(ActionRules, wait_for_a_hook_that_may_mend_a_record) {
    EXPECT_EQ(checked("question", "publish", R"({"id": "1", "title": "a"})"), "");
    EXPECT_EQ(
        checked("question", "publish", R"({"id": "1", "title": "a", "contact": "b"})"),
        "GGT_INVALID_RECORD record: question is invalid and can't be saved. contact is not a valid email address.");
}

TEST(ActionRules, are_asked_again_of_what_a_hook_gives_back) {
    const model::Model &question = model_named("question");
    const auto of = [&](const char *field, sql::Value value) {
        return lines(action::broken_rules(question, {{question.find(field), std::move(value)}}, matches));
    };
    EXPECT_EQ(of("title", sql::Null{}), "title is required");
    EXPECT_EQ(of("title", "a"), "title must be between 3 and 20 characters long");
    EXPECT_EQ(of("kind", "a"), "kind is not one of its options");
    EXPECT_EQ(of("contact", "a"), "contact is not a valid email address");
    EXPECT_EQ(of("kinds", "{single}"), "");
    EXPECT_EQ(of("id", sql::Null{}), "");
    EXPECT_EQ(of("createdAt", sql::Null{}), "");
    EXPECT_EQ(of("slug", sql::Null{}), "");
}

// --- constraints

TEST(ActionRules, are_told_by_the_label_of_their_constraint) {
    const auto of = [](const char *field, std::string_view label) {
        return action::message_of(*model_named("question").find(field), label);
    };
    EXPECT_EQ(of("title", table::length_label), "must be between 3 and 20 characters long");
    EXPECT_EQ(of("count", table::range_label), "must be between 0 and 10");
    EXPECT_EQ(of("slug", table::pattern_label), "does not match the required pattern");
    EXPECT_EQ(of("kind", table::options_label), "is not one of its options");
    EXPECT_EQ(of("state", table::leaf_label), "is not a state of the model");
    EXPECT_EQ(of("slug", action::unique_label), "is not unique");
    EXPECT_EQ(of("quiz", action::reference_label), "does not exist");
    EXPECT_EQ(of("title", action::required_label), "is required");
    EXPECT_EQ(of("contact", "email_check"), "is not a valid email address");
    EXPECT_EQ(of("title", "nonsense"), "is invalid");
    EXPECT_EQ(of("title", ""), "is invalid");
}

TEST(ActionRules, say_how_long_a_text_must_be) {
    model::Field field;
    const auto of = [&](std::optional<std::string> min, std::optional<std::string> max) {
        field.length = model::Bounds{std::move(min), std::move(max)};
        return action::message_of(field, table::length_label);
    };
    EXPECT_EQ(of("3", std::nullopt), "must be at least 3 characters long");
    EXPECT_EQ(of(std::nullopt, "200"), "must be at most 200 characters long");
    EXPECT_EQ(of(std::nullopt, "1"), "must be at most 1 character long");
    EXPECT_EQ(of("1", "200"), "must be between 1 and 200 characters long");
    EXPECT_EQ(of("2", "2"), "must be 2 characters long");
}
