#include "catalog/open.hpp"

#include "base/quote.hpp"
#include "model/define/account.hpp"
#include "model/define/actions.hpp"
#include "model/define/options.hpp"
#include "model/define/search.hpp"
#include "model/define/states.hpp"
#include "pg/jsonb.hpp"
#include "pg/table_scan.hpp"

namespace model_api::catalog {
namespace {

using model::define::Node;
using Mistakes = std::vector<model::Mistake>;

Json json_of(const std::string &stored) {
    return pg::json_from_jsonb(pg::restored_varlena(stored), "catalog");
}

// What model.define wrote can be read; a row that was edited by hand perhaps not.
void check_whole(const Mistakes &mistakes) {
    if (mistakes.empty()) return;
    throw DomainError(sqlstate::internal_error, {},
                      "the catalog is damaged at " + mistakes.front().path + ": it " + mistakes.front().message, {},
                      "Define the model again.");
}

model::Column make_column(const ShapeColumn &column) {
    return {column.name, column.number, column.not_null, column.type, column.has_default, column.generated};
}

void read_options(const FieldRow &row, const std::string &path, model::Field &field, Mistakes &mistakes) {
    const Json written = json_of(row.options);
    const Node node(written, path, mistakes);
    for (const auto &option : model::define::options())
        if (const auto value = node.get(option.name)) option.read(*value, field);
}

// nullopt: its column is gone.
std::optional<model::Field> open_field(const FieldRow &row, const std::string &model, const Shape &shape,
                                       Mistakes &mistakes) {
    const std::string path = path_of(path_of(model, "fields"), row.name);
    const model::FieldType *type = model::find_field_type(row.type);
    if (!type) {
        mistakes.push_back({path, "has the unknown type \"" + row.type + "\""});
        return std::nullopt;
    }
    model::Field field;
    field.name = row.name;
    field.kind = type->kind;
    field.managed = row.managed;
    if (type->relation) field.relation.emplace();
    if (type->stored) {
        const ShapeColumn *column = row.column ? shape.find(row.column->number) : nullptr;
        if (!column) return std::nullopt;
        field.column = make_column(*column);
    }
    read_options(row, path, field, mistakes);
    return field;
}

Json definitions_of(const std::vector<ActionRow> &rows) {
    Json actions = Json::object();
    for (const ActionRow &row : rows) actions.set(row.name, json_of(row.definition));
    return actions;
}

bool holds_words(const ShapeColumn &column) {
    return column.name == model::Search::column_name && column.declared_type == TSVECTOROID;
}

const ShapeColumn *key_beside(const Shape &shape) {
    const auto found = std::ranges::find_if_not(shape.columns, holds_words);
    return found == shape.columns.end() ? nullptr : &*found;
}

// Where the words are, as the table that has them is now: no relation where it has no such column, or is beside a table
// whose key is of another type by now.
void place_words(model::Search &search, std::uint32_t relation, const Shape &shape, const model::Model &model) {
    if (std::ranges::none_of(shape.columns, holds_words)) return;
    if (search.storage == model::SearchStorage::side) {
        const ShapeColumn *key = key_beside(shape);
        const model::Field *record_key = model.find(model.key_field);
        if (!key || !record_key || !record_key->column || key->type.oid != record_key->column->type.oid) return;
        search.key = key->name;
    }
    search.relation = relation;
    search.table = quote_qualified(shape.schema, shape.table);
    search.column = model::Search::column_name;
}

model::Search open_search(const SearchRow &row, const Shape &shape, const Shape *beside, const model::Model &model,
                          Mistakes &mistakes) {
    model::Search search;
    const auto storage = model::define::find_storage(row.storage);
    if (!storage) {
        mistakes.push_back({path_of(model.name, "search"), "has the unknown storage \"" + row.storage + "\""});
        return search;
    }
    search.storage = *storage;
    const Shape *stored = *storage == model::SearchStorage::side ? beside : &shape;
    if (stored) place_words(search, row.relation, *stored, model);
    if (beside && search.relation == 0) search.useless = row.relation;
    if (row.synonyms) search.synonyms = json_of(*row.synonyms);
    return search;
}

// Purpose and options, as a definition has them, and the table of secrets as it is called now.
std::optional<model::Account> open_account(const AccountRow &row, const std::string &model, Mistakes &mistakes) {
    Json definition = json_of(row.options);
    definition.set("purpose", Json::string(row.purpose));
    auto account = model::define::read_account(Node(definition, model, mistakes));
    const auto table = read_shape(row.secrets);
    if (!account || !table) return account;
    account->secrets = row.secrets;
    account->secrets_table = quote_qualified(table->schema, table->table);
    return account;
}

} // namespace

model::Model open_model(const ModelRow &row, const Shape &shape, const Shape *beside) {
    Mistakes mistakes;
    model::define::Draft draft;
    model::Model &model = draft.model;
    model.name = row.name;
    model.plural = row.plural;
    model.type_name = row.type_name;
    model.plural_type_name = row.plural_type_name;
    model.adopted = row.adopted;
    model.relation = row.relation;
    model.schema = shape.schema;
    model.table = shape.table;
    model.key_field = row.key;
    for (const FieldRow &field : row.fields)
        if (auto opened = open_field(field, row.name, shape, mistakes)) model.fields.push_back(std::move(*opened));
    if (row.states) {
        const Json states = json_of(*row.states);
        model.states = model::define::read_states(Node(states, path_of(row.name, "states"), mistakes));
    }
    if (row.account) model.account = open_account(*row.account, row.name, mistakes);
    Json actions = Json::object();
    actions.set("actions", definitions_of(row.actions));
    model::define::read_actions(Node(actions, row.name, mistakes), draft);
    if (row.search) model.search = open_search(*row.search, shape, beside, model, mistakes);
    check_whole(mistakes);
    return std::move(draft.model);
}

std::vector<model::Action> open_global_actions(const std::vector<ActionRow> &rows) {
    Mistakes mistakes;
    const Json definitions = definitions_of(rows);
    auto actions = model::define::read_global_actions(Node(definitions, "globalActions", mistakes));
    check_whole(mistakes);
    return actions;
}

} // namespace model_api::catalog
