#include "access/view.hpp"

#include <algorithm>
#include <map>

#include "access/identity.hpp"
#include "catalog/permission.hpp"
#include "catalog/role.hpp"
#include "permission/filter.hpp"

namespace model_api::access {
namespace {

// Of roles that occur together: so few that all of them can be kept, until there are very many.
constexpr std::size_t most_views = 200;

// true, or a filter; nullptr: nothing is permitted.
const Json *find_permission(const Json &definition, std::string_view action) {
    if (action.empty()) return definition.find("read");
    const Json *actions = definition.find("actions");
    return actions ? actions->find(action) : nullptr;
}

const Json *find_permission(const std::vector<catalog::Permission> &permissions, const std::string &role,
                            const std::string &model, std::string_view action) {
    const catalog::Permission *permission = catalog::find_permission(permissions, role, model);
    const Json *found = permission ? find_permission(permission->definition, action) : nullptr;
    return found && !found->is_null() && !(found->is_boolean() && !found->as_boolean()) ? found : nullptr;
}

sql::Expression is_own(const model::Model &model, std::string_view alias, const char *name) {
    const model::Field &key = model.key();
    const model::Column &column = *key.column;
    return sql::compare(sql::Operator::equal,
                        sql::Column{std::string(alias), column.name, column.type, column.number, !column.not_null},
                        sql::Parameter{.type = column.type, .value = sql::OfSession{name}}, column.type);
}

// What some roles may see and do.
class Permits {
public:
    Permits(std::shared_ptr<const model::Schema> whole, std::vector<std::string> roles)
        : whole_(std::move(whole)), roles_(std::move(roles)), permissions_(catalog::permissions()),
          is_all_(permit_everything(roles_)) {}

    bool is_all() const { return is_all_; }

    model::Extent extent(const model::Model &model, std::string_view action) {
        if (is_all_) return model::Extent::all;
        const Records &records = records_of(model.name, action);
        if (records.is_all) return model::Extent::all;
        return records.filters.empty() ? model::Extent::none : model::Extent::some;
    }

    sql::Expression visible(const model::Model &model, std::string_view alias) {
        const model::Extent reach = extent(model, {});
        if (reach == model::Extent::all) return sql::Constant{true};
        if (reach == model::Extent::none) deny(model.name, {});
        return permission::condition(records_of(model.name, {}).filters, whole_->get(model.name), *whole_, alias);
    }

    // Who acts may refer to themselves, seen or not.
    sql::Expression linkable(const model::Model &model, std::string_view alias) {
        const bool is_none = extent(model, {}) == model::Extent::none;
        sql::Expression seen = is_none ? sql::Constant{false} : visible(model, alias);
        if (!model.account || sql::is_true(seen)) return seen;
        const char *own = model.is_for(model::Purpose::user) ? "userId" : "id";
        return sql::disjunction({std::move(seen), is_own(model, alias, own)});
    }

    model::Permitted permitted(const model::Model &model, std::string_view action, std::string_view alias) {
        model::Permitted permitted;
        if (extent(model, action) == model::Extent::all) {
            permitted.whole.push_back(sql::Constant{true});
            permitted.of_session.push_back(sql::Constant{true});
            return permitted;
        }
        for (const filter::Filter &filter : records_of(model.name, action).filters) {
            permitted.whole.push_back(condition(filter, model, alias));
            permitted.of_session.push_back(condition(permission::part_of_session(filter), model, alias));
        }
        return permitted;
    }

private:
    struct Records {
        bool is_all = false;
        std::vector<filter::Filter> filters; // any of them
    };

    sql::Expression condition(const filter::Filter &filter, const model::Model &model, std::string_view alias) const {
        return permission::condition({filter}, whole_->get(model.name), *whole_, alias);
    }

    const Records &records_of(const std::string &model, std::string_view action) {
        std::pair<std::string, std::string> name(model, action);
        const auto known = records_.find(name);
        if (known != records_.end()) return known->second;
        Records records;
        for (const std::string &role : roles_) add(records, role, whole_->get(model), action);
        return records_.emplace(std::move(name), std::move(records)).first->second;
    }

