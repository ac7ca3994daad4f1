#include "api/adopt/relations.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "model/derived_names.hpp"

namespace model_api::api::adopt {
namespace {

using model::Field;
using model::Kind;
using model::Model;

Field *find_by_column(Model &model, std::int16_t number) {
    const auto found = std::ranges::find_if(
        model.fields, [&](const Field &field) { return field.column && field.column->number == number; });
    return found == model.fields.end() ? nullptr : &*found;
}

// Names that a model answers to, but for those of the field that is to be named.
std::set<std::string> taken_names(const Model &model, const Field *except) {
    std::set<std::string> taken = {"AND", "OR", "NOT", "isSet"};
    for (const Field &field : model.fields) {
        if (&field == except) continue;
        taken.insert(field.name);
        if (field.kind == Kind::belongs_to) taken.insert(model::id_key(field));
    }
    return taken;
}

// A name that was given, or kept from before, stays; one made of the column's loses its "Id".
std::string belongs_to_name(const Model &model, const Field &field) {
    const std::string &column = field.column->name;
    if (field.name != model::derive_name(column, "column")) return field.name;
    std::set<std::string> taken = taken_names(model, &field);
    const std::string wanted = model::derive_relation_name(column);
    while (true) {
        const std::string name = model::claim_name(taken, wanted);
        if (!taken.contains(name + "Id")) return name;
    }
}

void rename(Model &model, Field &field, const std::string &name) {
    for (Field &other : model.fields)
        if (other.unique) std::ranges::replace(other.unique->scope, field.name, name);
    field.name = name;
}

void make_belongs_to(Model &model, Field &field, const Model &parent, model::OnDelete on_delete) {
    rename(model, field, belongs_to_name(model, field));
    Field belongs_to;
    belongs_to.name = field.name;
    belongs_to.kind = Kind::belongs_to;
    belongs_to.required = field.required;
    belongs_to.unique = field.unique;
    belongs_to.column = field.column;
    belongs_to.relation = model::Relation{parent.name, {}, {}, {}, {}, on_delete};
    const sql::Type &type = field.column->type, &key = parent.key().column->type;
    if (type.oid != key.oid || type.modifier != key.modifier)
        belongs_to.sql_type = field.sql_type.empty() ? model::default_sql_type(field) : field.sql_type;
    field = std::move(belongs_to);
}

bool is_inverse(const Field &field, std::string_view child, std::string_view belongs_to) {
    return (field.kind == Kind::has_one || field.kind == Kind::has_many) && field.relation->model == child &&
           field.relation->inverse == belongs_to;
}

// The children of a record by the child's name; a second relation between the same models also says which it is.
std::string inverse_name(const Model &parent, const Model &child, const Field &belongs_to, bool is_one) {
    std::set<std::string> taken = taken_names(parent, nullptr);
    const bool is_tree = parent.name == child.name && belongs_to.name == "parent" && !is_one;
    const std::string wanted = is_tree ? "children" : is_one ? child.name : child.plural;
    if (!taken.contains(wanted)) return wanted;
    return model::claim_name(taken, wanted + "By" + capitalized(belongs_to.name));
}

void add_inverse(const Model &child, const Field &belongs_to, Changes &changes) {
    const std::string &parent_name = belongs_to.relation->model;
    const auto is_there = [&](const Field &field) { return is_inverse(field, child.name, belongs_to.name); };
    if (std::ranges::any_of(changes.get(parent_name).fields, is_there)) return;
    Model *parent =
        changes.edit(parent_name, "no field for the other side of \"" + child.name + "." + belongs_to.name + "\"");
    if (!parent) return;
    const bool is_one = belongs_to.unique && belongs_to.unique->scope.empty();
    Field inverse;
    inverse.name = inverse_name(*parent, child, belongs_to, is_one);
    inverse.kind = is_one ? Kind::has_one : Kind::has_many;
    inverse.relation = model::Relation{child.name, belongs_to.name, {}, {}, {}, {}};
    parent->fields.push_back(std::move(inverse));
}

const Field *find_successor(const Model &model, const Field &before) {
    for (const Field &field : model.fields)
        if (field.kind == Kind::belongs_to && field.column->number == before.column->number &&
            field.relation->model == before.relation->model)
            return &field;
    return nullptr;
}

void follow_field(const Model &model, const Field &before, Changes &changes) {
    const Field *now = find_successor(model, before);
    if (now && now->name == before.name) return;
    const auto is_stale = [&](const Field &field) { return is_inverse(field, model.name, before.name); };
    if (std::ranges::none_of(changes.get(before.relation->model).fields, is_stale)) return;
    Model *parent =
        changes.edit(before.relation->model, "the other side of \"" + model.name + "." + before.name + "\" stays");
    if (!parent) return;
    if (!now) {
        std::erase_if(parent->fields, is_stale);
        return;
    }
    for (Field &field : parent->fields)
        if (is_stale(field)) field.relation->inverse = now->name;
}

} // namespace

void relate(Model &model, const catalog::TableFacts &facts, const Changes &changes, std::uint32_t only) {
    for (const catalog::ReferenceFacts &reference : facts.references) {
        if (only != 0 && reference.other != only) continue;
        const Model *parent = changes.find_on(reference.other);
        if (!parent || parent->key().column->number != reference.other_column) continue;
        Field *field = find_by_column(model, reference.column);
        if (!field || field->kind == Kind::belongs_to || field->kind == Kind::id) continue;
        make_belongs_to(model, *field, *parent, reference.on_delete);
    }
}

void follow(const Model &before, const Model &model, Changes &changes) {
    for (const Field &field : before.fields)
        if (field.kind == Kind::belongs_to) follow_field(model, field, changes);
}

void add_inverses(const Model &model, Changes &changes) {
    for (std::size_t i = 0; i < model.fields.size(); ++i) { // by position: a model may be its own parent, and grow
        const Field field = model.fields[i];
        if (field.kind == Kind::belongs_to) add_inverse(model, field, changes);
    }
}

} // namespace model_api::api::adopt
