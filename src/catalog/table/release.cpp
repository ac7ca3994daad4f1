#include "catalog/table/release.hpp"

#include "base/text.hpp"
#include "pg/search_path.hpp"
#include "pg/spi.hpp"
#include "table/ddl.hpp"
#include "table/retype.hpp"

namespace model_api::catalog {
namespace {

using pg::Rows;

// Columns of our domains, and of arrays of them. A collation is named where it is not that of the type below, else it
// would be lost with the domain.
Rows columns_of_our_types(const std::string &relation) {
    return pg::execute(
        "SELECT quote_ident(a.attname), "
        "format_type(d.typbasetype, d.typtypmod) || CASE WHEN d.oid = t.oid THEN '' ELSE '[]' END, "
        "CASE WHEN a.attcollation <> b.typcollation THEN a.attcollation::regcollation::text END "
        "FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid "
        "JOIN pg_type d ON d.oid = CASE WHEN t.typtype = 'b' AND t.typcategory = 'A' THEN t.typelem ELSE t.oid END "
        "JOIN pg_type b ON b.oid = d.typbasetype "
        "WHERE a.attrelid = $1::oid AND NOT a.attisdropped AND d.typtype = 'd' "
        "AND d.typnamespace = 'model'::regnamespace ORDER BY a.attnum",
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

// Defaults in which one of our types is written out: PostgreSQL keeps the cast when the column's type changes.
Rows defaults_with_our_types(const std::string &relation) {
    return pg::execute("SELECT quote_ident(a.attname), pg_get_expr(f.adbin, f.adrelid) FROM pg_attrdef f "
                       "JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum "
                       "WHERE f.adrelid = $1::oid AND a.attgenerated = '' AND EXISTS ("
                       "SELECT FROM pg_depend d JOIN pg_type t ON t.oid = d.refobjid "
                       "WHERE d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid "
                       "AND d.refclassid = 'pg_type'::regclass AND t.typnamespace = 'model'::regnamespace)",
                       {relation});
}

Rows our_types() {
    return pg::execute("SELECT format_type(oid, NULL), format_type(typbasetype, typtypmod) FROM pg_type "
                       "WHERE typtype = 'd' AND typnamespace = 'model'::regnamespace");
}

void rewrite_defaults(const std::string &table, const std::string &relation) {
    for (const auto &row : defaults_with_our_types(relation)) {
        std::string expression = row[1].value();
        for (const auto &type : our_types()) expression = table::retyped(expression, type[0].value(), type[1].value());
        pg::execute("ALTER TABLE " + table + " ALTER COLUMN " + row[0].value() + " SET DEFAULT " + expression);
    }
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
    rewrite_defaults(table, oid);
}

} // namespace model_api::catalog
