#include "access/reading.hpp"

#include <algorithm>
#include <map>

#include "access/identity.hpp"
#include "catalog/permission.hpp"
#include "catalog/role.hpp"
#include "permission/filter.hpp"
#include "pg/wall.hpp"

namespace model_api::access {
namespace {

constexpr const char *denied_code = "GGT_PERMISSION_DENIED";
// Of roles that occur together: so few that all of them can be kept, until there are very many.
constexpr std::size_t most_views = 200;

[[noreturn]] void deny(const std::string &model, const std::string &hint = {}) {
    throw DomainError(sqlstate::insufficient_privilege, denied_code, "permission denied for model \"" + model + "\"",
                      {}, hint);
}

// What some roles, together, may see of the models.
class Seen {
public:
    Seen(std::shared_ptr<const model::Schema> whole, std::vector<std::string> roles)
        : whole_(std::move(whole)), roles_(std::move(roles)), permissions_(catalog::permissions()),
          is_all_(std::ranges::find(roles_, catalog::role::system_admin) != roles_.end()) {}

    sql::Expression condition(const model::Model &model, std::string_view alias) {
        if (is_all_) return sql::Constant{true};
        const Rows &rows = rows_of(model.name);
        if (rows.is_all) return sql::Constant{true};
        if (rows.filters.empty()) deny(model.name);
        return permission::condition(rows.filters, whole_->get(model.name), *whole_, alias);
    }

private:
    struct Rows {
        bool is_all = false;
        std::vector<filter::Filter> filters; // any of them
    };

    const Rows &rows_of(const std::string &name) {
        const auto known = rows_.find(name);
        if (known != rows_.end()) return known->second;
        Rows rows;
        for (const std::string &role : roles_) add(rows, role, whole_->get(name));
        return rows_.emplace(name, std::move(rows)).first->second;
    }

    void add(Rows &rows, const std::string &role, const model::Model &model) const {
        const catalog::Permission *permission = catalog::find_permission(*permissions_, role, model.name);
        const Json *read = permission ? permission->definition.find("read") : nullptr;
        if (!read || read->is_null()) return;
        if (read->is_boolean()) {
            rows.is_all = rows.is_all || read->as_boolean();
            return;
        }
        try {
            rows.filters.push_back(permission::parse_filter(*read, model, *whole_, "read"));
        } catch (const DomainError &) { // the model is another one since it was permitted
            deny(model.name, "What role \"" + role +
                                 "\" may read of it does not fit the model any more: see "
                                 "model.permissions(), and permit it anew.");
        }
    }

    std::shared_ptr<const model::Schema> whole_;
    std::vector<std::string> roles_;
    std::shared_ptr<const std::vector<catalog::Permission>> permissions_;
    bool is_all_;
    std::map<std::string, Rows, std::less<>> rows_;
};

// By which requests that are kept differ from those of others: whose privileges they have, and which roles.
std::string key_of(const std::vector<std::string> &roles, Oid owner) {
    std::string key = std::to_string(owner);
    for (const std::string &role : roles) key.append(1, ' ').append(role);
    return key;
}

// Whoever could reach the privileges of a superuser would have the server.
bool is_superuser(Oid role) {
    return pg::call([&] { return superuser_arg(role); });
}

// Whether any of them may read something of the model.
bool permit(const std::vector<std::string> &roles, const std::string &model) {
    if (std::ranges::find(roles, catalog::role::system_admin) != roles.end()) return true;
    const auto permissions = catalog::permissions();
    return std::ranges::any_of(roles, [&](const std::string &role) {
        const catalog::Permission *permission = catalog::find_permission(*permissions, role, model);
        return permission && permission->definition.find("read") != nullptr;
    });
}

Oid owner_of(const model::Model &model, Oid relation) {
    const Oid owner = catalog::owner_of(relation);
    if (is_superuser(owner))
        deny(model.name, "Its table belongs to a superuser, and such tables are not served by permission.");
    return owner;
}

} // namespace

bool has_privilege(std::uint32_t relation) {
    return pg::call([&] {
        bool is_missing = false;
        return pg_class_aclcheck_ext(relation, GetUserId(), ACL_SELECT, &is_missing) == ACLCHECK_OK ||
               (!is_missing &&
                pg_attribute_aclcheck_all(relation, GetUserId(), ACL_SELECT, ACLMASK_ANY) == ACLCHECK_OK);
    });
}

bool is_permitted(const std::string &model, std::uint32_t relation, const std::vector<std::string> &roles) {
    return !is_superuser(catalog::owner_of(relation)) && permit(roles, model);
}

catalog::Snapshot permitted(const catalog::Snapshot &snapshot, std::vector<std::string> roles, std::uint32_t owner) {
    struct Views {
        std::uint64_t version = 0;
        std::map<std::string, catalog::Snapshot> known;
    };
    static auto &views = *new Views; // never destroyed
    if (snapshot.version != std::exchange(views.version, snapshot.version) || views.known.size() > most_views)
        views.known.clear();
    std::string key = key_of(roles, owner);
    if (const auto found = views.known.find(key); found != views.known.end()) return found->second;
    auto seen = std::make_shared<Seen>(snapshot.schema, std::move(roles));
    auto schema = std::make_shared<const model::Schema>(
        snapshot.schema,
        model::View{[seen](const model::Model &model, std::string_view alias) { return seen->condition(model, alias); },
                    owner, key});
    return views.known.emplace(std::move(key), catalog::Snapshot{std::move(schema), snapshot.version}).first->second;
}

catalog::Snapshot reading(const catalog::Snapshot &snapshot, const model::Model &model, std::uint32_t relation) {
    if (has_privilege(relation)) return snapshot;
    std::vector<std::string> of_session = roles();
    if (!permit(of_session, model.name)) deny(model.name);
    return permitted(snapshot, std::move(of_session), owner_of(model, relation));
}

} // namespace model_api::access
