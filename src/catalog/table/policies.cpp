#include "catalog/table/policies.hpp"

#include "base/quote.hpp"
#include "catalog/catalog.hpp"
#include "catalog/permission.hpp"
#include "catalog/table/words.hpp"
#include "permission/filter.hpp"
#include "permission/policy.hpp"
#include "pg/search_path.hpp"
#include "pg/spi.hpp"

namespace model_api::catalog {
namespace {

// The one that shows what is permitted. It stays, so that it tells whether row-level security is our doing.
constexpr const char *permitted_policy = "model_api permitted";
constexpr const char *policies_of_ours = "^model_api (permitted|kept (SELECT|INSERT|UPDATE|DELETE))$";

// Who may do what: a role that can read, or write, every table is granted nothing on any.
struct Command {
    const char *name, *condition, *predefined;
};
constexpr Command commands[] = {{"SELECT", "USING (true)", "pg_read_all_data"},
                                {"INSERT", "WITH CHECK (true)", "pg_write_all_data"},
                                {"UPDATE", "USING (true)", "pg_write_all_data"},
                                {"DELETE", "USING (true)", "pg_write_all_data"}};

std::string kept_policy(const Command &command) {
    return std::string("model_api kept ") + command.name;
}

struct Table {
    std::string oid, name; // the name as SQL writes it
    char kind;
    bool is_permitted; // has the policy that shows what is permitted
    bool is_on;        // row-level security
};

std::optional<Table> find_table(std::uint32_t relation) {
    const std::string oid = std::to_string(relation);
    const auto rows = pg::execute("SELECT c.oid::regclass::text, c.relkind::text, "
                                  "EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = $2), "
                                  "c.relrowsecurity "
                                  "FROM pg_class c WHERE c.oid = $1::oid",
                                  {oid, permitted_policy});
    if (rows.empty()) return std::nullopt;
    return Table{oid, rows[0][0].value(), rows[0][1]->front(), pg::is_true(rows[0][2]), pg::is_true(rows[0][3])};
}

// ---- readers

bool is_for_plain_sql(const Permission &permission) {
    const Json *said = permission.definition.find("plainSql");
    return said && said->is_boolean() && said->as_boolean();
}

permission::Reader reader_of(const Permission &permission, const model::Model &model, const model::Schema &whole) {
    const Json *read = permission.definition.find("read");
    if (read->is_boolean()) return {permission.role, std::nullopt};
    return {permission.role, permission::parse_filter(*read, model, whole, "read")};
}

[[noreturn]] void refuse_unfit(const Permission &permission, const DomainError &error) {
    DomainError refused(sqlstate::dependent_objects_still_exist, {},
                        "what role \"" + permission.role + "\" reads of model \"" + permission.model +
                            "\" by plain SQL does not fit the model",
                        {}, "Say first by model.permit() what the role may read.");
    refused.lines = (error.path.empty() ? "" : error.path + ": ") + error.message;
    throw refused;
}

std::vector<permission::Reader> readers_of(const model::Model &model, const model::Schema &whole, const Renewal &how) {
    std::vector<permission::Reader> readers;
    const auto all = permissions();
    for (const Permission &permission : *all) {
        if (permission.model != model.name || !is_for_plain_sql(permission) || !permission.definition.find("read"))
            continue;
        try {
            readers.push_back(reader_of(permission, model, whole));
        } catch (const DomainError &error) {
            if (!how.leaves_out_unfit) refuse_unfit(permission, error);
        }
    }
    return readers;
}

// ---- who keeps what they have

void check_kind(const Table &table) {
    if (table.kind == RELKIND_RELATION || table.kind == RELKIND_PARTITIONED_TABLE) return;
    throw DomainError(sqlstate::wrong_object_type, {}, table.name + " cannot have row-level security policies", {},
                      "\"plainSql\" is for tables: leave it out.");
}

void check_policies(const Table &table) {
    const auto others = pg::execute("SELECT polname FROM pg_policy WHERE polrelid = $1::oid AND polname !~ $2 "
                                    "ORDER BY polname LIMIT 1",
                                    {table.oid, policies_of_ours});
    if (others.empty()) return;
    throw DomainError(sqlstate::object_not_in_prerequisite_state, {},
                      "table " + table.name +
                          " has row-level security policies of its own: " + quote_identifier(others[0][0].value()),
                      {},
                      "Permissions would show more to whom these policies are for. Write model.has_role() and "
                      "model.current_user_id() into policies of your own instead.");
}

constexpr const char *granted = "SELECT a.grantee, a.privilege_type, c.relowner FROM pg_class c CROSS JOIN LATERAL "
                                "(SELECT c.relacl UNION ALL SELECT attacl FROM pg_attribute "
                                "WHERE attrelid = c.oid AND NOT attisdropped) AS list (acl), aclexplode(list.acl) AS a "
                                "WHERE c.oid = $1::oid";

void check_not_public(const Table &table) {
    const auto everybody = pg::execute("SELECT FROM (" + std::string(granted) +
                                           ") AS g WHERE g.grantee = 0 AND g.privilege_type = 'SELECT' LIMIT 1",
                                       {table.oid});
    if (everybody.empty()) return;
    throw DomainError(sqlstate::object_not_in_prerequisite_state, {},
                      "PUBLIC has SELECT on table " + table.name + ": everybody would keep reading all of it", {},
                      "REVOKE it, and grant it to the roles that are to read all of it.");
}

// Roles with this privilege, on the table or on a column of it, as SQL lists them; those of them that the policy has,
// if it is to be narrowed. Empty: none.
std::string grantees(const Table &table, const Command &command, const char *narrowed) {
    const auto rows = pg::execute(
        "SELECT CASE WHEN bool_or(role = 0) THEN 'PUBLIC' "
        "ELSE string_agg(quote_ident(pg_get_userbyid(role)), ', ' ORDER BY role) END FROM (SELECT grantee FROM (" +
            std::string(granted) +
            ") AS g WHERE g.privilege_type = $2 AND g.grantee <> g.relowner "
            "UNION SELECT oid FROM pg_roles WHERE rolname = $3) AS granted (role) "
            "WHERE $4::name IS NULL OR role = ANY (SELECT unnest(p.polroles) FROM pg_policy p "
            "WHERE p.polrelid = $1::oid AND p.polname = $4::name)",
        {table.oid, command.name, command.predefined, narrowed ? pg::Cell(narrowed) : std::nullopt});
    return rows.at(0).at(0).value_or("");
}

void make_kept(const Table &table) {
    for (const Command &command : commands)
        pg::execute("CREATE POLICY " + quote_identifier(kept_policy(command)) + " ON " + table.name + " FOR " +
                    command.name + " TO " + grantees(table, command, nullptr) + " " + command.condition);
}

// Who was granted the privilege anew since it was revoked is somebody who was granted it later.
void narrow_kept(const Table &table) {
    for (const Command &command : commands) {
        const std::string name = kept_policy(command);
        const auto kept = pg::execute("SELECT cardinality(polroles) FROM pg_policy "
                                      "WHERE polrelid = $1::oid AND polname = $2",
                                      {table.oid, name});
        if (kept.empty()) continue; // dropped by the table's owner
        const std::string roles = grantees(table, command, name.c_str());
        if (roles.empty())
            pg::execute("DROP POLICY " + quote_identifier(name) + " ON " + table.name);
        else
            pg::execute("ALTER POLICY " + quote_identifier(name) + " ON " + table.name + " TO " + roles);
    }
}

void start(const Table &table, const Renewal &how) {
    check_kind(table);
    check_policies(table);
    if (!how.is_new_table) check_not_public(table);
    // Row-level security without policies shows nothing that could be kept.
    if (!how.is_new_table && !table.is_on) make_kept(table);
}

void enable(const Table &table, const model::Model &model) {
    if (!table.is_on) pg::execute("ALTER TABLE " + table.name + " ENABLE ROW LEVEL SECURITY");
    if (model.search.storage == model::SearchStorage::side) share_words(model);
}

void write_permitted(const Table &table, const std::string &condition) {
    const std::string policy = quote_identifier(permitted_policy) + " ON " + table.name;
    pg::execute((table.is_permitted ? "ALTER POLICY " + policy : "CREATE POLICY " + policy + " FOR SELECT") +
                " USING (" + condition + ")");
}

} // namespace

void renew_policies(std::string_view model_name, const Renewal &how) {
    const Snapshot snapshot = current();
    const auto relation = table_of(model_name);
    const pg::PinnedSearchPath pinned;
    const auto table = relation ? find_table(*relation) : std::nullopt;
    if (!table) return;
    const model::Model &model = snapshot.schema->get(model_name);
    const auto readers = readers_of(model, *snapshot.schema, how);
    if (!table->is_permitted && readers.empty()) return;
    if (table->is_permitted)
        narrow_kept(*table);
    else
        start(*table, how);
    write_permitted(*table, permission::policy_condition(readers, model, *snapshot.schema, model.qualified_table()));
    if (!readers.empty()) enable(*table, model);
}

bool suspend_policies(std::uint32_t relation) {
    const auto table = find_table(relation);
    if (!table || !table->is_permitted) return false;
    write_permitted(*table, "false");
    return true;
}

void drop_policies(std::uint32_t relation) {
    const pg::PinnedSearchPath pinned;
    const auto table = find_table(relation);
    if (!table || !table->is_permitted) return;
    pg::execute("DROP POLICY " + quote_identifier(permitted_policy) + " ON " + table->name);
    pg::call([&] {
        ereport(NOTICE, errmsg("row-level security of table %s stays enabled", table->name.c_str()),
                errdetail("Roles that could read it before there were permissions for plain SQL read all of it, and "
                          "others nothing."),
                errhint("ALTER TABLE %s DISABLE ROW LEVEL SECURITY shows it to all who are granted SELECT.",
                        table->name.c_str()));
    });
}

std::vector<std::string> models_with_plain_sql(std::string_view role) {
    std::vector<std::string> models;
    const auto all = permissions();
    for (const Permission &permission : *all)
        if (permission.role == role && is_for_plain_sql(permission)) models.push_back(permission.model);
    return models;
}

} // namespace model_api::catalog
