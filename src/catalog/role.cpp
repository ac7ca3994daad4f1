#include "catalog/role.hpp"

#include <algorithm>

#include "base/quote.hpp"
#include "catalog/catalog.hpp"
#include "catalog/permission.hpp"
#include "catalog/rows.hpp"
#include "catalog/table/policies.hpp"
#include "pg/as_owner.hpp"
#include "pg/function.hpp"
#include "pg/security.hpp"
#include "pg/spi.hpp"
#include "pg/table_scan.hpp"
#include "pg/trigger.hpp"
#include "value/role_key.hpp"

namespace model_api::catalog {
namespace {

constexpr const char *built_in[] = {role::unauthenticated, role::signed_in, role::system_admin};
constexpr std::size_t max_name_bytes = 200;

bool is_built_in(std::string_view key) {
    return std::ranges::find(built_in, key) != std::end(built_in);
}

void check_may_write() {
    const bool allowed =
        pg::call([] { return pg_database_aclcheck(MyDatabaseId, GetUserId(), ACL_CREATE) == ACLCHECK_OK; });
    if (allowed) return;
    throw DomainError(sqlstate::insufficient_privilege, {}, "permission denied to define roles", {},
                      "Roles need the privilege CREATE on the database.");
}

void check_name(std::string_view name) {
    if (!name.empty() && name.size() <= max_name_bytes) return;
    throw DomainError(sqlstate::invalid_parameter_value, {},
                      "the name of a role must have from 1 to " + std::to_string(max_name_bytes) + " bytes", "name");
}

void check_key(std::string_view key) {
    const auto mistake = value::role_key_mistake(key);
    if (!mistake) return;
    DomainError error(sqlstate::invalid_parameter_value, {}, "\"" + std::string(key) + "\" is not a role key");
    error.lines = *mistake;
    throw error;
}

// The extension's owner, who alone writes its tables.
std::uint32_t keeper() {
    return owner_of(find_catalog_tables().role);
}

RoleNames read_names() {
    const Oid table = find_catalog_tables().role;
    const pg::CatalogSnapshot snapshot(table);
    RoleNames names;
    pg::read_table(table, snapshot, {"key", "name"},
                   [&](const pg::StoredRow &row) { names.emplace(row[0].value(), row[1].value()); });
    return names;
}

// Of one version of the catalog.
struct Roles {
    std::uint64_t version = 0;
    std::shared_ptr<const RoleNames> names;
    std::shared_ptr<const std::vector<std::string>> keys;
};

const Roles &known_roles() {
    static auto &known = *new Roles; // never destroyed
    const std::uint64_t version = current().version;
    if (known.names && known.version == version) return known;
    RoleNames names = read_names();
    std::vector<std::string> keys;
    for (const auto &[key, name] : names) keys.push_back(key);
    known = {version, std::make_shared<const RoleNames>(std::move(names)),
             std::make_shared<const std::vector<std::string>>(std::move(keys))};
    return known;
}

// Whether a list of the model, of those that count for sessions, has the key already. As the table's owner: who may
// define roles need not be one who may read users.
bool is_held(std::string_view key, const model::Model &model) {
    const model::Field *roles = model.find("roles"), *user = model.find("user");
    if (!roles || !roles->column) return false;
    const std::string is_anonymous = model.is_for(model::Purpose::session) && user && user->column
                                         ? " AND " + quote_identifier(user->column->name) + " IS NULL"
                                         : "";
    const pg::ReadAsOwner owner(owner_of(model.relation));
    return !pg::execute("SELECT FROM " + model.qualified_table() + " WHERE $1 OPERATOR(pg_catalog.=) ANY (" +
                            quote_identifier(roles->column->name) + ")" + is_anonymous + " LIMIT 1",
                        {std::string(key)})
                .empty();
}

// A list may keep the key of a role that was removed, or one that plain SQL has written. Nobody shall get a role in
// this way that nobody has given to them.
void check_not_held(std::string_view key) {
    const auto snapshot = current();
    for (const model::Purpose purpose : {model::Purpose::user, model::Purpose::session}) {
        const auto name = model_for(purpose);
        const bool has_table = name && owner_of(table_of(*name).value()) != InvalidOid;
        if (!has_table || !is_held(key, snapshot.schema->get(*name))) continue;
        const model::Model &model = snapshot.schema->get(*name);
        const std::string column = quote_identifier(model.find("roles")->column->name), literal = quote_literal(key);
        throw DomainError(sqlstate::object_not_in_prerequisite_state, {},
                          "the key \"" + std::string(key) + "\" is in role lists of model \"" + *name + "\" already",
                          {},
                          "Whoever has it would have the new role. Take it away first: UPDATE " +
                              model.qualified_table() + " SET " + column + " = array_remove(" + column + ", " +
                              literal + ") WHERE " + literal + " = ANY (" + column + ");");
    }
}

// The role is nobody's any more, whoever owns the tables.
void hide_from_plain_sql(const std::string &model) {
    const auto relation = table_of(model);
    if (!relation || owner_of(*relation) == InvalidOid) return;
    const pg::ActAs owner(owner_of(*relation));
    renew_policies(model, {.leaves_out_unfit = true});
}

} // namespace

void add_role(std::string_view key, std::string_view name) {
    check_may_write();
    check_key(key);
    check_name(name);
    if (is_built_in(key))
        throw DomainError(sqlstate::duplicate_object, {}, "role \"" + std::string(key) + "\" is built in");
    lock_for_writing("model.add_role()");
    if (!is_role(key)) check_not_held(key);
    const pg::ActAs owner(keeper());
    pg::execute("INSERT INTO model.role (key, name) VALUES ($1, $2) "
                "ON CONFLICT (key) DO UPDATE SET name = excluded.name",
                {std::string(key), std::string(name)});
}

void remove_role(std::string_view key) {
    check_may_write();
    if (is_built_in(key))
        throw DomainError(sqlstate::dependent_objects_still_exist, {}, "role \"" + std::string(key) + "\" is built in");
    lock_for_writing("model.remove_role()");
    {
        const pg::ActAs owner(keeper());
        const auto removed =
            pg::execute("DELETE FROM model.role WHERE key OPERATOR(pg_catalog.=) $1 RETURNING 1", {std::string(key)});
        if (removed.empty())
            throw DomainError(sqlstate::undefined_object, {}, "role \"" + std::string(key) + "\" does not exist");
    }
    const auto models = models_with_plain_sql(key);
    forget_permissions_of_role(key);
    for (const std::string &model : models) hide_from_plain_sql(model);
}

std::shared_ptr<const RoleNames> role_names() {
    return known_roles().names;
}

std::shared_ptr<const std::vector<std::string>> role_keys() {
    return known_roles().keys;
}

bool is_role(std::string_view key) {
    return role_names()->contains(key);
}

} // namespace model_api::catalog

using namespace model_api;

MODEL_API_FUNCTION(model_api_add_role) {
    catalog::add_role(pg::text_argument(fcinfo, 0), pg::text_argument(fcinfo, 1));
    PG_RETURN_VOID();
}

MODEL_API_FUNCTION(model_api_remove_role) {
    catalog::remove_role(pg::text_argument(fcinfo, 0));
    PG_RETURN_VOID();
}

// Which rows are built in, the trigger's WHEN says.
MODEL_API_FUNCTION(model_api_guard_built_in_roles) {
    pg::trigger_call(fcinfo, pg::is_before_write_of_row,
                     "model.guard_built_in_roles() must be called by a trigger BEFORE INSERT OR UPDATE FOR EACH ROW");
    return PointerGetDatum(nullptr);
}
