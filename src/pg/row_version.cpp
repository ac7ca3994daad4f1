#include "pg/row_version.hpp"

#include "pg/spi.hpp"

namespace model_api::pg {
namespace {

bool is_in(Relation table, const RowVersion &version) {
    if (table->rd_rel->relam != HEAP_TABLE_AM_OID || table->rd_node.relNode != version.file) return false;
    return ItemPointerGetBlockNumber(&version.place) < RelationGetNumberOfBlocks(table);
}

bool is_visible(Relation table, const RowVersion &version) {
    TupleTableSlot *slot = table_slot_create(table, nullptr);
    ItemPointerData place = version.place;
    bool is_same = table_tuple_fetch_row_version(table, &place, GetActiveSnapshot(), slot);
    if (is_same) {
        bool is_null;
        const Datum made_by = slot_getsysattr(slot, MinTransactionIdAttributeNumber, &is_null);
        is_same = DatumGetTransactionId(made_by) == version.made_by;
    }
    ExecDropSingleTupleTableSlot(slot);
    return is_same;
}

} // namespace

RowVersion read_version(std::string_view table, std::string_view place, std::string_view made_by) {
    RowVersion version;
    version.table = number_of<Oid>(table);
    version.made_by = number_of<TransactionId>(made_by);
    const std::size_t comma = place.find(','); // (0,1)
    ItemPointerSet(&version.place, number_of<BlockNumber>(place.substr(1)),
                   number_of<OffsetNumber>(place.substr(comma + 1)));
    version.file = call([&] {
        const Relation relation = table_open(version.table, NoLock); // the query has locked it
        const Oid file = relation->rd_node.relNode;
        table_close(relation, NoLock);
        return file;
    });
    return version;
}

bool is_current(const RowVersion &version) {
    return call([&] {
        if (TransactionIdIsValid(GetTopTransactionIdIfAny())) return false;
        const Relation table = try_relation_open(version.table, AccessShareLock);
        if (!table) return false;
        PushActiveSnapshot(GetTransactionSnapshot());
        const bool is_same = is_in(table, version) && is_visible(table, version);
        PopActiveSnapshot();
        table_close(table, NoLock);
        return is_same;
    });
}

} // namespace model_api::pg
