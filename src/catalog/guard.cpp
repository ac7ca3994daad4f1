// model.guard_columns: dropping the extension must not take data along.
#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "pg/function.hpp"
#include "pg/spi.hpp"

namespace model_api::catalog {
namespace {

constexpr std::size_t max_lines = 20;

bool names(const List *objects, const char *wanted) {
    for (int i = 0; i < list_length(objects); ++i)
        if (std::strcmp(strVal(list_nth(objects, i)), wanted) == 0) return true;
    return false;
}

// The extension by its name, or with the schema that it lives in.
bool drops_extension(const Node *parse_tree) {
    if (!IsA(parse_tree, DropStmt)) return false;
    const auto *drop = reinterpret_cast<const DropStmt *>(parse_tree);
    if (drop->removeType == OBJECT_EXTENSION) return names(drop->objects, "model_api");
    return drop->removeType == OBJECT_SCHEMA && drop->behavior == DROP_CASCADE && names(drop->objects, "model");
}

// Columns of tables that are not the extension's, whose types are the extension's or made of them: arrays, domains,
// ranges, composite types.
constexpr const char *columns_query =
    "WITH RECURSIVE "
    "member AS (SELECT d.classid, d.objid FROM pg_catalog.pg_depend d "
    "  JOIN pg_catalog.pg_extension e ON e.oid OPERATOR(pg_catalog.=) d.refobjid "
    "  WHERE d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_extension'::pg_catalog.regclass "
    "  AND d.deptype OPERATOR(pg_catalog.=) 'e' AND e.extname OPERATOR(pg_catalog.=) 'model_api'), "
    "held (type) AS ("
    "  SELECT m.objid FROM member m WHERE m.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_type'::pg_catalog.regclass "
    "  UNION "
    "  SELECT t.oid FROM held h, pg_catalog.pg_type t "
    "  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid OPERATOR(pg_catalog.=) t.typrelid "
    "    AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped "
    "  LEFT JOIN pg_catalog.pg_range r ON r.rngtypid OPERATOR(pg_catalog.=) t.oid "
    "  WHERE h.type OPERATOR(pg_catalog.=) ANY (ARRAY[t.typbasetype, t.typelem, a.atttypid, r.rngsubtype])) "
    "SELECT c.oid, pg_catalog.quote_ident(n.nspname) OPERATOR(pg_catalog.||) '.' OPERATOR(pg_catalog.||) "
    "  pg_catalog.quote_ident(c.relname), a.attname "
    "FROM held h JOIN pg_catalog.pg_attribute a ON a.atttypid OPERATOR(pg_catalog.=) h.type "
    "JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) a.attrelid "
    "JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace "
    "WHERE c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m}') AND NOT a.attisdropped "
    "AND NOT EXISTS (SELECT FROM member m WHERE m.objid OPERATOR(pg_catalog.=) c.oid "
    "  AND m.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass) "
    "ORDER BY 2, a.attnum";

std::string remedy(Oid relation, const std::string &table, const std::string &column) {
    if (const auto model = model_of(relation))
        return "Release the models first, which keeps their data: SELECT model.release(" + quote_literal(*model) + ")";
    return "Give the columns types of PostgreSQL first: ALTER TABLE " + table + " ALTER COLUMN " +
           quote_identifier(column) + " TYPE text";
}

[[noreturn]] void throw_columns(const pg::Rows &columns) {
    DomainError error(sqlstate::dependent_objects_still_exist, {},
                      "cannot drop extension model_api: columns of tables have its types", {},
                      remedy(static_cast<Oid>(std::stoul(*columns[0][0])), *columns[0][1], *columns[0][2]));
    const std::size_t shown = std::min(columns.size(), max_lines);
    for (std::size_t i = 0; i < shown; ++i)
        error.lines += (i ? "\ncolumn " : "column ") + quote_identifier(*columns[i][2]) + " of table " + *columns[i][1];
    if (shown < columns.size()) error.lines += "\nand " + std::to_string(columns.size() - shown) + " more";
    throw error;
}

} // namespace
} // namespace model_api::catalog

using namespace model_api;

MODEL_API_FUNCTION(model_api_guard_columns) {
    if (!CALLED_AS_EVENT_TRIGGER(fcinfo))
        throw DomainError(sqlstate::trigger_protocol_violated, {},
                          "model.guard_columns() must be called by an event trigger");
    const auto *event = reinterpret_cast<EventTriggerData *>(fcinfo->context);
    if (!catalog::drops_extension(event->parsetree)) PG_RETURN_NULL();
    const pg::Rows columns = pg::execute(catalog::columns_query);
    if (!columns.empty()) catalog::throw_columns(columns);
    PG_RETURN_NULL();
}
