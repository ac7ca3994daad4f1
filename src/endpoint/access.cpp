#include "endpoint/access.hpp"

#include "access/acting.hpp"
#include "access/own.hpp"
#include "access/reading.hpp"
#include "access/running.hpp"
#include "action/takes.hpp"
#include "catalog/invalidation.hpp"
#include "change/global.hpp"
#include "pg/wall.hpp"

namespace model_api::endpoint {
namespace {

bool may_use_schema(Oid role, Oid schema) {
    return pg::call([&] {
        return SearchSysCacheExists1(NAMESPACEOID, ObjectIdGetDatum(schema)) &&
               pg_namespace_aclcheck(schema, role, ACL_USAGE) == ACLCHECK_OK;
    });
}

// On the whole table.
bool has_privilege(Oid role, Oid relation, AclMode mode) {
    return pg::call([&] {
        bool is_missing = false;
        return pg_class_aclcheck_ext(relation, role, mode, &is_missing) == ACLCHECK_OK;
    });
}

bool has_column_privilege(Oid role, Oid relation, AttrNumber column, AclMode mode) {
    return pg::call([&] {
        bool is_missing = false;
        return pg_attribute_aclcheck_ext(relation, column, role, mode, &is_missing) == ACLCHECK_OK;
    });
}

// The columns of fields without the privilege.
schema::Columns columns_without(AclMode mode, Oid role, const model::Model &model) {
    schema::Columns columns;
    if (has_privilege(role, model.relation, mode)) return columns;
    for (const model::Field &field : model.fields)
        if (field.column && !has_column_privilege(role, model.relation, field.column->number, mode))
            columns.push_back(field.column->number);
    std::ranges::sort(columns);
    return columns;
}

std::size_t count_columns(const model::Model &model) {
    return static_cast<std::size_t>(
        std::ranges::count_if(model.fields, [](const model::Field &field) { return field.column.has_value(); }));
}

// Without privileges, and without the permission to read: of users what is shown of oneself.
schema::Rights rights_of_shown(const model::Model &model) {
    schema::Rights rights;
    rights.shown = true;
    rights.read = rights.search = rights.create = rights.update = rights.remove = false;
    if (!model.is_for(model::Purpose::user) || model_api::access::may_see_user(model.name, model.relation))
        return rights;
    for (const model::Field &field : model.fields)
        if (field.column && !model_api::access::is_own_field(field)) rights.not_read.push_back(field.column->number);
    std::ranges::sort(rights.not_read);
    return rights;
}

// Words that are nowhere are for a search to complain about.
bool may_search(Oid role, const model::Model &model) {
    const model::Search &search = model.search;
    if (search.relation == 0) return true;
    catalog::watch_table(search.relation);
    const char *name = search.column.c_str();
    const AttrNumber column = pg::call([&] { return get_attnum(search.relation, name); });
    if (search.relation != model.relation && !may_look_at(role, search.relation)) return false;
    return has_privilege(role, search.relation, ACL_SELECT) ||
           has_column_privilege(role, search.relation, column, ACL_SELECT);
}

bool allows(const schema::Rights &rights, action::Kind kind) {
    return kind == action::Kind::create ? rights.create : kind == action::Kind::update ? rights.update : rights.remove;
}

// Who may not do everything is not shown what says who somebody is.
schema::Columns guarded_columns(const model::Model &model) {
    schema::Columns columns;
    if (model_api::access::may_do_everything()) return columns;
    for (const model::Field &field : model.fields)
        if (field.column && model.guards(field.name)) columns.push_back(field.column->number);
    std::ranges::sort(columns);
    return columns;
}

// What privileges do not allow may be permitted, action by action.
schema::Rights with_permitted(schema::Rights rights, const model::Model &model) {
    std::vector<std::string> actions;
    bool any = false;
    schema::Rights all = rights;
    for (const model::Action &action : model.actions) {
        if (action::is_of_account(action)) continue;
        const action::Kind kind = action::kind_of(action);
        const bool is_allowed = allows(rights, kind);
        if (!is_allowed && !model_api::access::may_act(model.name, model.relation, action.name)) continue;
        actions.push_back(action.name);
        if (is_allowed) continue;
        any = true;
        (kind == action::Kind::create ? all.create : kind == action::Kind::update ? all.update : all.remove) = true;
        if (kind == action::Kind::create) all.not_created = guarded_columns(model);
        if (kind == action::Kind::update) all.not_updated = guarded_columns(model);
    }
    if (!any) return rights;
    all.actions = std::move(actions);
    return all;
}

} // namespace

bool may_look_at(std::uint32_t role, std::uint32_t relation) {
    catalog::watch_table(relation);
    const Oid schema = pg::call([&] { return get_rel_namespace(relation); });
    if (!OidIsValid(schema) || !may_use_schema(role, schema)) return false;
    return has_privilege(role, relation, ACL_SELECT) ||
           pg::call([&] { return pg_attribute_aclcheck_all(relation, role, ACL_SELECT, ACLMASK_ANY) == ACLCHECK_OK; });
}

schema::Rights rights_of(std::uint32_t role, const model::Model &model) {
    schema::Rights rights;
    rights.not_read = columns_without(ACL_SELECT, role, model);
    rights.not_created = columns_without(ACL_INSERT, role, model);
    rights.not_updated = columns_without(ACL_UPDATE, role, model);
    const std::size_t columns = count_columns(model);
    rights.create = rights.not_created.size() < columns;
    rights.update = rights.not_updated.size() < columns;
    rights.remove = has_privilege(role, model.relation, ACL_DELETE);
    rights.search = may_search(role, model);
    return rights;
}

bool may_run(std::uint32_t role, const model::Action &action) {
    const Oid permitted = change::find_function(action);
    if (OidIsValid(permitted) && model_api::access::may_run(action.name, permitted)) return true;
    const change::FunctionName function = change::function_of(action);
    const char *name = function.name.c_str(), *schema_name = function.schema.c_str();
    const Oid schema = pg::call([&] { return get_namespace_oid(schema_name, true); });
    if (!OidIsValid(schema)) return true;
    if (!may_use_schema(role, schema)) return false;
    return pg::call([&] {
        List *names = list_make2(makeString(pstrdup(schema_name)), makeString(pstrdup(name)));
        Oid type = JSONBOID;
        const Oid found = LookupFuncName(names, 1, &type, true);
        return !OidIsValid(found) || pg_proc_aclcheck(found, role, ACL_EXECUTE) == ACLCHECK_OK;
    });
}

std::uint32_t Privileges::table_of(std::string_view model) const {
    const auto table = tables_->find(std::string(model));
    return table == tables_->end() ? 0 : table->second;
}

bool Privileges::is_known_now(std::string_view model) const {
    const Oid table = table_of(model);
    const std::string name(model);
    if (may_look_at(role_, table)) return true;
    return OidIsValid(table) &&
           (model_api::access::is_permitted(name, table) || model_api::access::is_of_own(name, table) ||
            model_api::access::may_act(name, table, "create"));
}

schema::Rights Privileges::rights_now(const model::Model &model) const {
    using namespace model_api::access;
    schema::Rights rights;
    if (may_look_at(role_, model.relation)) {
        rights = rights_of(role_, model);
    } else {
        rights.create = rights.update = rights.remove = false;
        if (!is_permitted(model.name, model.relation)) rights = rights_of_shown(model);
        rights.internal = may_do_everything();
    }
    rights.accounts = is_of_own(model.name, model.relation);
    return with_permitted(std::move(rights), model);
}

Privileges::Told &Privileges::told(std::string_view model) {
    const auto found = told_.find(model);
    if (found != told_.end()) return found->second;
    const Told told{is_known_now(model), nullptr, {}};
    return told_.emplace(std::string(model), told).first->second;
}

bool Privileges::knows(std::string_view model) {
    return told(model).known;
}

const schema::Rights &Privileges::rights(const model::Model &model) {
    Told &of_model = told(model.name);
    if (!of_model.model) {
        of_model.rights = rights_now(model);
        of_model.model = &model;
    }
    return of_model.rights;
}

bool Privileges::runs(const model::Action &action) {
    const auto [told, is_new] = told_of_actions_.emplace(action.name, ToldOfAction{&action, false});
    if (is_new) told->second.runs = may_run(role_, action);
    return told->second.runs;
}

bool Privileges::hold() const {
    for (const auto &[name, told] : told_) {
        if (is_known_now(name) != told.known) return false;
        if (told.known && told.model && rights_now(*told.model) != told.rights) return false;
    }
    for (const auto &[name, told] : told_of_actions_)
        if (may_run(role_, *told.action) != told.runs) return false;
    return true;
}

schema::Access Privileges::access() {
    return {[this](std::string_view model) { return knows(model); },
            [this](const model::Model &model) -> const schema::Rights & { return rights(model); },
            [this](const model::Action &action) { return runs(action); }, true};
}

} // namespace model_api::endpoint
