#include "catalog/table/release.hpp"

#include "base/text.hpp"
#include "pg/search_path.hpp"
#include "pg/spi.hpp"
#include "table/ddl.hpp"

namespace model_api::catalog {
namespace {

using pg::Rows;

// A column's collation is named where it is not that of the type below, else it would be lost with the domain.
Rows columns_of_our_types(const std::string &relation) {
    return pg::execute(
        "SELECT quote_ident(a.attname), format_type(t.typbasetype, t.typtypmod), "
        "CASE WHEN a.attcollation <> b.typcollation THEN a.attcollation::regcollation::text END "
        "FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid JOIN pg_type b ON b.oid = t.typbasetype "
        "WHERE a.attrelid = $1::oid AND NOT a.attisdropped AND t.typtype = 'd' "
        "AND t.typnamespace = 'model'::regnamespace ORDER BY a.attnum",
        {relation});
}

std::string alter_statement(const std::string &table, const Rows &columns) {
    std::string text = "ALTER TABLE " + table;
    for (const auto &row : columns) {
        text += (&row == &columns.front() ? "\n    ALTER COLUMN " : ",\n    ALTER COLUMN ") + row[0].value() +
                " TYPE " + row[1].value();
        if (row[2]) text += " COLLATE " + *row[2];
    }
    return text;
}

} // namespace

void release_table(std::uint32_t relation) {
    const pg::PinnedSearchPath pinned;
    const std::string oid = std::to_string(relation);
    const auto tables = pg::execute(
        "SELECT $1::oid::regclass::text FROM pg_class WHERE oid = $1::oid AND relkind IN ('r', 'p', 'f')", {oid});
    if (tables.empty()) return;
    const std::string &table = tables[0][0].value();
    pg::execute("DROP TRIGGER IF EXISTS " + quote_identifier(table::managed_trigger) + " ON " + table);
    if (const Rows columns = columns_of_our_types(oid); !columns.empty()) pg::execute(alter_statement(table, columns));
}

} // namespace model_api::catalog
