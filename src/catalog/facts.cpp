#include "catalog/facts.hpp"

#include "base/text.hpp"
#include "catalog/shape.hpp"
#include "pg/search_path.hpp"
#include "pg/spi.hpp"

namespace model_api::catalog {
namespace {

using pg::Cell;

std::vector<std::string> texts_of(const Cell &json) {
    std::vector<std::string> texts;
    if (!json) return texts;
    const Json list = Json::parse(*json);
    for (const Json &item : list.items()) texts.push_back(item.as_string());
    return texts;
}

[[noreturn]] void refuse(const char *state, const std::string &table, const std::string &why) {
    throw DomainError(state, {}, "cannot adopt relation \"" + table + "\": it is " + why);
}

void check_kind(const Shape &shape) {
    switch (shape.kind) {
    case RELKIND_RELATION:
    case RELKIND_PARTITIONED_TABLE:
    case RELKIND_VIEW:
    case RELKIND_MATVIEW:
    case RELKIND_FOREIGN_TABLE:
        return;
    default:
        refuse(sqlstate::wrong_object_type, shape.table, "neither a table nor a view");
    }
}

void check_place(const TableFacts &facts) {
    const bool is_temporary = pg::call([&] { return get_rel_persistence(facts.relation) == RELPERSISTENCE_TEMP; });
    if (is_temporary)
        refuse(sqlstate::feature_not_supported, facts.table, "temporary, and models are for all sessions");
    if (facts.relation < FirstNormalObjectId) refuse(sqlstate::feature_not_supported, facts.table, "PostgreSQL's own");
    const Oid extension = pg::call([&] { return getExtensionOfObject(RelationRelationId, facts.relation); });
    const Oid ours = pg::call([] { return get_extension_oid("model_api", true); });
    if (OidIsValid(extension) && extension == ours)
        refuse(sqlstate::feature_not_supported, facts.table, "part of the extension model_api");
}

// What the column's type is made of: domains down to the type below them, and the labels of an enum.
constexpr const char *columns_query =
    "SELECT a.attnum, format_type(a.atttypid, a.atttypmod), a.atthasdef OR a.attidentity <> '' OR d.has_default, "
    "d.own, a.attnotnull OR d.not_null, "
    "(SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid IN (d.base, b.typelem)) "
    "FROM pg_attribute a CROSS JOIN LATERAL ("
    "  WITH RECURSIVE up AS ("
    "    SELECT t.* FROM pg_type t WHERE t.oid = a.atttypid "
    "    UNION ALL SELECT t.* FROM up JOIN pg_type t ON up.typtype = 'd' AND t.oid = up.typbasetype) "
    "  SELECT max(typname::text) FILTER (WHERE typtype = 'd' AND typnamespace = 'model'::regnamespace) AS own, "
    "    bool_or(typtype = 'd' AND typnotnull) AS not_null, bool_or(typtype = 'd' AND typdefault IS NOT NULL) "
    "    AS has_default, max(oid) FILTER (WHERE typtype <> 'd') AS base FROM up) d "
    "JOIN pg_type b ON b.oid = d.base "
    "WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

void read_columns(TableFacts &facts, const Shape &shape) {
    const bool enforced = facts.kind == RELKIND_RELATION || facts.kind == RELKIND_PARTITIONED_TABLE;
    for (const auto &row : pg::execute(columns_query, {std::to_string(facts.relation)})) {
        const ShapeColumn *column = shape.find(pg::number_of(*row[0]));
        if (!column) continue;
        ColumnFacts found;
        found.column = {column->name, column->number, enforced && pg::is_true(row[4]), column->type};
        found.declared = row[1].value();
        found.has_default = pg::is_true(row[2]);
        found.own_domain = row[3].value_or("");
        found.labels = texts_of(row[5]);
        facts.columns.push_back(std::move(found));
    }
}

// A key is a column, or an expression, of which lower() of a column is understood.
std::optional<UniqueFacts::Key> key_of(const TableFacts &facts, std::int16_t number, const std::string &expression) {
    if (number > 0) return UniqueFacts::Key{number, false};
    for (const ColumnFacts &column : facts.columns) {
        const std::string name = quote_identifier(column.column.name);
        if (expression == "lower(" + name + ")" || expression == "lower((" + name + ")::text)")
            return UniqueFacts::Key{column.column.number, true};
    }
    return std::nullopt;
}

// A row for each key of each index.
void read_uniques(TableFacts &facts) {
    const auto rows = pg::execute(
        "SELECT i.indexrelid, i.indisprimary, k.number, pg_get_indexdef(i.indexrelid, k.position::int, false) "
        "FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (number, position) "
        "WHERE i.indrelid = $1::oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL "
        "AND k.position <= i.indnkeyatts ORDER BY i.indisprimary DESC, i.indexrelid, k.position",
        {std::to_string(facts.relation)});
    std::vector<bool> understood;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i == 0 || rows[i][0] != rows[i - 1][0]) {
            facts.uniques.push_back({{}, pg::is_true(rows[i][1])});
            understood.push_back(true);
        }
        const auto key = key_of(facts, pg::number_of(*rows[i][2]), rows[i][3].value());
        if (key) facts.uniques.back().keys.push_back(*key);
        if (!key) understood.back() = false;
    }
    for (std::size_t i = understood.size(); i-- > 0;)
        if (!understood[i]) facts.uniques.erase(facts.uniques.begin() + static_cast<std::ptrdiff_t>(i));
}

