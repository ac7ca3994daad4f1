#include "catalog/catalog.hpp"

#include "base/text.hpp"
#include "catalog/permission.hpp"
#include "catalog/referrers.hpp"
#include "catalog/rows.hpp"
#include "catalog/table/policies.hpp"
#include "catalog/table/secrets.hpp"
#include "catalog/table/words.hpp"
#include "model/define/account.hpp"
#include "model/define/options.hpp"
#include "model/define/search.hpp"
#include "pg/security.hpp"
#include "pg/spi.hpp"

namespace model_api::catalog {
namespace {

using pg::Cell;

// nullptr: there is no such table.
const char *table_name(Oid relation) {
    return pg::call([&] { return get_rel_name(relation); });
}

void check_owner(Oid relation) {
    if (!is_owner(relation))
        throw DomainError(sqlstate::insufficient_privilege, {},
                          std::string("must be owner of relation ") + table_name(relation));
}

void check_may_write_global_actions() {
    const bool allowed =
        pg::call([] { return pg_database_aclcheck(MyDatabaseId, GetUserId(), ACL_CREATE) == ACLCHECK_OK; });
    if (allowed) return;
    throw DomainError(sqlstate::insufficient_privilege, {}, "permission denied to define global actions", {},
                      "Global actions need the privilege CREATE on the database.");
}

// A name holds for every session and outlives them all: a table of one session cannot.
void check_permanent(const model::Model &model) {
    const bool temporary = pg::call([&] { return get_rel_persistence(model.relation) == RELPERSISTENCE_TEMP; });
    if (!temporary) return;
    throw DomainError(sqlstate::invalid_object_definition, {},
                      "temporary table \"" + model.table + "\" cannot be the table of model \"" + model.name + "\"");
}

// A name may not be taken over by the owner of another table, nor a table be two models.
void check_free(const model::Model &model) {
    if (const auto table = table_of(model.name)) check_owner(*table);
    const auto other = model_on(model.relation);
    if (!other || *other == model.name) return;
    throw DomainError(sqlstate::duplicate_object, {},
                      "relation \"" + model.table + "\" is the table of model \"" + *other + "\" already", {},
                      "Forget that model first: SELECT model.forget(" + quote_literal(*other) + ")");
}

void write(const std::string &statement, const std::vector<Cell> &parameters) {
    const pg::ActAs owner(owner_of(find_catalog_tables().model));
    pg::execute(statement, parameters);
}

Json options_of(const model::Field &field) {
    Json options = Json::object();
    for (const auto &option : model::define::options()) {
        if (option.name == "column" || !model::define::has_option(field.type(), option.name)) continue;
        if (auto value = option.write(field)) options.set(std::string(option.name), std::move(*value));
    }
    return options;
}

Json numbered(std::size_t position, const std::string &name) {
    Json row = Json::object();
    row.set("position", Json::number(static_cast<std::int64_t>(position)));
    row.set("name", Json::string(name));
    return row;
}

Json field_rows(const model::Model &model) {
    Json rows = Json::array();
    for (const model::Field &field : model.fields) {
        Json row = numbered(rows.items().size() + 1, field.name);
        row.set("type", Json::string(std::string(field.type().name)));
        row.set("managed", Json::boolean(field.managed));
        if (field.column) row.set("number", Json::number(std::int64_t{field.column->number}));
        row.set("options", options_of(field));
        rows.push(std::move(row));
    }
    return rows;
}

Json action_rows(const model::Model &model) {
    Json rows = Json::array();
    for (const model::Action &action : model.actions) {
        Json row = numbered(rows.items().size() + 1, action.name);
        row.set("definition", model::describe(action));
        rows.push(std::move(row));
    }
    return rows;
}

Cell states_of(const model::Model &model) {
    const Json definition = model::describe(model);
    const Json *states = definition.find("states");
    return states ? Cell(states->text()) : std::nullopt;
}

void write_model(const model::Model &model) {
    write("INSERT INTO model.model AS m (name, plural, type_name, plural_type_name, relation, key, adopted, states) "
          "VALUES ($1, $2, $3, $4, $5::pg_catalog.oid, $6, $7::pg_catalog.bool, $8::pg_catalog.jsonb) "
          "ON CONFLICT (name) DO UPDATE SET plural = excluded.plural, type_name = excluded.type_name, "
          "plural_type_name = excluded.plural_type_name, relation = excluded.relation, key = excluded.key, "
          "adopted = excluded.adopted, states = excluded.states",
          {model.name, model.plural, model.type_name, model.plural_type_name, std::to_string(model.relation),
           model.key_field, model.adopted ? "true" : "false", states_of(model)});
}

void write_fields(const model::Model &model) {
    write("DELETE FROM model.field WHERE model OPERATOR(pg_catalog.=) $1", {model.name});
    write("INSERT INTO model.field (model, position, name, type, managed, \"column\", options) "
          "SELECT $1, f.position, f.name, f.type, f.managed, "
          "model.regcolumn($2::pg_catalog.oid::pg_catalog.regclass, f.number), f.options "
          "FROM pg_catalog.jsonb_to_recordset($3::pg_catalog.jsonb) AS f (position pg_catalog.int2, "
          "name pg_catalog.text, type pg_catalog.text, managed pg_catalog.bool, number pg_catalog.int2, "
          "options pg_catalog.jsonb)",
          {model.name, std::to_string(model.relation), field_rows(model).text()});
}

void write_actions(const model::Model &model) {
    write("DELETE FROM model.action WHERE model OPERATOR(pg_catalog.=) $1", {model.name});
    write("INSERT INTO model.action (model, position, name, definition) SELECT $1, a.position, a.name, a.definition "
          "FROM pg_catalog.jsonb_to_recordset($2::pg_catalog.jsonb) AS a (position pg_catalog.int2, "
          "name pg_catalog.text, definition pg_catalog.jsonb)",
          {model.name, action_rows(model).text()});
}

// Synonyms, and whether the words are stale, stay.
void write_search(const model::Model &model) {
    if (!model.search.is_on())
        return write("DELETE FROM model.search WHERE model OPERATOR(pg_catalog.=) $1", {model.name});
    write("INSERT INTO model.search (model, storage, relation) VALUES ($1, $2, $3::pg_catalog.oid) "
          "ON CONFLICT (model) DO UPDATE SET storage = excluded.storage, relation = excluded.relation",
          {model.name, model::define::storage_name(model.search.storage), std::to_string(model.search.relation)});
}

Json account_options(const model::Account &account) {
    Json options = Json::object();
    for (auto &[key, value] : model::define::write_account(account))
        if (key != "purpose") options.set(key, std::move(value));
    return options;
}

void write_account(const model::Model &model) {
    write("DELETE FROM model.account WHERE model OPERATOR(pg_catalog.=) $1", {model.name});
    if (!model.account) return;
    write("INSERT INTO model.account (purpose, model, secrets, options) "
          "VALUES ($1, $2, $3::pg_catalog.oid, $4::pg_catalog.jsonb)",
          {std::string(model::purpose_name(model.account->purpose)), model.name, std::to_string(model.account->secrets),
           account_options(*model.account).text()});
}

} // namespace

// A table that is gone has no owner any more: what is left of its model is anybody's to clear away.
bool is_owner(std::uint32_t relation) {
    return !table_name(relation) || pg::call([&] { return pg_class_ownercheck(relation, GetUserId()); });
}

std::uint32_t owner_of(std::uint32_t relation) {
    return pg::call([&] {
        HeapTuple tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
        if (!HeapTupleIsValid(tuple)) return InvalidOid;
        const Oid owner = reinterpret_cast<Form_pg_class>(GETSTRUCT(tuple))->relowner;
        ReleaseSysCache(tuple);
        return owner;
    });
}

void save(const model::Model &model) {
    check_owner(model.relation);
    check_permanent(model);
    check_free(model);
    write_model(model);
    write_fields(model);
    write_actions(model);
    write_search(model);
    write_account(model);
}

void set_synonyms(const model::Model &model, const std::optional<Json> &synonyms) {
    write("UPDATE model.search SET synonyms = $2::pg_catalog.jsonb WHERE model OPERATOR(pg_catalog.=) $1",
          {model.name, synonyms ? Cell(synonyms->text()) : std::nullopt});
}

void set_stale(std::string_view name, bool stale) {
    write("UPDATE model.search SET stale = $2::pg_catalog.bool WHERE model OPERATOR(pg_catalog.=) $1 "
          "AND stale OPERATOR(pg_catalog.<>) $2::pg_catalog.bool",
          {std::string(name), stale ? "true" : "false"});
}

void forget(std::string_view name) {
    const auto table = table_of(name);
    if (!table) current().schema->get(name); // raises, with the nearest name
    check_owner(*table);
    check_unreferred(name);
    drop_words(name);
    drop_secrets(name);
    drop_policies(*table);
    forget_permissions(name);
    // The other side of its own belongsTo fields goes with them.
    write("DELETE FROM model.field WHERE type OPERATOR(pg_catalog.=) ANY ('{hasOne,hasMany,hasManyThrough}') "
          "AND $1 OPERATOR(pg_catalog.=) ANY (ARRAY[options OPERATOR(pg_catalog.->>) 'model', "
          "options OPERATOR(pg_catalog.->>) 'through'])",
          {std::string(name)});
    write("DELETE FROM model.action WHERE model OPERATOR(pg_catalog.=) $1", {std::string(name)});
    write("DELETE FROM model.field WHERE model OPERATOR(pg_catalog.=) $1", {std::string(name)});
    write("DELETE FROM model.search WHERE model OPERATOR(pg_catalog.=) $1", {std::string(name)});
    write("DELETE FROM model.account WHERE model OPERATOR(pg_catalog.=) $1", {std::string(name)});
    write("DELETE FROM model.model WHERE name OPERATOR(pg_catalog.=) $1", {std::string(name)});
}

void save_global_action(const model::Action &action) {
    check_may_write_global_actions();
    write("INSERT INTO model.global_action (name, definition) VALUES ($1, $2::pg_catalog.jsonb) "
          "ON CONFLICT (name) DO UPDATE SET definition = excluded.definition",
          {action.name, model::describe(action).text()});
}

void forget_global_action(std::string_view name) {
    check_may_write_global_actions();
    write("DELETE FROM model.global_action WHERE name OPERATOR(pg_catalog.=) $1", {std::string(name)});
}

void lock_for_writing(const char *function) {
    const Oid relation = find_catalog_tables().model;
    pg::call([&] {
        PreventCommandIfReadOnly(function);
        LockRelationOid(relation, ShareRowExclusiveLock);
    });
}

} // namespace model_api::catalog
