// The namespace "internal": records without their actions, as JSON objects.
#include <algorithm>
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

bool is_written(const Builder &builder, const Model &model, const Field &field) {
    return builder.writes(model, field, action::Kind::create) || builder.writes(model, field, action::Kind::update);
}

void add_atomics(Builder &builder, gql::Type &input, const Model &model) {
    const std::string name = "Internal" + model.type_name + "AtomicsInput";
    for (const Field &field : model.fields) {
        if (field.kind != Kind::number || (field.column && field.column->generated)) continue;
        if (!builder.writes(model, field, action::Kind::update)) continue;
        if (!builder.is_defined(name)) builder.input(name);
        builder.member(builder.schema.mention(name), field.name, "[NumericAtomicFieldUpdateInput!]");
    }
    if (builder.is_defined(name)) builder.member(input, std::string(action::atomics_key), name);
}

std::string description_of(const Field &field) {
    if (!field.managed) return {};
    if (field.name == "createdAt") return "Of a new record; it never changes.";
    return field.name == "updatedAt" ? "Of a new record; an update moves it by itself." : "";
}

void add_input(Builder &builder, const Model &model) {
    gql::Type &input = builder.input(input_name(model));
    for (const Field &field : model.fields) {
        if (!field.is_stored() || (field.column && field.column->generated && !field.managed)) continue;
        if (!is_written(builder, model, field)) continue;
        builder.member(input, field.name,
                       field.kind == Kind::belongs_to ? "InternalBelongsToInput" : input_type(model, field),
                       description_of(field));
    }
    add_atomics(builder, input, model);
    if (input.input_fields.empty()) builder.member(input, "_", "Boolean", "Nothing: an input has to have a field.");
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

class Writing {
public:
    Writing(Builder &builder, gql::Type &mutations, const Model &model)
        : builder_(builder), mutations_(mutations), model_(model), may_(builder.rights(model)) {}

    void add() {
        if (may_.create || may_.update) add_input(builder_, model_);
        if (may_.create) add_record(one("create", Operation::internal_create));
        if (may_.update) add_record(with_id(one("update", Operation::internal_update)));
        if (may_.create && may_.update) add_upsert();
        if (may_.remove) add_removal();
        if (may_.create) add_bulk();
    }

private:
    gql::Field &add(const char *verb, Operation operation, const std::string &member) {
        const std::string name = mutation_name(verb, model_);
        const std::string result = add_result(builder_, model_, name, member, record_name(model_));
        return builder_.field(mutations_, name, result, {operation, &model_});
    }
    gql::Field &one(const char *verb, Operation operation) { return add(verb, operation, model_.name); }
    gql::Field &with_id(gql::Field &field) {
        builder_.argument(field, "id", "GadgetID!");
        return field;
    }
    void add_record(gql::Field &field) { builder_.argument(field, model_.name, input_name(model_)); }

    void add_upsert() {
        gql::Field &upsert = one("upsert", Operation::internal_upsert);
        builder_.argument(upsert, "on", "[String!]");
        add_record(upsert);
    }

    void add_removal() {
        with_id(one("delete", Operation::internal_delete));
        gql::Field &many = add("deleteMany", Operation::internal_delete_many, "");
        if (may_.search) builder_.argument(many, "search", "String");
        builder_.argument(many, "filter", list_of_all(model_.type_name + "Filter"));
        many.description = "All records, where neither a search nor a filter says which.";
    }

    void add_bulk() {
        const std::string name = bulk_name("create", model_);
        const std::string result = add_result(builder_, model_, name, model_.plural, list_of(record_name(model_)));
        gql::Field &bulk = builder_.field(mutations_, name, result, {Operation::internal_bulk_create, &model_});
        builder_.argument(bulk, model_.plural, "[" + input_name(model_) + "]!");
        bulk.description = "All of them, or none.";
    }

    Builder &builder_;
    gql::Type &mutations_;
    const Model &model_;
    const Rights &may_;
};

bool is_changed(const Builder &builder, const Model &model) {
    const Rights &may = builder.rights(model);
    return may.create || may.update || may.remove;
}

} // namespace

void add_internal(Builder &builder, gql::Type &query, gql::Type &mutation) {
    std::vector<const Model *> models;
    for (const Model *model : builder.models)
        if (builder.rights(*model).internal) models.push_back(model);
    if (!builder.access.internal || models.empty()) return;
    gql::Type &queries = builder.object("InternalQueries");
    for (const Model *model : models) add_reading(builder, queries, *model);
    builder.field(query, "internal", "InternalQueries", {Operation::internal}, "Records without their actions.");
    const auto changed = [&](const Model *model) { return is_changed(builder, *model); };
    if (std::ranges::none_of(models, changed)) return;
    gql::Type &mutations = builder.object("InternalMutations");
    for (const Model *model : models)
        if (is_changed(builder, *model)) Writing(builder, mutations, *model).add();
    builder.field(mutation, "internal", "InternalMutations", {Operation::internal}, "Records without their actions.");
}

} // namespace model_api::schema
