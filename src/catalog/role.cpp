#include "catalog/role.hpp"

#include <algorithm>

#include "catalog/catalog.hpp"
#include "catalog/permission.hpp"
#include "catalog/table/policies.hpp"
#include "pg/function.hpp"
#include "pg/security.hpp"
#include "pg/spi.hpp"
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
    return owner_of(pg::call([] { return get_relname_relid("role", get_namespace_oid("model", false)); }));
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
    const pg::ActAs owner(keeper());
    pg::execute("INSERT INTO model.role (key, name) VALUES ($1, $2) "
                "ON CONFLICT (key) DO UPDATE SET name = excluded.name",
                {std::string(key), std::string(name)});
}

void remove_role(std::string_view key) {
    check_may_write();
    if (is_built_in(key))
        throw DomainError(sqlstate::dependent_objects_still_exist, {}, "role \"" + std::string(key) + "\" is built in");
    const pg::ActAs owner(keeper());
    const auto removed =
        pg::execute("DELETE FROM model.role WHERE key OPERATOR(pg_catalog.=) $1 RETURNING 1", {std::string(key)});
    if (removed.empty())
        throw DomainError(sqlstate::undefined_object, {}, "role \"" + std::string(key) + "\" does not exist");
    const auto models = models_with_plain_sql(key);
    forget_permissions_of_role(key);
    for (const std::string &model : models) hide_from_plain_sql(model);
}

std::vector<std::string> unknown_roles(const std::vector<std::string> &keys) {
    std::vector<std::string> unknown;
    for (const std::string &key : keys) {
        if (is_built_in(key)) continue;
        if (pg::query("SELECT FROM model.role WHERE key OPERATOR(pg_catalog.=) $1", {key}).empty())
            unknown.push_back(key);
    }
    return unknown;
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
