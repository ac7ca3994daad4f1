// The namespace "internal": records without their actions, as JSON objects.
#include <string>

#include "action/record.hpp"
#include "schema/builder.hpp"
#include "schema/names.hpp"
#include "schema/value_type.hpp"

namespace model_api::schema {

namespace {

using model::Field;
using model::Kind;
using model::Model;

std::string record_name(const Model &model) {
    return "Internal" + model.type_name + "Record";
}

std::string input_name(const Model &model) {
    return "Internal" + model.type_name + "Input";
}

void add_atomics(Builder &builder, gql::Type &input, const Model &model) {
    const std::string name = "Internal" + model.type_name + "AtomicsInput";
    for (const Field &field : model.fields) {
        if (field.kind != Kind::number || (field.column && field.column->generated)) continue;
        if (!builder.is_defined(name)) builder.input(name);
        builder.member(builder.schema.mention(name), field.name, "[NumericAtomicFieldUpdateInput!]");
    }
    if (builder.is_defined(name)) builder.member(input, std::string(action::atomics_key), name);
}

void add_input(Builder &builder, const Model &model) {
    gql::Type &input = builder.input(input_name(model));
    for (const Field &field : model.fields) {
        if (!field.is_stored() || (field.column && field.column->generated && !field.managed)) continue;
        builder.member(input, field.name,
                       field.kind == Kind::belongs_to ? "InternalBelongsToInput" : input_type(model, field));
    }
    add_atomics(builder, input, model);
}

// `record` is the result's member, and what it is; "" for none.
std::string add_result(Builder &builder, const Model &model, const std::string &name, const std::string &member,
                       const std::string &use) {
    gql::Type &result = builder.object("Internal" + type_name(name, "Result"));
    builder.field(result, "success", "Boolean!", {Operation::success});
    builder.field(result, "errors", "[ExecutionError!]", {Operation::errors}, "Null where there is none.");
    if (member.empty()) return result.name;
    const bool is_list = member == model.plural;
    builder.field(result, member, use, {is_list ? Operation::acted_on_list : Operation::acted_on, &model});
    if (!is_list)
        builder.field(result, "created", "Boolean!", {Operation::created, &model}, "Whether it was not there before.");
    return result.name;
}

void add_reading(Builder &builder, gql::Type &queries, const Model &model) {
    gql::Field &one = builder.field(queries, model.name, record_name(model), {Operation::internal_find_one, &model});
    builder.argument(one, "id", "GadgetID!");
    builder.argument(one, "select", "[String!]", "The fields that are shown; all unless given.");
    gql::Field &many = builder.field(queries, "list" + model.type_name, required(record_name(model) + "Connection"),
                                     {Operation::internal_find_many, &model});
    add_list_arguments(builder, many, model);
    builder.argument(many, "select", "[String!]", "The fields that are shown; all unless given.");
}

void add_writing(Builder &builder, gql::Type &mutations, const Model &model) {
    const auto add = [&](const char *verb, Operation operation, const std::string &member) -> gql::Field & {
        const std::string name = mutation_name(verb, model);
        const std::string result = add_result(builder, model, name, member, record_name(model));
        return builder.field(mutations, name, result, {operation, &model});
    };
    const std::string input = input_name(model);
    builder.argument(add("create", Operation::internal_create, model.name), model.name, input);
    gql::Field &update = add("update", Operation::internal_update, model.name);
    builder.argument(update, "id", "GadgetID!");
    builder.argument(update, model.name, input);
    gql::Field &upsert = add("upsert", Operation::internal_upsert, model.name);
    builder.argument(upsert, "on", "[String!]");
    builder.argument(upsert, model.name, input);
    builder.argument(add("delete", Operation::internal_delete, model.name), "id", "GadgetID!");
    gql::Field &delete_many = add("deleteMany", Operation::internal_delete_many, "");
    builder.argument(delete_many, "search", "String");
    builder.argument(delete_many, "filter", list_of_all(model.type_name + "Filter"));
    const std::string bulk = bulk_name("create", model);
    const std::string result = add_result(builder, model, bulk, model.plural, list_of(record_name(model)));
    builder.argument(builder.field(mutations, bulk, result, {Operation::internal_bulk_create, &model}), model.plural,
                     "[" + input + "]!");
}

} // namespace

void add_internal(Builder &builder, gql::Type &query, gql::Type &mutation) {
    if (!builder.access.internal || builder.models.empty()) return;
    gql::Type &queries = builder.object("InternalQueries");
    gql::Type &mutations = builder.object("InternalMutations");
    for (const Model *model : builder.models) {
        add_input(builder, *model);
        add_reading(builder, queries, *model);
        add_writing(builder, mutations, *model);
    }
    builder.field(query, "internal", "InternalQueries", {Operation::internal}, "Records without their actions.");
    builder.field(mutation, "internal", "InternalMutations", {Operation::internal}, "Records without their actions.");
}

} // namespace model_api::schema
