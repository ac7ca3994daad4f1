#include "catalog/table/health.hpp"

#include "catalog/table/present.hpp"
#include "model/define/search.hpp"
#include "pg/search_path.hpp"
#include "pg/spi.hpp"
#include "table/words.hpp"

namespace model_api::catalog {
namespace {

using model::SearchStorage;
using pg::number_of;

// The tables or indexes that have pages: the leaves of a tree of partitions, or the relation itself.
std::string leaves_of(const std::string &relation) {
    return "(SELECT relid FROM pg_partition_tree(" + relation +
           ") WHERE isleaf UNION ALL SELECT oid FROM pg_class "
           "WHERE oid = " +
           relation + " AND NOT EXISTS (SELECT FROM pg_partition_tree(" + relation + ")))";
}

// The one that searches use, or else one that they could if it were valid.
void read_index(Health &health, const model::Search &search) {
    const auto rows =
        pg::query("SELECT i.indexrelid, i.indisvalid FROM pg_index i JOIN pg_opclass o ON o.oid = i.indclass[0] "
                  "JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] "
                  "WHERE i.indrelid = $1::oid AND i.indpred IS NULL AND a.attname = $2 AND o.opcname = 'search_ops' "
                  "AND o.opcnamespace = 'model'::regnamespace ORDER BY i.indisvalid DESC, i.indexrelid LIMIT 1",
                  {std::to_string(search.relation), model::Search::column_name});
    if (rows.empty()) return;
    health.index = number_of<std::uint32_t>(*rows[0][0]);
    health.valid = pg::is_true(rows[0][1]);
}

void read_sizes(Health &health, const model::Search &search) {
    const auto rows =
        pg::query("SELECT coalesce(sum(pg_table_size(relid)), 0) FROM " + leaves_of("$1::oid") + " AS leaf",
                  {std::to_string(search.relation)});
    health.words_bytes = number_of<std::int64_t>(*rows.at(0).at(0));
}

// What the metapage of a GIN index says; nothing where the index is gone by now.
GinStatsData gin_statistics(Oid index) {
    return pg::call([&] {
        GinStatsData found = {};
        Relation relation = try_relation_open(index, AccessShareLock);
        if (!relation) return found;
        ginGetStats(relation, &found);
        relation_close(relation, AccessShareLock);
        return found;
    });
}

void read_index_sizes(Health &health) {
    for (const auto &row :
         pg::query("SELECT relid::oid, coalesce(pg_relation_size(relid), 0) FROM " + leaves_of("$1::oid") + " AS leaf",
                   {std::to_string(health.index)})) {
        const GinStatsData statistics = gin_statistics(number_of<Oid>(*row[0]));
        health.index_bytes += number_of<std::int64_t>(*row[1]);
        health.entries += statistics.nEntries;
        health.pending_pages += statistics.nPendingPages;
    }
}

void read_triggers(Health &health, const model::Model &model) {
    const bool beside = model.search.storage == SearchStorage::side;
    const auto rows = pg::query("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'A' AND (tgrelid = $1::oid "
                                "AND tgname IN ($3, $4) OR tgrelid = $2::oid AND tgname = $3)",
                                {std::to_string(model.relation), std::to_string(beside ? model.search.relation : 0),
                                 table::words_trigger, table::words_emptied_trigger});
    health.triggers = rows.at(0).at(0) == (beside ? "3" : "1");
}

void read_stale(Health &health, const model::Model &model) {
    const auto rows = pg::query("SELECT stale FROM model.search WHERE model = $1", {model.name});
    health.stale = !rows.empty() && pg::is_true(rows[0][0]);
}

// Of tables that were analyzed: those that have words, and beside them also what they lack of the others.
void read_missing(Health &health, const model::Model &model) {
    const auto rows =
        pg::query("WITH words AS (SELECT sum(c.reltuples * (1 - coalesce(s.stanullfrac, 0))) AS present, "
                  "min(c.reltuples) AS least "
                  "  FROM " +
                      leaves_of("$2::oid") +
                      " AS p JOIN pg_class c ON c.oid = p.relid "
                      "  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = $3 "
                      "  LEFT JOIN LATERAL (SELECT v.null_frac AS stanullfrac FROM pg_stats v JOIN pg_namespace n "
                      "    ON n.nspname = v.schemaname WHERE n.oid = c.relnamespace AND v.tablename = c.relname "
                      "    AND v.attname = a.attname AND NOT v.inherited) s ON true), "
                      "records AS (SELECT sum(c.reltuples) AS present, min(c.reltuples) AS least "
                      "  FROM " +
                      leaves_of("$1::oid") +
                      " AS p JOIN pg_class c ON c.oid = p.relid) "
                      "SELECT greatest(0, round(records.present - words.present))::bigint FROM words, records "
                      "WHERE words.least >= 0 AND records.least >= 0",
                  {std::to_string(model.relation), std::to_string(model.search.relation), model::Search::column_name});
    if (!rows.empty() && rows[0][0]) health.missing = number_of<std::int64_t>(*rows[0][0]);
}

} // namespace

Health health_of(const model::Model &model) {
    const pg::PinnedSearchPath pinned;
    Health health;
    health.storage = model::define::storage_name(model.search.storage);
    read_triggers(health, model);
    read_stale(health, model);
    if (model.search.relation == 0) return health;
    read_index(health, model.search);
    read_sizes(health, model.search);
    read_missing(health, model);
    if (health.index != 0) read_index_sizes(health);
    return health;
}

} // namespace model_api::catalog
