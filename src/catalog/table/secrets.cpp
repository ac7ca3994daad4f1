#include "catalog/table/secrets.hpp"

#include "base/text.hpp"
#include "catalog/table/beside.hpp"
#include "catalog/table/present.hpp"
#include "pg/search_path.hpp"
#include "pg/spi.hpp"
#include "pg/type_name.hpp"
#include "table/names.hpp"

namespace model_api::catalog {
namespace {

std::string key_type(const model::Model &model) {
    const std::int16_t number = model.key().column->number;
    return pg::execute("SELECT format_type(atttypid, atttypmod) FROM pg_attribute "
                       "WHERE attrelid = $1::oid AND attnum = $2::int2",
                       {std::to_string(model.relation), std::to_string(number)})
        .at(0)
        .at(0)
        .value();
}

// Whoever could write here could be anybody, so what ALTER DEFAULT PRIVILEGES gives with every new table is taken back.
void revoke_all(const std::string &table) {
    const auto grantees = pg::execute(
        "SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) "
        "END FROM pg_class t, aclexplode(t.relacl) a WHERE t.oid = $1::regclass AND a.grantee <> t.relowner",
        {table});
    for (const auto &row : grantees) pg::execute("REVOKE ALL ON " + table + " FROM " + row[0].value());
}

// One row for each hash. The record goes, and its secrets with it, whoever deletes it.
std::string make_table(const model::Model &model) {
    table::Names names = read_names(model.schema);
    const std::string name = names.choose(model.table, "", "secret");
    const auto named = [&](const char *column, const char *label) {
        return quote_identifier(names.choose(name, column, label));
    };
    const std::string table = quote_qualified(model.schema, name);
    pg::execute("CREATE TABLE " + table + " (hash bytea NOT NULL CONSTRAINT " + named("", "pkey") +
                " PRIMARY KEY, kind text COLLATE \"C\" NOT NULL, record " + key_type(model) + " NOT NULL CONSTRAINT " +
                named("record", "fkey") + " REFERENCES " + model.qualified_table() + " (" +
                quote_identifier(model.key().column->name) +
                ") ON DELETE CASCADE, expires_at timestamptz NOT NULL, "
                "sent_to text)");
    pg::execute("CREATE INDEX " + named("record", "idx") + " ON " + table + " (record)");
    pg::execute("CREATE INDEX " + named("expires_at", "idx") + " ON " + table + " (expires_at)");
    revoke_all(table);
    pg::execute("COMMENT ON TABLE " + table +
                " IS 'Hashes of tokens and codes; nobody but its owner needs to read it.'");
    return name;
}

} // namespace

void settle_secrets(model::Model &model, const model::Model *known) {
    if (!model.account) return;
    const pg::PinnedSearchPath pinned;
    const bool is_there = known && known->account && known->account->secrets != 0;
    model.account->secrets =
        is_there ? known->account->secrets : find_relation(model.schema, make_table(model)).value();
    attach_beside(model.relation, model.account->secrets);
}

void drop_secrets(std::string_view model) {
    const pg::PinnedSearchPath pinned;
    for (const auto &row : pg::execute("SELECT a.secrets::text FROM model.account a JOIN pg_class c "
                                       "ON c.oid = a.secrets WHERE a.model = $1",
                                       {std::string(model)}))
        pg::execute("DROP TABLE " + row[0].value());
}

} // namespace model_api::catalog
