// The objects of records in actions, and actions inside of actions.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "action/record.hpp"
#include "action/takes.hpp"
#include "schema/builder.hpp"
#include "schema/names.hpp"
#include "schema/value_type.hpp"

namespace model_api::schema {

namespace {

using model::Field;
using model::Kind;
using model::Model;

// Whether a new record takes its key from whoever creates it.
bool is_own_key(const Field &key) {
    return key.column && !key.column->has_default && !key.column->generated;
}

// Whether an action on a record may do anything with the related ones.
bool relates(const Builder &builder, const Field &field, const Model &other) {
    if (field.is_stored()) return true;
    if (field.kind != Kind::has_many_through)
        return builder.allows(other, action::Kind::update) || !builder.actions(other).empty();
    const Model *join = builder.find(field.relation->through);
    return join && (builder.allows(*join, action::Kind::create) || builder.allows(*join, action::Kind::delete_));
}

// nullptr: no related record may be seen, or be given to an action.
const Model *related(const Builder &builder, const Model &model, const Field &field) {
    const Model *other = field.is_relation() ? builder.other(model, field) : nullptr;
    return other && relates(builder, field, *other) ? other : nullptr;
}

void add_relation_member(Builder &builder, gql::Type &type, const Model &model, const Field &field) {
    const Model *other = related(builder, model, field);
    if (!other) return;
    const std::string use = relation_input_name(field, *other);
    builder.member(type, field.name, field.is_to_many() ? list_of(use) : use);
}

std::string atomics_name(const Model &model) {
    return model.type_name + "AtomicsInput";
}

bool is_counted(const Builder &builder, const Model &model, const Field &field) {
    return field.kind == Kind::number && action::is_written_by_actions(model, field) &&
           builder.writes(model, field, action::Kind::update);
}

bool has_counted(const Builder &builder, const Model &model) {
    return std::ranges::any_of(model.fields, [&](const Field &field) { return is_counted(builder, model, field); });
}

void add_atomics(Builder &builder, const Model &model) {
    if (!has_counted(builder, model) || builder.is_defined(atomics_name(model))) return;
    gql::Type &type = builder.input(atomics_name(model), "What is added to numbers as they are then.");
    for (const Field &field : model.fields)
        if (is_counted(builder, model, field)) builder.member(type, field.name, "[NumericAtomicFieldUpdateInput!]");
}

void add_parameter_members(Builder &builder, gql::Type &type, const model::Action &action) {
    for (const model::Parameter &parameter : action.parameters)
        builder.member(type, parameter.name, parameter_type(parameter));
}

// NestedPublishAnswerInput: what an action is given inside of another.
void add_nested(Builder &builder, const Model &model, const model::Action &action) {
    gql::Type &type = builder.input(nested_input_name(action.name, model));
    const action::Kind kind = action::kind_of(action);
    if (kind != action::Kind::create) builder.member(type, model.key_field, "GadgetID!");
    if (kind != action::Kind::delete_) add_record_members(builder, type, model, action);
    add_parameter_members(builder, type, action);
    if (type.input_fields.empty()) builder.member(type, "_", "Boolean", "Nothing: an input has to have a field.");
}

void add_converge(Builder &builder, const Model &model) {
    gql::Type &values = builder.input("Converge" + model.type_name + "ValueInput", "A record as it is to be.");
    builder.member(values, model.key_field, "GadgetID", "Of a record that exists; without it a new one is created.");
    for (const model::Action *action : builder.actions(model))
        if (action->name == "create" || action->name == "update") {
            add_record_members(builder, values, model, *action);
            add_parameter_members(builder, values, *action);
        }
    gql::Type &converge = builder.input("Converge" + model.type_name + "Input",
                                        "The related records as they are to be: others are created, updated and go.");
    builder.member(converge, "values", list_of(values.name));
    builder.member(converge, "actions", "ConvergeActionMap");
}

// AnswerHasManyInput: one action on a related record.
const gql::Type &add_relation_input(Builder &builder, const Field &field, const Model &other) {
    gql::Type &type = builder.input(relation_input_name(field, other), "One of these.");
    for (const model::Action *action : builder.actions(other))
        if (!action::is_of_account(*action)) builder.member(type, action->name, nested_input_name(action->name, other));
    const bool is_stored_there = field.kind == Kind::has_one || field.kind == Kind::has_many;
    if (is_stored_there && !builder.allows(other, action::Kind::update)) return type;
    builder.member(type, "_link", "GadgetID", "A record that exists becomes related.");
    if (field.kind == Kind::belongs_to) return type;
    builder.member(type, "_unlink", "GadgetID", "A related record becomes unrelated.");
    if (field.kind == Kind::has_one)
        builder.member(type, "_relink", "RelinkInput");
    else
        builder.member(type, "_converge", "Converge" + other.type_name + "Input");
    return type;
}

// Of which models there are actions inside of others', and lists that converge.
struct Used {
    std::set<const Model *> nested, converged;
};

// What the objects of a record are made of.
void add_used(Builder &builder, const Model &model, Used &used) {
    add_atomics(builder, model);
    for (const Field &field : model.fields) {
        const Model *other = related(builder, model, field);
        if (!other || builder.is_defined(relation_input_name(field, *other))) continue;
        used.nested.insert(other);
        const gql::Type &input = add_relation_input(builder, field, *other);
        if (input.input_fields.find("_converge")) used.converged.insert(other);
    }
}

} // namespace

void add_record_members(Builder &builder, gql::Type &type, const Model &model, const model::Action &action) {
    const action::Kind kind = action::kind_of(action);
    if (kind == action::Kind::create && is_own_key(model.key()) && builder.writes(model, model.key(), kind))
        builder.member(type, model.key_field, input_type(model, model.key()));
    for (const Field &field : model.fields) {
        if (!action::is_written_by_actions(model, field) || !builder.writes(model, field, kind)) continue;
        if (field.is_relation())
            add_relation_member(builder, type, model, field);
        else
            builder.member(type, field.name, input_type(model, field));
    }
    if (kind != action::Kind::create && has_counted(builder, model))
        builder.member(type, std::string(action::atomics_key), atomics_name(model));
}

void add_relation_inputs(Builder &builder) {
    gql::Type &relink = builder.input("RelinkInput", "The related record that goes, and the one that comes.");
    builder.member(relink, "id", "GadgetID!");
    builder.member(relink, "_link", "GadgetID!");
    Used used;
    for (const Model *model : builder.shown)
        if (builder.rights(*model).read || builder.rights(*model).create) add_used(builder, *model, used);
    if (const Model *session = acting_session(builder))
        add_used(SessionBuilder(builder, *session).get(), *session, used);
    for (const Model *model : builder.models) {
        if (used.converged.contains(model)) add_converge(builder, *model);
        if (!used.nested.contains(model)) continue;
        for (const model::Action *action : builder.actions(*model))
            if (!action::is_of_account(*action)) add_nested(builder, *model, *action);
    }
}

} // namespace model_api::schema