    void add(Records &records, const std::string &role, const model::Model &model, std::string_view action) const {
        const Json *permission = find_permission(*permissions_, role, model.name, action);
        if (!permission) return;
        if (permission->is_boolean()) {
            records.is_all = true;
            return;
        }
        try {
            records.filters.push_back(permission::parse_filter(*permission, model, *whole_, "read"));
        } catch (const DomainError &) { // the model is another one since it was permitted
            deny(model.name, action,
                 "What role \"" + role + "\" may " +
                     (action.empty() ? "read of it" : "do with its records by this action") +
                     " does not fit the model any more: see "
                     "model.permissions(), and permit it anew.");
        }
    }

    std::shared_ptr<const model::Schema> whole_;
    std::vector<std::string> roles_;
    std::shared_ptr<const std::vector<catalog::Permission>> permissions_;
    bool is_all_;
    std::map<std::pair<std::string, std::string>, Records> records_; // by model and action
};

// By which requests that are kept differ from those of others: whose privileges they have, and which roles.
std::string key_of(const std::vector<std::string> &roles, Oid owner) {
    std::string key = std::to_string(owner);
    for (const std::string &role : roles) key.append(1, ' ').append(role);
    return key;
}

model::View view_of(const std::shared_ptr<Permits> &permits, Oid owner, std::string key) {
    return {.visible = [permits](const model::Model &model,
                                 std::string_view alias) { return permits->visible(model, alias); },
            .acts_as = owner,
            .key = std::move(key),
            .linkable = [permits](const model::Model &model,
                                  std::string_view alias) { return permits->linkable(model, alias); },
            .extent = [permits](const model::Model &model,
                                std::string_view action) { return permits->extent(model, action); },
            .permitted = [permits](const model::Model &model, std::string_view action,
                                   std::string_view alias) { return permits->permitted(model, action, alias); },
            .is_unlimited = permits->is_all()};
}

} // namespace

catalog::Snapshot permitted(const catalog::Snapshot &snapshot, const std::vector<std::string> &roles, Oid owner) {
    struct Views {
        std::uint64_t version = 0;
        std::map<std::string, catalog::Snapshot> known;
    };
    static auto &views = *new Views; // never destroyed
    if (snapshot.version != std::exchange(views.version, snapshot.version) || views.known.size() > most_views)
        views.known.clear();
    std::string key = key_of(roles, owner);
    if (const auto found = views.known.find(key); found != views.known.end()) return found->second;
    const auto permits = std::make_shared<Permits>(snapshot.schema, roles);
    auto schema = std::make_shared<const model::Schema>(snapshot.schema, view_of(permits, owner, key));
    return views.known.emplace(std::move(key), catalog::Snapshot{std::move(schema), snapshot.version}).first->second;
}

bool permit_everything(const std::vector<std::string> &roles) {
    return std::ranges::find(roles, catalog::role::system_admin) != roles.end();
}

bool permit(const std::vector<std::string> &roles, const std::string &model, std::string_view action) {
    if (permit_everything(roles)) return true;
    const auto permissions = catalog::permissions();
    return std::ranges::any_of(
        roles, [&](const std::string &role) { return find_permission(*permissions, role, model, action) != nullptr; });
}

bool permit_global(const std::vector<std::string> &roles, std::string_view action) {
    if (permit_everything(roles)) return true;
    const auto permissions = catalog::permissions();
    return std::ranges::any_of(roles, [&](const std::string &role) {
        const catalog::Permission *permission = catalog::find_permission(*permissions, role, {});
        const Json *found = permission ? permission->definition.find(action) : nullptr;
        return found && found->is_boolean() && found->as_boolean();
    });
}

bool is_superuser(Oid role) {
    return pg::call([&] { return superuser_arg(role); });
}

void deny(const std::string &model, std::string_view action, const std::string &hint) {
    std::string what;
    if (!action.empty()) what.append("action \"").append(action).append("\" of ");
    throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                      "permission denied for " + what + "model \"" + model + "\"", {}, hint);
}

Oid serving_owner(const std::string &model, Oid relation, std::string_view action) {
    const Oid owner = catalog::owner_of(relation);
    if (is_superuser(owner))
        deny(model, action, "Its table belongs to a superuser, and such tables are not served by permission.");
    return owner;
}

} // namespace model_api::access
