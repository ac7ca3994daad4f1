#include "catalog/table/present.hpp"

#include "base/text.hpp"
#include "pg/spi.hpp"
#include "table/ddl.hpp"
#include "table/words.hpp"

namespace model_api::catalog {
namespace {

using pg::Cell;

// "1 4"
std::vector<std::int16_t> columns_of(const Cell &cell) {
    std::vector<std::int16_t> columns;
    std::string_view rest = cell ? std::string_view(*cell) : std::string_view();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        columns.push_back(pg::number_of<std::int16_t>(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return columns;
}

void read_table(table::Present &present, const std::string &relation) {
    const auto rows = pg::execute(
        "SELECT n.nspname, c.relname, EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = $2), "
        "c.relkind, (SELECT option_value FROM pg_options_to_table(c.reloptions) WHERE option_name = 'fillfactor') "
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = $1::oid",
        {relation, table::managed_trigger});
    if (rows.empty())
        throw DomainError(sqlstate::undefined_table, {}, "relation with OID " + relation + " does not exist");
    present.schema = rows[0][0].value();
    present.table = rows[0][1].value();
    present.has_trigger = pg::is_true(rows[0][2]);
    present.kind = rows[0][3].value().front();
    present.words.fillfactor = rows[0][4].value_or("");
}

// In one query, because this is asked of every model of a definition.
void read_words_of(table::Present &present, const std::string &stored) {
    const auto rows = pg::execute(
        "SELECT true, tgname::text, tgenabled = 'A' FROM pg_trigger WHERE tgrelid = $1::oid AND tgname IN ($3, $4) "
        "AND NOT tgisinternal UNION ALL SELECT false, i.indexrelid::regclass::text, i.indisvalid FROM pg_index i "
        "JOIN pg_opclass o ON o.oid = i.indclass[0] JOIN pg_attribute a ON a.attrelid = i.indrelid "
        "AND a.attnum = i.indkey[0] WHERE i.indrelid = $2::oid AND i.indpred IS NULL AND a.attname = $5 "
        "AND o.opcname = 'search_ops' AND o.opcnamespace = 'model'::regnamespace ORDER BY 2",
        {std::to_string(present.relation), stored, table::words_trigger, table::words_emptied_trigger,
         model::Search::column_name});
    for (const auto &row : rows) {
        if (pg::is_true(row[0]))
            present.words.triggers.push_back({row[1].value(), pg::is_true(row[2])});
        else
            present.words.indexes.push_back({row[1].value(), pg::is_true(row[2])});
    }
}

// Without the index on its key nothing could be written there.
void read_beside(table::PresentWords &words, const model::Search &search) {
    const Oid table = search.relation != 0 ? search.relation : search.useless;
    const auto rows = pg::execute(
        "SELECT c.oid::regclass::text, c.relname, EXISTS (SELECT FROM pg_index i JOIN pg_attribute a "
        "ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indrelid = c.oid AND a.attname = $2 "
        "AND i.indisunique AND i.indimmediate AND i.indisvalid AND i.indnkeyatts = 1 AND i.indpred IS NULL), "
        "(SELECT tgenabled = 'A' FROM pg_trigger WHERE tgrelid = c.oid AND tgname = $3) "
        "FROM pg_class c WHERE c.oid = $1::oid",
        {std::to_string(table), search.key, table::words_trigger});
    if (rows.empty()) return;
    const auto &row = rows[0];
    words.beside_name = row[1].value();
    if (search.relation == 0 || !pg::is_true(row[2])) {
        words.useless = row[0].value();
        words.indexes.clear();
        return;
    }
    words.beside = row[0].value();
    if (row[3]) words.beside_trigger = pg::is_true(row[3]);
}

void read_columns(table::Present &present, const std::string &relation) {
    for (const auto &row :
         pg::execute("SELECT attname, attnum, format_type(atttypid, atttypmod), attnotnull, atthasdef, "
                     "CASE WHEN attcollation <> typcollation THEN attcollation::regcollation::text END "
                     "FROM pg_attribute JOIN pg_type t ON t.oid = atttypid "
                     "WHERE attrelid = $1::oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                     {relation}))
        present.columns.push_back({row[0].value(), pg::number_of<std::int16_t>(*row[1]), row[2].value(),
                                   pg::is_true(row[3]), pg::is_true(row[4]), row[5].value_or("")});
}

table::ConstraintKind constraint_kind(char type) {
    switch (type) {
    case 'c':
        return table::ConstraintKind::check;
    case 'p':
        return table::ConstraintKind::primary;
    case 'u':
        return table::ConstraintKind::unique;
    case 'f':
        return table::ConstraintKind::foreign;
    default:
        return table::ConstraintKind::other;
    }
}

model::OnDelete on_delete(char action) {
    if (action == 'c') return model::OnDelete::cascade;
    return action == 'n' ? model::OnDelete::set_null : model::OnDelete::restrict_;
}

void read_constraints(table::Present &present, const std::string &relation) {
    for (const auto &row : pg::execute("SELECT conname, contype, array_to_string(conkey, ' '), confrelid, confdeltype "
                                       "FROM pg_constraint WHERE conrelid = $1::oid ORDER BY conname",
                                       {relation})) {
        const char action = row[4].value().empty() ? ' ' : row[4]->front();
        present.constraints.push_back({row[0].value(), constraint_kind(row[1].value().front()), columns_of(row[2]),
                                       pg::number_of<std::uint32_t>(*row[3]), on_delete(action), action != 'd'});
    }
}

// A row for each key of each index; the names of columns come bare, expressions as SQL.
void read_indexes(table::Present &present, const std::string &relation) {
    const auto rows = pg::execute(
        "SELECT c.relname, i.indisunique, "
        "(SELECT conname FROM pg_constraint WHERE conindid = c.oid AND contype IN ('p', 'u', 'x')), "
        "(SELECT string_agg(number::text, ' ') FROM (SELECT unnest(i.indkey) UNION SELECT refobjsubid FROM pg_depend "
        "WHERE classid = 'pg_class'::regclass AND objid = c.oid AND refobjid = i.indrelid) AS needed (number) "
        "WHERE number > 0), a.attname, pg_get_indexdef(c.oid, k.position::int, true) "
        "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam, "
        "unnest(i.indkey) WITH ORDINALITY AS k (number, position) "
        "LEFT JOIN pg_attribute a ON a.attrelid = $1::oid AND a.attnum = k.number AND k.number > 0 "
        "WHERE i.indrelid = $1::oid AND i.indisvalid AND i.indpred IS NULL AND m.amname = 'btree' "
        "AND k.position <= i.indnkeyatts ORDER BY c.relname, k.position",
        {relation});
    for (const auto &row : rows) {
        if (present.indexes.empty() || present.indexes.back().name != row[0])
            present.indexes.push_back(
                {row[0].value(), pg::is_true(row[1]), row[2].value_or(""), {}, columns_of(row[3])});
        present.indexes.back().keys.push_back(row[4] ? quote_identifier(*row[4]) : row[5].value());
    }
}

} // namespace

std::optional<std::uint32_t> find_relation(const std::string &schema, const std::string &name) {
    const auto rows = pg::execute("SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                  "WHERE n.nspname = $1 AND c.relname = $2",
                                  {schema, name});
    if (rows.empty()) return std::nullopt;
    return pg::number_of<std::uint32_t>(rows[0][0].value());
}

table::Present read_present(std::uint32_t relation) {
    const std::string oid = std::to_string(relation);
    table::Present present;
    present.relation = relation;
    read_table(present, oid);
    read_columns(present, oid);
    read_constraints(present, oid);
    read_indexes(present, oid);
    return present;
}

void read_words(table::Present &present, const model::Search &search) {
    const bool beside = search.storage == model::SearchStorage::side;
    const std::string stored = std::to_string(beside ? search.relation : present.relation);
    read_words_of(present, stored);
    if (beside) read_beside(present.words, search);
}

table::Names read_names(const std::string &schema) {
    table::Names names;
    for (const auto &row : pg::execute("SELECT relname FROM pg_class WHERE relnamespace = "
                                       "(SELECT oid FROM pg_namespace WHERE nspname = $1) UNION "
                                       "SELECT conname FROM pg_constraint WHERE connamespace = "
                                       "(SELECT oid FROM pg_namespace WHERE nspname = $1)",
                                       {schema}))
        names.take(row[0].value());
    return names;
}

} // namespace model_api::catalog
