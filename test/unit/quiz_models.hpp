// The models that the tests of sorts, selections and statements read: a quiz application, with a column of every sort
// that needs its own treatment.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/schema.hpp"
#include "sql/type.hpp"

namespace model_api::test {

inline sql::Type type_of(std::string name, sql::Family family, std::uint32_t oid, bool has_order = true) {
    sql::Type type;
    type.oid = oid;
    type.family = family;
    type.has_order = has_order;
    type.name = std::move(name);
    return type;
}

inline sql::Type text_array() {
    sql::Type type = type_of("pg_catalog.text[]", sql::Family::array, 1009);
    type.element = sql::Family::text;
    return type;
}

inline sql::Type citext() {
    sql::Type type = type_of("public.citext", sql::Family::other, 90001);
    type.operators = "public";
    return type;
}

inline model::Field stored(std::string name, model::Kind kind, std::string column, sql::Type type,
                           bool not_null = false) {
    model::Field field;
    field.name = std::move(name);
    field.kind = kind;
    field.column = model::Column{std::move(column), 1, not_null, std::move(type)};
    return field;
}

inline model::Field belongs_to(std::string name, std::string model, bool not_null = false) {
    model::Field field = stored(name, model::Kind::belongs_to, name + "_id", sql::bigint_type(), not_null);
    field.relation.emplace().model = std::move(model);
    return field;
}

inline model::Field has(model::Kind kind, std::string name, std::string model, std::string inverse) {
    model::Field field;
    field.name = std::move(name);
    field.kind = kind;
    field.relation.emplace().model = std::move(model);
    field.relation->inverse = std::move(inverse);
    return field;
}

inline model::Field has_through(std::string name, std::string model, std::string through, std::string parent,
                                std::string child) {
    model::Field field = has(model::Kind::has_many_through, std::move(name), std::move(model), "");
    field.relation->through = std::move(through);
    field.relation->through_parent = std::move(parent);
    field.relation->through_child = std::move(child);
    return field;
}

inline model::Model model_of(std::string name, std::string type_name, std::string table,
                             std::vector<model::Field> fields) {
    model::Model model;
    model.name = std::move(name);
    model.type_name = std::move(type_name);
    model.schema = "public";
    model.table = std::move(table);
    model.fields.push_back(stored("id", model::Kind::id, "id", sql::bigint_type(), true));
    for (model::Field &field : fields) model.fields.push_back(std::move(field));
    return model;
}

inline model::Model question_model() {
    using model::Kind;
    model::Field slug = stored("slug", Kind::string, "slug", sql::text_type());
    slug.unique.emplace().case_sensitive = false;
    model::Field email = stored("email", Kind::email, "email", sql::text_type());
    email.unique.emplace();
    return model_of("question", "Question", "question",
                    {stored("createdAt", Kind::date_time, "created_at", sql::timestamptz_type(), true),
                     stored("updatedAt", Kind::date_time, "updated_at", sql::timestamptz_type(), true),
                     stored("title", Kind::string, "title", sql::text_type(), true),
                     stored("body", Kind::rich_text, "body", sql::text_type()),
                     stored("sequence", Kind::number, "sequence", sql::numeric_type()),
                     stored("settings", Kind::json, "settings", sql::jsonb_type()), std::move(slug), std::move(email),
                     stored("nick", Kind::string, "nick", citext(), true),
                     stored("secret", Kind::password, "secret", sql::text_type()),
                     stored("token", Kind::encrypted_string, "token", sql::text_type()),
                     stored("area", Kind::any, "area", type_of("pg_catalog.point", sql::Family::other, 600, false)),
                     stored("roles", Kind::role_list, "roles", text_array()), belongs_to("quiz", "quiz"),
                     has(Kind::has_many, "answers", "answer", "question"),
                     has(Kind::has_one, "hint", "hint", "question"),
                     has_through("tags", "tag", "questionTag", "question", "tag")});
}

inline std::vector<model::Model> quiz_models() {
    using model::Kind;
    return {
        question_model(),
        model_of("quiz", "Quiz", "Quiz",
                 {stored("title", Kind::string, "title", sql::text_type(), true),
                  stored("state", Kind::record_state, "state", sql::text_type(), true),
                  has(Kind::has_many, "questions", "question", "quiz")}),
        model_of("answer", "Answer", "answer",
                 {stored("text", Kind::string, "text", sql::text_type()),
                  stored("position", Kind::number, "position", sql::integer_type(), true),
                  belongs_to("question", "question", true), has(Kind::has_many, "responses", "response", "answer")}),
        model_of("response", "Response", "response",
                 {stored("note", Kind::string, "note", sql::text_type()), belongs_to("answer", "answer", true)}),
        model_of("hint", "Hint", "hint",
                 {stored("text", Kind::string, "text", sql::text_type()), belongs_to("question", "question", true)}),
        model_of("tag", "Tag", "tag", {stored("name", Kind::string, "name", sql::text_type(), true)}),
        model_of("questionTag", "QuestionTag", "question_tag",
                 {belongs_to("question", "question", true), belongs_to("tag", "tag", true)}),
    };
}

inline const model::Schema &quiz_schema() {
    static const auto &schema = *[] {
        std::vector<std::string> names;
        auto models = std::make_shared<std::vector<std::shared_ptr<const model::Model>>>();
        for (model::Model &model : quiz_models()) {
            names.push_back(model.name);
            models->push_back(std::make_shared<const model::Model>(std::move(model)));
        }
        return new model::Schema(std::move(names), [models](std::string_view name) {
            for (const auto &model : *models)
                if (model->name == name) return model;
            return std::shared_ptr<const model::Model>();
        });
    }();
    return schema;
}

inline const model::Model &question() {
    return quiz_schema().get("question");
}

} // namespace model_api::test
