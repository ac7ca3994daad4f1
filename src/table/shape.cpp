#include "table/shape.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "model/definition.hpp"
#include "search/field_text.hpp"
#include "table/literal.hpp"
#include "table/rules.hpp"

namespace model_api::table {

namespace {

using model::Field;
using model::Kind;
using model::Model;

bool is_whole_number(std::string_view type) {
    return type == "bigint" || type == "integer" || type == "smallint";
}

std::string type_of(const Field &field, const Targets &targets) {
    if (!field.sql_type.empty()) return field.sql_type;
    if (field.kind == Kind::belongs_to) return targets(field.relation->model).type;
    return model::default_sql_type(field);
}

std::string default_of(const Model &model, const Field &field, std::string_view type, bool is_key) {
    if (field.managed && field.kind == Kind::date_time) return "now()";
    if (field.kind == Kind::record_state && model.states) return quote_literal(model.states->initial());
    if (field.default_value) return default_expression(field);
    return is_key && type == "uuid" ? "gen_random_uuid()" : "";
}

Column column_of(const Model &model, const Field &field, const Targets &targets) {
    const bool is_key = field.name == model.key_field;
    Column column;
    column.name = field.column->name;
    column.path = path_of(model, field);
    column.type = type_of(field, targets);
    column.default_value = default_of(model, field, column.type, is_key);
    column.not_null = field.required || field.managed || is_key;
    column.encrypted = field.kind == model::Kind::encrypted_string;
    column.identity = is_key && column.default_value.empty() && is_whole_number(column.type);
    return column;
}

// A B-tree serves its leading columns, and a foreign key needs an index that begins with it: so the parents of the
// scope come first, which spares them an index of their own, then the field, then the rest of the scope.
std::optional<Unique> unique_of(const Model &model, const Field &field) {
    Unique unique{field.column->name, {}, model_api::path_of(path_of(model, field), "unique")};
    std::vector<std::string> rest;
    for (const std::string &name : field.unique->scope) {
        const Field *scope = model.find(name);
        if (!scope) return std::nullopt; // its column was dropped by plain SQL, and the index with it
        const bool leads = scope->kind == Kind::belongs_to && field.kind != Kind::belongs_to;
        (leads ? unique.keys : rest).push_back(quote_identifier(scope->column->name));
    }
    const std::string own = quote_identifier(field.column->name);
    unique.keys.push_back(field.unique->case_sensitive ? own : "lower(" + own + ")");
    std::ranges::move(rest, std::back_inserter(unique.keys));
    return unique;
}

void add_field(Shape &shape, const Model &model, const Field &field, const Targets &targets) {
    const bool is_key = field.name == model.key_field;
    shape.columns.push_back(column_of(model, field, targets));
    if (is_key) shape.key = field.column->name;
    for (Check &check : checks_of(model, field)) shape.checks.push_back(std::move(check));
    if (field.unique && !is_key)
        if (auto unique = unique_of(model, field)) shape.uniques.push_back(std::move(*unique));
    if (field.kind == Kind::belongs_to)
        shape.references.push_back(
            {field.column->name, targets(field.relation->model), field.relation->on_delete, path_of(model, field)});
}

Words words_of(const Model &model) {
    Words words{model.search.storage, {}, model_api::path_of(model.name, "search")};
    if (!model.search.is_on()) return words;
    for (const search::SearchedField &one : search::searched_fields(model))
        if (one.field->column) words.fields.push_back({one.field->column->name, search::fields_text({&one, 1})});
    return words;
}

} // namespace

std::string Shape::qualified() const {
    return quote_qualified(schema, table);
}

const Column *Shape::find(std::string_view column) const {
    const auto found = std::ranges::find(columns, column, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

std::string path_of(const Model &model, const Field &field) {
    if (field.kind == Kind::record_state && model.states) return model_api::path_of(model.name, "states");
    return model_api::path_of(model_api::path_of(model.name, "fields"), field.name);
}

Shape shape_of(const Model &model, const Targets &targets) {
    Shape shape;
    shape.schema = model.schema;
    shape.table = model.table;
    shape.managed = !model.adopted;
    for (const Field &field : model.fields)
        if (field.is_stored() && field.column) add_field(shape, model, field, targets);
    shape.words = words_of(model);
    return shape;
}

} // namespace model_api::table
