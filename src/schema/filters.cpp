// The inputs of lists: filters, sorts, and fields to search in.
#include <algorithm>
#include <set>
#include <string>

#include "schema/builder.hpp"
#include "schema/names.hpp"
#include "schema/value_type.hpp"
#include "search/field.hpp"

namespace model_api::schema {

namespace {

using filter::InputType;
using model::Field;
using model::Kind;
using model::Model;

std::string search_fields_name(const Model &model) {
    return model.type_name + "SearchFields";
}

// Once for every type of values that is filtered.
std::string value_filter(Builder &builder, InputType type) {
    std::string name(filter::input_type_name(type));
    if (builder.is_defined(name)) return name;
    gql::Type &input = builder.input(name);
    for (const filter::OperatorInfo &info : filter::operators(type))
        builder.member(input, std::string(info.name), operand_type(type, info.operation));
    if (type == InputType::string)
        builder.member(input, "caseSensitive", "Boolean", "Whether upper and lower case differ; they do unless false.");
    return name;
}

std::string relation_filter(Builder &builder, const Field &field, const Model &other) {
    if (!field.is_to_many()) return other.type_name + "RelationshipFilter";
    std::string name = other.plural_type_name + "RelationshipFilter";
    const std::string inner = other.plural_type_name + "InnerRelationshipFilter";
    if (builder.is_defined(name)) return name;
    gql::Type &input = builder.input(name);
    for (const char *quantifier : {"some", "every", "none"}) builder.member(input, quantifier, inner);
    return name;
}

void add_combinations(Builder &builder, gql::Type &input) {
    for (const char *combination : {"AND", "OR", "NOT"}) builder.member(input, combination, list_of(input.name));
}

void add_conditions(Builder &builder, gql::Type &input, const Model &model) {
    for (const Field &field : model.fields) {
        if (!builder.reads(model, field)) continue;
        if (!field.is_relation()) {
            if (field.type().filterable) builder.member(input, field.name, value_filter(builder, filter_type(field)));
            continue;
        }
        const Model *other = builder.other(model, field);
        if (field.kind == Kind::belongs_to) builder.member(input, id_key(field), value_filter(builder, InputType::id));
        if (other) builder.member(input, field.name, relation_filter(builder, field, *other));
    }
}

// {"quiz":{"equals":"1"}} is how filters by a related record were written once.
void add_id_operators(Builder &builder, gql::Type &input, const Model &model) {
    for (const filter::OperatorInfo &info : filter::operators(InputType::id))
        if (!model.find(info.name))
            builder.member(input, std::string(info.name), operand_type(InputType::id, info.operation));
}

void add_relation_filters(Builder &builder, const Model &model, const std::set<std::string> &used) {
    const std::string to_one = model.type_name + "RelationshipFilter";
    const std::string to_many = model.plural_type_name + "InnerRelationshipFilter";
    if (used.contains(to_one)) {
        gql::Type &input = builder.input(to_one, "Conditions on the related record.");
        for (const char *combination : {"AND", "OR", "NOT"})
            builder.member(input, combination, list_of(model.type_name + "Filter"));
        builder.member(input, "isSet", "Boolean", "Whether there is one.");
        add_conditions(builder, input, model);
        add_id_operators(builder, input, model);
    }
    if (used.contains(to_many)) {
        gql::Type &input = builder.input(to_many, "Conditions on one of the related records.");
        add_combinations(builder, input);
        add_conditions(builder, input, model);
    }
}

bool is_sortable(const Field &field) {
    return field.type().sortable && (!field.column || field.column->type.has_order || field.kind == Kind::json);
}

void add_sort(Builder &builder, const Model &model) {
    gql::Type &input = builder.input(model.type_name + "Sort", "One field, and the order of its values.");
    for (const Field &field : model.fields) {
        if (!is_sortable(field) || !builder.reads(model, field)) continue;
        if (!field.is_relation()) builder.member(input, field.name, "SortOrder");
        if (field.kind == Kind::belongs_to) builder.member(input, id_key(field), "SortOrder");
        const Model *other = field.is_relation() ? builder.other(model, field) : nullptr;
        if (other) builder.member(input, field.name, other->type_name + "Sort");
    }
    builder.member(input, "nulls", "NullsOrder");
}

// In the model's order.
std::vector<const Field *> searched_fields(const Builder &builder, const Model &model) {
    std::vector<const Field *> fields;
    if (!builder.rights(model).search) return fields;
    const auto searched = search::searched_fields(model);
    for (const Field &field : model.fields) {
        const bool is_searched = std::ranges::find(searched, &field, &search::SearchedField::field) != searched.end();
        if (is_searched && builder.reads(model, field)) fields.push_back(&field);
    }
    return fields;
}

void add_search_fields(Builder &builder, const Model &model) {
    const auto fields = searched_fields(builder, model);
    if (fields.empty()) return;
    gql::Type &input = builder.input(search_fields_name(model), "The fields that a search looks at.");
    for (const Field *field : fields) builder.member(input, field->name, "SearchFieldOptions");
}

// Of which models there are filters as related ones.
std::set<std::string> used_relation_filters(const Builder &builder) {
    std::set<std::string> used;
    for (const Model *model : builder.models)
        for (const Field &field : model->fields) {
            const Model *other = field.is_relation() ? builder.other(*model, field) : nullptr;
            if (!other) continue;
            used.insert(field.is_to_many() ? other->plural_type_name + "InnerRelationshipFilter"
                                           : other->type_name + "RelationshipFilter");
        }
    return used;
}

} // namespace

void add_filters(Builder &builder) {
    const std::set<std::string> used = used_relation_filters(builder);
    for (const Model *model : builder.models) {
        gql::Type &input = builder.input(model->type_name + "Filter", "Conditions that must all hold.");
        add_combinations(builder, input);
        add_conditions(builder, input, *model);
        add_relation_filters(builder, *model, used);
        add_sort(builder, *model);
        add_search_fields(builder, *model);
    }
}

void add_list_arguments(Builder &builder, gql::Field &field, const Model &model) {
    builder.argument(field, "after", "String", "Only what comes after this cursor.");
    builder.argument(field, "first", "Int", "How many, from the start.");
    builder.argument(field, "before", "String", "Only what comes before this cursor.");
    builder.argument(field, "last", "Int", "How many, from the end.");
    builder.argument(field, "sort", list_of_all(model.type_name + "Sort"), "By which fields, the first first.");
    builder.argument(field, "filter", list_of_all(model.type_name + "Filter"), "Conditions that must all hold.");
    if (builder.rights(model).search) builder.argument(field, "search", "String", "Only what has these words.");
    if (!searched_fields(builder, model).empty())
        builder.argument(field, "searchFields", search_fields_name(model), "In which fields; in all unless given.");
}

} // namespace model_api::schema
