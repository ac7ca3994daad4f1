// The functions of the operator class model.search_ops: PostgreSQL's own for tsvector, but for the strategy that
// collects. GIN calls them for every entry and every row, some of them under the lock of a page: beside the beginning
// of a scan they are C idioms only, and hold nothing that a longjmp out of PostgreSQL's functions could skip.
#include "lexicon/collector.hpp"
#include "pg/function.hpp"

namespace model_api::lexicon {
namespace {

struct Expected {
    Collector *collector = nullptr;
    Datum query = 0;
};

Expected expected; // of the scan of ours that runs

DomainError misuse() {
    return DomainError(sqlstate::feature_not_supported, {},
                       "operator model.~@ is for the search of model_api only, and compares nothing", {},
                       "To find words in a tsvector, use the operator @@.");
}

bool collects(FunctionCallInfo fcinfo, int argument) {
    return DatumGetUInt16(fcinfo->args[argument].value) == collecting;
}

// One key, the query itself, to be compared by the function for partial matches with every entry that is not less.
Datum begin_collecting(FunctionCallInfo fcinfo, Collector *collector) {
    auto *key_count = reinterpret_cast<int32 *>(PG_GETARG_POINTER(1));
    auto **partial_matches = reinterpret_cast<bool **>(PG_GETARG_POINTER(3));
    auto **extra_data = reinterpret_cast<Pointer **>(PG_GETARG_POINTER(4));
    auto *keys = static_cast<Datum *>(palloc(sizeof(Datum)));
    *partial_matches = static_cast<bool *>(palloc(sizeof(bool)));
    *extra_data = static_cast<Pointer *>(palloc(sizeof(Pointer)));
    *key_count = 1;
    keys[0] = PG_GETARG_DATUM(0);
    (*partial_matches)[0] = true;
    (*extra_data)[0] = reinterpret_cast<Pointer>(collector);
    return PointerGetDatum(keys);
}

} // namespace

Collection::Collection(Collector &collector, Datum query) {
    expected = {&collector, query};
}

Collection::~Collection() {
    expected = {};
}

} // namespace model_api::lexicon

using namespace model_api;
using namespace model_api::lexicon;

MODEL_API_FUNCTION(model_api_search_collects) {
    throw misuse();
}

MODEL_API_FUNCTION(model_api_search_extract_query) {
    if (!collects(fcinfo, 2)) return pg::call([&] { return gin_extract_tsquery(fcinfo); });
    if (!expected.collector || expected.query != PG_GETARG_DATUM(0)) throw misuse();
    return pg::call([&] { return begin_collecting(fcinfo, expected.collector); });
}

MODEL_API_FUNCTION(model_api_search_compare_partial) {
    if (!collects(fcinfo, 2)) return gin_cmp_prefix(fcinfo);
    auto *collector = reinterpret_cast<Collector *>(PG_GETARG_POINTER(3));
    const auto *entry = reinterpret_cast<const struct varlena *>(PG_GETARG_POINTER(1));
    PG_RETURN_INT32(collector->see(entry) == Next::stop ? 1 : -1);
}

MODEL_API_FUNCTION(model_api_search_consistent) {
    if (!collects(fcinfo, 1)) return gin_tsquery_consistent(fcinfo);
    PG_RETURN_BOOL(false);
}

MODEL_API_FUNCTION(model_api_search_triconsistent) {
    if (!collects(fcinfo, 1)) return gin_tsquery_triconsistent(fcinfo);
    PG_RETURN_GIN_TERNARY_VALUE(GIN_FALSE);
}

// By the function and not by the name of the class, for it is the function that must know the collector.
bool lexicon::has_operator_class(Relation index, AttrNumber column) {
    return index_getprocinfo(index, column, GIN_EXTRACTQUERY_PROC)->fn_addr == model_api_search_extract_query;
}
