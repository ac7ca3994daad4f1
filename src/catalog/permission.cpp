#include "catalog/permission.hpp"

#include <algorithm>
#include <tuple>

#include "catalog/catalog.hpp"
#include "catalog/rows.hpp"
#include "pg/jsonb.hpp"
#include "pg/security.hpp"
#include "pg/spi.hpp"
#include "pg/table_scan.hpp"

namespace model_api::catalog {
namespace {

using Permissions = std::vector<Permission>;

auto place_of(const Permission &permission) {
    return std::tuple<std::string_view, std::string_view>(permission.role, permission.model);
}

std::shared_ptr<const Permissions> read() {
    const CatalogTables tables = find_catalog_tables();
    const pg::CatalogSnapshot snapshot(tables.permission);
    auto all = std::make_shared<Permissions>();
    pg::read_table(tables.permission, snapshot, {"role", "model", "definition"}, [&](const pg::StoredRow &row) {
        all->push_back({std::string(row[0].value()), std::string(row[1].value()),
                        pg::json_from_jsonb(pg::restored_varlena(std::string(row[2].value())), "catalog")});
    });
    std::ranges::sort(*all, {}, place_of);
    return all;
}

void write(const std::string &statement, const std::vector<pg::Cell> &parameters) {
    const pg::ActAs owner(owner_of(find_catalog_tables().permission));
    pg::execute(statement, parameters);
}

} // namespace

// Noted before they are read, as the models are: what arrives meanwhile makes the next use read again.
std::shared_ptr<const Permissions> permissions() {
    static std::uint64_t version = 0;
    static auto &known = *new std::shared_ptr<const Permissions>;
    const std::uint64_t now = current().version;
    if (known && version == now) return known;
    auto all = read();
    known = all;
    version = now;
    return all;
}

const Permission *find_permission(const Permissions &permissions, std::string_view role, std::string_view model) {
    const std::tuple wanted(role, model);
    const auto found = std::ranges::lower_bound(permissions, wanted, {}, place_of);
    return found != permissions.end() && place_of(*found) == wanted ? &*found : nullptr;
}

void save_permission(std::string_view role, std::string_view model, const std::optional<Json> &definition) {
    if (!definition)
        return write("DELETE FROM model.permission WHERE role OPERATOR(pg_catalog.=) $1 "
                     "AND model OPERATOR(pg_catalog.=) $2",
                     {std::string(role), std::string(model)});
    write("INSERT INTO model.permission (role, model, definition) VALUES ($1, $2, $3::pg_catalog.jsonb) "
          "ON CONFLICT (role, model) DO UPDATE SET definition = excluded.definition",
          {std::string(role), std::string(model), definition->text()});
}

void forget_permissions(std::string_view model) {
    write("DELETE FROM model.permission WHERE model OPERATOR(pg_catalog.=) $1", {std::string(model)});
}

void forget_permissions_of_role(std::string_view role) {
    write("DELETE FROM model.permission WHERE role OPERATOR(pg_catalog.=) $1", {std::string(role)});
}

} // namespace model_api::catalog
