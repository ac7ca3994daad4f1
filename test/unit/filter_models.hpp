// The quiz application as models with columns, as the catalog would open them; and a model with a field of every type.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/schema.hpp"
#include "sql/render.hpp"

namespace filter_test {

using namespace model_api;
using model::Field;
using model::Kind;
using model::Model;

inline sql::Type type_of(std::uint32_t oid, std::uint32_t array_oid, sql::Family family, const char *name) {
    sql::Type type;
    type.oid = oid;
    type.array_oid = array_oid;
    type.family = family;
    type.name = name;
    return type;
}

inline Field stored(const char *name, Kind kind, const char *column, sql::Type type, bool not_null = false) {
    Field field;
    field.name = name;
    field.kind = kind;
    field.required = not_null;
    field.column = model::Column{column, 0, not_null, std::move(type)};
    return field;
}

inline Field id_field() {
    return stored("id", Kind::id, "id", sql::bigint_type(), true);
}

inline Field belongs_to(const char *name, const char *target, const char *column, bool not_null = false) {
    Field field = stored(name, Kind::belongs_to, column, sql::bigint_type(), not_null);
    field.relation = model::Relation{};
    field.relation->model = target;
    return field;
}

inline Field has(Kind kind, const char *name, const char *target, const char *inverse) {
    Field field;
    field.name = name;
    field.kind = kind;
    field.relation = model::Relation{};
    field.relation->model = target;
    field.relation->inverse = inverse;
    return field;
}

inline Field through(const char *name, const char *target, const char *join, const char *parent, const char *child) {
    Field field = has(Kind::has_many_through, name, target, "");
    field.relation->through = join;
    field.relation->through_parent = parent;
    field.relation->through_child = child;
    return field;
}

inline Model model_of(const char *name, const char *plural, const char *type, const char *plural_type,
                      std::vector<Field> fields) {
    Model model;
    model.name = name;
    model.plural = plural;
    model.type_name = type;
    model.plural_type_name = plural_type;
    model.schema = "public";
    model.table = name;
    model.fields = std::move(fields);
    return model;
}

inline model::StateMachine states() {
    model::StateMachine machine;
    machine.root.initial = "created";
    machine.root.states = {{"created", "draft", {{"draft", "", {}}, {"published", "", {}}}}, {"deleted", "", {}}};
    return machine;
}

inline Model every_type() {
    using sql::Family;
    sql::Type varying = type_of(1043, 1015, Family::text, "pg_catalog.varchar");
    varying.modifier = 14;
    sql::Type citext = type_of(70'000, 70'001, Family::text, "public.citext");
    citext.operators = "public";
    sql::Type point = type_of(600, 1017, Family::other, "pg_catalog.point");
    point.has_equality = point.has_order = false;
    sql::Type xid = type_of(28, 0, Family::other, "pg_catalog.xid");
    xid.has_order = false;
    const sql::Type texts = type_of(1009, 0, Family::array, "pg_catalog.text[]");

    Field count = stored("count", Kind::number, "count", sql::integer_type());
    count.decimals = 0;
    Field price = stored("price", Kind::number, "price", sql::numeric_type());
    price.decimals = 2;
    Field serial = stored("serial", Kind::number, "serial", sql::numeric_type());
    serial.decimals = 0;
    Field day = stored("day", Kind::date_time, "day", sql::date_type());
    day.include_time = false;
    Field kind = stored("kind", Kind::enumeration, "kind", sql::text_type());
    kind.options = {"single", "multi"};
    Field free_kind = stored("freeKind", Kind::enumeration, "free_kind", sql::text_type());
    Field kinds = stored("kinds", Kind::enumeration, "kinds", texts);
    kinds.options = {"single", "multi", "a \"b\""};
    kinds.multiple = true;

    Model model =
        model_of("sample", "samples", "Sample", "Samples",
                 {id_field(),
                  stored("title", Kind::string, "title", sql::text_type()),
                  stored("name", Kind::string, "name", sql::text_type(), true),
                  stored("code", Kind::string, "code", varying),
                  stored("nick", Kind::string, "nick", citext),
                  stored("email", Kind::email, "email", sql::text_type()),
                  stored("url", Kind::url, "url", sql::text_type()),
                  stored("color", Kind::color, "color", sql::text_type()),
                  stored("body", Kind::rich_text, "body", sql::text_type()),
                  count,
                  price,
                  serial,
                  stored("score", Kind::number, "score", sql::double_type()),
                  stored("small", Kind::number, "small", type_of(700, 1021, Family::real, "pg_catalog.float4")),
                  stored("active", Kind::boolean, "active", sql::boolean_type()),
                  stored("moment", Kind::date_time, "moment", sql::timestamptz_type()),
                  day,
                  kind,
                  free_kind,
                  kinds,
                  stored("data", Kind::json, "data", sql::jsonb_type()),
                  stored("oldData", Kind::json, "old_data", type_of(114, 199, Family::json, "pg_catalog.json")),
                  stored("secret", Kind::password, "secret", sql::text_type()),
                  stored("sealed", Kind::encrypted_string, "sealed", sql::text_type()),
                  stored("roles", Kind::role_list, "roles", texts),
                  stored("state", Kind::record_state, "state", sql::text_type(), true),
                  stored("address", Kind::any, "address", type_of(869, 1041, Family::other, "pg_catalog.inet")),
                  stored("place", Kind::any, "place", point),
                  stored("transaction", Kind::any, "transaction", xid),
                  stored("words", Kind::any, "words", texts),
                  stored("key", Kind::id, "key", sql::uuid_type()),
                  stored("word", Kind::id, "word", sql::text_type()),
                  stored("tiny", Kind::id, "tiny", sql::integer_type())});
    model.states = states();
    return model;
}

inline std::vector<Model> models() {
    Model question =
        model_of("question", "questions", "Question", "Questions",
                 {id_field(), stored("createdAt", Kind::date_time, "created_at", sql::timestamptz_type(), true),
                  stored("updatedAt", Kind::date_time, "updated_at", sql::timestamptz_type(), true),
                  stored("title", Kind::string, "title", sql::text_type()), belongs_to("quiz", "quiz", "quiz_id"),
                  has(Kind::has_many, "answers", "answer", "question"), has(Kind::has_one, "note", "note", "question"),
                  through("tags", "tag", "questionTag", "question", "tag")});
    return {every_type(),
            question,
            model_of("quiz", "quizzes", "Quiz", "Quizzes",
                     {id_field(), stored("title", Kind::string, "title", sql::text_type()),
                      has(Kind::has_many, "questions", "question", "quiz"), belongs_to("parent", "quiz", "parent_id")}),
            model_of("answer", "answers", "Answer", "Answers",
                     {id_field(), stored("text", Kind::string, "text", sql::text_type()),
                      belongs_to("question", "question", "question_id")}),
            model_of("note", "notes", "Note", "Notes",
                     {id_field(), stored("text", Kind::string, "text", sql::text_type()),
                      belongs_to("question", "question", "question_id")}),
            model_of("tag", "tags", "Tag", "Tags",
                     {id_field(), stored("equals", Kind::string, "equals", sql::text_type(), true),
                      belongs_to("parent", "tag", "parent_id")}),
            model_of("questionTag", "questionTags", "QuestionTag", "QuestionTags",
                     {id_field(), belongs_to("question", "question", "question_id", true),
                      belongs_to("tag", "tag", "tag_id", true)})};
}

inline const model::Schema &schema() {
    static const auto &all = *new model::Schema(
        [] {
            std::vector<std::string> names;
            for (const Model &model : models()) names.push_back(model.name);
            return names;
        }(),
        [](std::string_view name) -> std::shared_ptr<const Model> {
            for (const Model &model : models()) {
                if (model.name == name) return std::make_shared<Model>(model);
            }
            return nullptr;
        });
    return all;
}

} // namespace filter_test
