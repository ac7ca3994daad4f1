// model.permit and model.permissions.
#include "api/global_function.hpp"
#include "catalog/catalog.hpp"
#include "catalog/permission.hpp"
#include "catalog/role.hpp"
#include "catalog/table/policies.hpp"
#include "permission/document.hpp"
#include "pg/function.hpp"
#include "pg/jsonb.hpp"
#include "value/role_key.hpp"

namespace model_api::api {
namespace {

void check_role(const std::string &role) {
    if (const auto mistake = value::role_key_mistake(role)) {
        DomainError error(sqlstate::invalid_parameter_value, {}, "\"" + role + "\" is not a role key");
        error.lines = *mistake;
        throw error;
    }
    if (role == catalog::role::system_admin)
        throw DomainError(sqlstate::invalid_parameter_value, {}, "role \"" + role + "\" may do everything");
    if (!catalog::is_role(role))
        throw DomainError(sqlstate::undefined_object, {}, "role \"" + role + "\" does not exist", {},
                          "model.add_role() adds one; model.role lists them.");
}

void check_may_permit(const model::Model &model) {
    if (!catalog::is_owner(model.relation))
        throw DomainError(sqlstate::insufficient_privilege, {}, "must be owner of relation " + model.table);
    const Oid owner = catalog::owner_of(model.relation);
    if (pg::call([&] { return superuser_arg(owner); }))
        throw DomainError(sqlstate::insufficient_privilege, {},
                          "model \"" + model.name + "\" cannot be permitted: its table belongs to a superuser", {},
                          "What is permitted is done with the privileges of the table's owner. Give it another one: "
                          "ALTER TABLE " +
                              model.qualified_table() + " OWNER TO …");
}

void check_may_permit_global_actions() {
    if (pg::call([] { return pg_database_aclcheck(MyDatabaseId, GetUserId(), ACL_CREATE) == ACLCHECK_OK; })) return;
    throw DomainError(sqlstate::insufficient_privilege, {}, "permission denied to permit global actions", {},
                      "Global actions need the privilege CREATE on the database.");
}

void check_functions(const permission::Document &document) {
    for (const model::Action &action : catalog::global_actions())
        for (const auto &[name, permitted] : document.global_actions)
            if (permitted && name == action.name) check_own_function(action, true);
}

// Those that were permitted, with what the document says of some.
std::optional<Json> global_actions_after(const std::string &role, const permission::Document &document) {
    const auto permissions = catalog::permissions();
    const catalog::Permission *before = catalog::find_permission(*permissions, role, "");
    Json after = Json::object();
    const auto is_named = [&](const std::string &name) {
        return std::ranges::any_of(document.global_actions, [&](const auto &named) { return named.first == name; });
    };
    if (before)
        for (const auto &[name, permitted] : before->definition.members())
            if (!is_named(name)) after.set(name, permitted);
    for (const auto &[name, permitted] : document.global_actions)
        if (permitted) after.set(name, Json::boolean(true));
    if (after.members().empty()) return std::nullopt;
    return after;
}

// Of models that the role reads, or has read, by plain SQL: others are not locked for nothing.
void renew_policies(const permission::Document &document, const std::vector<std::string> &before,
                    const std::vector<std::string> &after) {
    for (const auto &permitted : document.models) {
        const std::string &model = permitted.first;
        if (std::ranges::find(before, model) != before.end() || std::ranges::find(after, model) != after.end())
            catalog::renew_policies(model);
    }
}

void permit(const std::string &role, const Json &json) {
    catalog::lock_for_writing("model.permit()");
    check_role(role);
    const auto snapshot = catalog::current();
    std::vector<model::Mistake> mistakes;
    const permission::Document document =
        permission::parse(json, *snapshot.schema, catalog::global_actions(), mistakes);
    if (!mistakes.empty()) model::throw_mistakes(mistakes);
    for (const auto &permitted : document.models) check_may_permit(snapshot.schema->get(permitted.first));
    if (!document.global_actions.empty()) check_may_permit_global_actions();
    check_functions(document);
    const auto before = catalog::models_with_plain_sql(role);
    for (const auto &[model, definition] : document.models) catalog::save_permission(role, model, definition);
    if (!document.global_actions.empty()) catalog::save_permission(role, "", global_actions_after(role, document));
    renew_policies(document, before, catalog::models_with_plain_sql(role));
}

// As permit takes it.
void add(Json &document, const catalog::Permission &permission) {
    document.set(permission.model.empty() ? "globalActions" : permission.model, permission.definition);
}

Json permissions_of(std::string_view role) {
    const auto all = catalog::permissions();
    Json document = Json::object();
    for (const catalog::Permission &permission : *all)
        if (permission.role == role) add(document, permission);
    return document;
}

Json permissions_by_role() {
    const auto all = catalog::permissions();
    Json roles = Json::object();
    for (const catalog::Permission &permission : *all) {
        if (!roles.find(permission.role)) roles.set(permission.role, Json::object());
        add(roles.members().back().second, permission);
    }
    return roles;
}

} // namespace
} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_permit) {
    const std::string role(pg::required_text_argument(fcinfo, 0, "role"));
    if (pg::is_null_argument(fcinfo, 1))
        throw DomainError(sqlstate::null_value_not_allowed, {}, "argument \"permissions\" must not be null");
    api::permit(role, pg::jsonb_argument(fcinfo, 1, "permissions"));
    PG_RETURN_VOID();
}

MODEL_API_FUNCTION(model_api_permissions) {
    const std::optional<std::string_view> role = pg::optional_text_argument(fcinfo, 0);
    return pg::make_text((role ? api::permissions_of(*role) : api::permissions_by_role()).text());
}
