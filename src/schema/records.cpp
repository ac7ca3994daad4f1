// Records as objects, and the connections that lists of them are.
#include "schema/builder.hpp"
#include "schema/names.hpp"
#include "schema/value_type.hpp"

namespace model_api::schema {

namespace {

using model::Field;
using model::Kind;
using model::Model;

std::string_view description_of(const Model &model, const Field &field) {
    if (field.name == model.key_field) return "Identifies the record, and never changes.";
    if (!field.managed) return "";
    if (field.name == "createdAt") return "When the record was created.";
    if (field.name == "updatedAt") return "When an action last touched the record.";
    return "The state that actions have brought the record into.";
}

// An identifier, a time or a state that the API itself sees to is never missing.
bool is_always_there(const Model &model, const Field &field) {
    return field.required || field.managed || field.name == model.key_field;
}

void add_value(Builder &builder, gql::Type &type, const Model &model, const Field &field) {
    const std::string use = output_type(model, field);
    builder.field(type, field.name, is_always_there(model, field) ? required(use) : use,
                  {Operation::value, &model, &field}, description_of(model, field));
}

void add_relation(Builder &builder, gql::Type &type, const Field &field, const Model &other) {
    if (field.is_to_many()) {
        gql::Field &list = builder.field(type, field.name, required(other.type_name + "Connection"),
                                         {Operation::list, &other, &field});
        return add_list_arguments(builder, list, other);
    }
    builder.field(type, field.name, other.type_name, {Operation::record, &other, &field});
}

// Of the session at hand the user is shown, though others are not.
const Model *shown_by(const Builder &builder, const Model &model, const Field &relation) {
    const bool is_own = model.is_for(model::Purpose::session) && relation.name == "user";
    return is_own && builder.reads(model, relation) ? builder.find_shown(relation.relation->model)
                                                    : builder.other(model, relation);
}

void add_field(Builder &builder, gql::Type &type, const Model &model, const Field &field) {
    if (!builder.reads(model, field)) return;
    if (!field.is_relation()) {
        if (field.type().selectable) add_value(builder, type, model, field);
        return;
    }
    if (const Model *other = shown_by(builder, model, field)) add_relation(builder, type, field, *other);
    const std::string id = field.kind == Kind::belongs_to ? id_key(field) : "";
    if (!id.empty() && !model.find(id))
        builder.field(type, id, field.required ? "GadgetID!" : "GadgetID", {Operation::id, &model, &field});
}

void add_connection(Builder &builder, const Model &model, const std::string &name, std::string_view node) {
    gql::Type &connection = builder.object(name + "Connection", "A page of a list.");
    builder.field(connection, "edges", "[" + name + "Edge!]!", {Operation::edges, &model});
    builder.field(connection, "pageInfo", "PageInfo!", {Operation::page_info, &model});
    gql::Type &edge = builder.object(name + "Edge");
    builder.field(edge, "cursor", "String!", {Operation::cursor, &model});
    builder.field(edge, "node", node, {Operation::node, &model});
}

} // namespace

void add_records(Builder &builder) {
    for (const Model *model : builder.shown) {
        gql::Type &type = builder.object(model->type_name);
        for (const Field &field : model->fields) add_field(builder, type, *model, field);
        builder.field(type, "_all", "JSONObject!", {Operation::all, model},
                      "Every value of the record, without what it is related to.");
        if (!builder.rights(*model).read) continue; // there are no lists of one's own
        add_connection(builder, *model, model->type_name, required(model->type_name));
        if (!builder.access.internal || !builder.rights(*model).internal) continue;
        const std::string record = "Internal" + model->type_name + "Record";
        builder.schema.define(record, gql::Kind::scalar, "A record as one JSON object.");
        add_connection(builder, *model, record, record);
    }
}

} // namespace model_api::schema