// CHECKs of the table, and of domains that columns have, in which the value is called VALUE.
void read_lists(TableFacts &facts) {
    const auto rows = pg::execute(
        "WITH RECURSIVE up (number, type) AS ("
        "  SELECT attnum, atttypid FROM pg_attribute WHERE attrelid = $1::oid AND attnum > 0 AND NOT attisdropped "
        "  UNION SELECT up.number, t.typbasetype FROM up JOIN pg_type t ON t.oid = up.type AND t.typtype = 'd') "
        "SELECT conkey[1], pg_get_expr(conbin, conrelid), false FROM pg_constraint "
        "WHERE conrelid = $1::oid AND contype = 'c' AND convalidated AND cardinality(conkey) = 1 "
        "UNION ALL SELECT up.number, pg_get_expr(c.conbin, 0), true FROM up JOIN pg_constraint c ON c.contypid = "
        "up.type "
        "WHERE c.contype = 'c' AND c.convalidated",
        {std::to_string(facts.relation)});
    for (const auto &row : rows)
        for (ColumnFacts &column : facts.columns) {
            if (column.column.number != pg::number_of(*row[0]) || column.list) continue;
            column.list = sql::parse_check_list(row[1].value(), pg::is_true(row[2]) ? "VALUE" : column.column.name);
        }
}

model::OnDelete on_delete(const std::string &action) {
    if (action == "c") return model::OnDelete::cascade;
    return action == "n" ? model::OnDelete::set_null : model::OnDelete::restrict_;
}

void read_references(TableFacts &facts) {
    const std::string relation = std::to_string(facts.relation);
    for (const auto &row : pg::execute("SELECT DISTINCT conkey[1], confrelid, confkey[1], confdeltype "
                                       "FROM pg_constraint WHERE conrelid = $1::oid AND contype = 'f' "
                                       "AND cardinality(conkey) = 1 ORDER BY 1, 2",
                                       {relation}))
        facts.references.push_back(
            {pg::number_of(*row[0]), pg::number_of<Oid>(*row[1]), pg::number_of(*row[2]), on_delete(row[3].value())});
    for (const auto &row : pg::execute("SELECT DISTINCT conrelid FROM pg_constraint WHERE confrelid = $1::oid "
                                       "AND contype = 'f' AND cardinality(conkey) = 1 ORDER BY 1",
                                       {relation}))
        facts.referrers.push_back(pg::number_of<Oid>(*row[0]));
}

} // namespace

const ColumnFacts *TableFacts::find(std::int16_t number) const {
    for (const ColumnFacts &column : columns)
        if (column.column.number == number) return &column;
    return nullptr;
}

const ColumnFacts *TableFacts::find(std::string_view name) const {
    for (const ColumnFacts &column : columns)
        if (column.column.name == name) return &column;
    return nullptr;
}

bool TableFacts::is_unique(std::int16_t number) const {
    return std::any_of(uniques.begin(), uniques.end(), [&](const UniqueFacts &unique) {
        return unique.keys.size() == 1 && unique.keys[0].column == number && !unique.keys[0].lower;
    });
}

TableFacts read_facts(std::uint32_t relation) {
    const auto shape = read_shape(relation);
    if (!shape)
        throw DomainError(sqlstate::undefined_table, {},
                          "relation with OID " + std::to_string(relation) + " does not exist");
    TableFacts facts;
    facts.relation = relation;
    facts.schema = shape->schema;
    facts.table = shape->table;
    facts.kind = shape->kind;
    check_kind(*shape);
    check_place(facts);
    const pg::PinnedSearchPath pinned;
    read_columns(facts, *shape);
    read_uniques(facts);
    read_lists(facts);
    read_references(facts);
    return facts;
}

} // namespace model_api::catalog
