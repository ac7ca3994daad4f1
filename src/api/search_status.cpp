// model.search_status.
#include "catalog/catalog.hpp"
#include "catalog/table/health.hpp"
#include "pg/function.hpp"

namespace model_api::api {
namespace {

using catalog::Health;

constexpr int columns = 12;

struct Row {
    Datum values[columns];
    bool nulls[columns];
    int count = 0;

    void add(Datum value, bool is_null = false) {
        values[count] = value;
        nulls[count++] = is_null;
    }
    void add_table(Oid relation) { add(ObjectIdGetDatum(relation), relation == InvalidOid); }
};

Row make_row(const model::Model &model, const Health &health) {
    Row row = {};
    row.add(pg::make_text(model.name));
    row.add(pg::make_text(health.storage));
    row.add_table(model.search.relation);
    row.add_table(health.index);
    row.add(BoolGetDatum(health.valid));
    row.add(BoolGetDatum(health.triggers));
    row.add(BoolGetDatum(health.stale));
    row.add(Int64GetDatum(health.index_bytes));
    row.add(Int64GetDatum(health.words_bytes));
    row.add(Int64GetDatum(health.entries));
    row.add(Int64GetDatum(health.pending_pages));
    row.add(Int64GetDatum(health.missing.value_or(0)), !health.missing);
    return row;
}

// A model whose table is gone has nothing that could be read.
bool may_read(std::string_view name) {
    const Oid table = catalog::table_of(name).value();
    return pg::call(
        [&] { return get_rel_name(table) && pg_class_aclcheck(table, GetUserId(), ACL_SELECT) == ACLCHECK_OK; });
}

} // namespace
} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_search_status) {
    const auto snapshot = catalog::current();
    pg::call([&] { InitMaterializedSRF(fcinfo, 0); });
    auto *result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
    for (const std::string &name : snapshot.schema->names()) {
        if (!api::may_read(name)) continue;
        const model::Model &model = snapshot.schema->get(name);
        if (!model.search.is_on()) continue;
        api::Row row = api::make_row(model, catalog::health_of(model));
        pg::call([&] { tuplestore_putvalues(result->setResult, result->setDesc, row.values, row.nulls); });
    }
    return Datum{0};
}
