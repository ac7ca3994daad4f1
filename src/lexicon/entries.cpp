#include "lexicon/entries.hpp"

#include "lexicon/collector.hpp"
#include "lexicon/leaves.hpp"
#include "pg/scratch.hpp"

namespace model_api::lexicon {
namespace {

// The number of the index's column that is `column` and has our operator class; 0: none.
AttrNumber collecting_column(Relation index, AttrNumber column) {
    const Form_pg_index form = index->rd_index;
    if (index->rd_rel->relam != GIN_AM_OID || !form->indisvalid) return 0;
    if (!heap_attisnull(index->rd_indextuple, Anum_pg_index_indpred, nullptr)) return 0; // not of all rows
    for (AttrNumber i = 1; i <= IndexRelationGetNumberOfKeyAttributes(index); ++i)
        if (form->indkey.values[i - 1] == column && has_operator_class(index, i)) return i;
    return 0;
}

IndexColumn search_index(Relation table, const char *column) {
    IndexColumn found;
    const AttrNumber number = get_attnum(RelationGetRelid(table), column);
    List *indexes = number > 0 ? RelationGetIndexList(table) : NIL;
    ListCell *cell;
    foreach (cell, indexes) {
        Relation index = index_open(lfirst_oid(cell), AccessShareLock);
        found = {RelationGetRelid(index), collecting_column(index, number)};
        index_close(index, AccessShareLock);
        if (found.number) break;
    }
    list_free(indexes);
    return found;
}

// Of tables that hold rows themselves, with their locks kept.
struct Tables {
    Oid *oids;
    int count;
};

Tables tables_of(Oid relation) {
    LockRelationOid(relation, AccessShareLock);
    List *all = get_rel_relkind(relation) == RELKIND_PARTITIONED_TABLE
                    ? find_all_inheritors(relation, AccessShareLock, nullptr)
                    : list_make1_oid(relation);
    Tables tables = {static_cast<Oid *>(palloc(sizeof(Oid) * static_cast<Size>(list_length(all)))), 0};
    ListCell *cell;
    foreach (cell, all) {
        const char kind = get_rel_relkind(lfirst_oid(cell));
        if (RELKIND_HAS_TABLE_AM(kind)) tables.oids[tables.count++] = lfirst_oid(cell);
    }
    return tables;
}

struct Found {
    IndexColumn index;
    const char *table; // its name
};

Found search_index_of(Oid relation, const char *column) {
    return pg::call([&] {
        Relation table = table_open(relation, NoLock);
        const Found found = {search_index(table, column), pstrdup(RelationGetRelationName(table))};
        table_close(table, NoLock);
        return found;
    });
}

// A scan as one for the operator ~@ would be, but without a snapshot: it asks for no rows, so that it takes no
// predicate locks under SERIALIZABLE.
void scan(const IndexColumn &column, Datum query) {
    Relation index = index_open(column.index, AccessShareLock);
    const int place = column.number - 1;
    const Oid type = index->rd_opcintype[place];
    const Oid operation = get_opfamily_member(index->rd_opfamily[place], type, TEXTOID, collecting);
    ScanKeyData key;
    ScanKeyEntryInitialize(&key, 0, column.number, collecting, TEXTOID, index->rd_indcollation[place],
                           get_opcode(operation), query);
    IndexScanDesc descriptor = index_beginscan_bitmap(index, SnapshotAny, 1);
    index_rescan(descriptor, &key, 1, nullptr, 0);
    TIDBitmap *no_rows = tbm_create(1024, nullptr);
    index_getbitmap(descriptor, no_rows);
    tbm_free(no_rows);
    index_endscan(descriptor);
    index_close(index, AccessShareLock);
}

bool read_to_the_end(const IndexColumn &column, const Part &part, const Visit &visit, bool interruptible) {
    const pg::Scratch scratch;
    const Datum query =
        pg::call([&] { return PointerGetDatum(cstring_to_text_with_len(part.first.data(), part.first.size())); });
    Collector collector(part.prefix, visit, interruptible);
    {
        const Collection collection(collector, query);
        pg::call([&] { scan(column, query); });
    }
    collector.throw_failure();
    return !collector.was_interrupted();
}

} // namespace

std::vector<IndexColumn> search_indexes(std::uint32_t relation, std::string_view column) {
    const pg::Scratch scratch;
    const std::string name(column);
    const Tables tables = pg::call([&] { return tables_of(relation); });
    std::vector<IndexColumn> indexes;
    for (int i = 0; i < tables.count; ++i) {
        const Found found = search_index_of(tables.oids[i], name.c_str());
        if (!found.index.number)
            throw DomainError(sqlstate::object_not_in_prerequisite_state, {},
                              "column \"" + name + "\" of table \"" + found.table + "\" has no valid search index", {},
                              "Run CALL model.reindex_search(model), or REINDEX where the index is there but invalid.");
        indexes.push_back(found.index);
    }
    return indexes;
}

void read_entries(const IndexColumn &column, const Part &part, const Visit &visit,
                  const std::optional<search::Sieve> &sieve) {
    if (read_leaves(column.index, part, visit, sieve) || read_to_the_end(column, part, visit, true)) return;
    pg::check_interrupts();
    // It was not to end this. Again, and whatever comes meanwhile, or a frequent one would let no long scan end.
    read_to_the_end(column, part, visit, false);
}

} // namespace model_api::lexicon
