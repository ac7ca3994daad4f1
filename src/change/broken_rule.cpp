#include "change/broken_rule.hpp"

#include "action/rules.hpp"
#include "table/names.hpp"
#include "table/rules.hpp"

namespace model_api::change {
namespace {

using action::FieldMistake;
using model::Field;
using model::Model;
using Key = Constraint::Key;

bool has_key(const Constraint &constraint, const Field &field, bool lowered) {
    return std::ranges::any_of(constraint.keys, [&](const Key &key) {
        return key.column == field.column->name && (lowered ? key.lowered : key.bare);
    });
}

bool has_scope(const Constraint &constraint, const Model &model, const std::string &name) {
    const Field *scope = model.find(name);
    return scope && scope->column && has_key(constraint, *scope, false);
}

// The index may have its columns in any order.
bool keeps(const Constraint &constraint, const Model &model, const Field &field) {
    const bool is_key = &field == &model.key();
    if (!field.column || (!field.unique && !is_key)) return false;
    const model::Unique unique = field.unique.value_or(model::Unique{});
    return constraint.keys.size() == unique.scope.size() + 1 && has_key(constraint, field, !unique.case_sensitive) &&
           std::ranges::all_of(unique.scope,
                               [&](const std::string &name) { return has_scope(constraint, model, name); });
}

// The field that the constraint is over, when it is over one alone.
const Field *only_field(const Constraint &constraint, const Model &model) {
    return constraint.keys.size() == 1 ? field_on(model, constraint.keys.front().column) : nullptr;
}

// The label of a CHECK that model.define made for this field; empty: plain SQL added it.
std::string label_of(const Constraint &constraint, const Model &model, const Field &field) {
    for (const table::Check &check : table::checks_of(model, field))
        if (table::is_named(constraint.name, check.label)) return check.label;
    return {};
}

std::string message_of_check(const Constraint &constraint, const Model &model, const Field &field) {
    const std::string label = label_of(constraint, model, field);
    if (!label.empty()) return action::message_of(field, label);
    return "violates check constraint \"" + constraint.name + "\"";
}

std::string message_for(const Constraint &constraint, const Model &model, const Field &field) {
    switch (constraint.kind) {
    case Constraint::Kind::check:
        return message_of_check(constraint, model, field);
    case Constraint::Kind::unique:
        return action::message_of(field, action::unique_label);
    case Constraint::Kind::exclusion:
        return "conflicts with another record";
    case Constraint::Kind::foreign_key:
        return action::message_of(field, action::reference_label);
    }
    return {};
}

} // namespace

const Field *field_on(const Model &model, std::string_view column) {
    if (column.empty()) return nullptr;
    for (const Field &field : model.fields)
        if (field.column && field.column->name == column) return &field;
    return nullptr;
}

const Field *unique_field_of(const Constraint &constraint, const Model &model) {
    if (constraint.kind != Constraint::Kind::unique || constraint.partial) return nullptr;
    for (const Field &field : model.fields)
        if (keeps(constraint, model, field)) return &field;
    return nullptr;
}

std::optional<FieldMistake> broken_rule(const Constraint &constraint, const Model &model) {
    const Field *field = unique_field_of(constraint, model);
    if (!field) field = only_field(constraint, model);
    if (!field) return std::nullopt;
    return FieldMistake{field->name, message_for(constraint, model, *field)};
}

std::optional<FieldMistake> broken_reference(const Constraint &constraint, const Model &model, const Model &referrer) {
    const Field *reference = only_field(constraint, referrer);
    if (!reference) return std::nullopt;
    for (const Field &field : model.fields)
        if ((field.kind == model::Kind::has_one || field.kind == model::Kind::has_many) &&
            field.relation->model == referrer.name && field.relation->inverse == reference->name)
            return FieldMistake{field.name, "is still referenced by " + referrer.name};
    return std::nullopt;
}

} // namespace model_api::change
