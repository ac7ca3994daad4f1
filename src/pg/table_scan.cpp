#include "pg/table_scan.hpp"

namespace model_api::pg {
namespace {

// A memory context for the time of a scan.
class Scratch {
public:
    Scratch()
        : context_(call([] {
              return AllocSetContextCreate(CurrentMemoryContext, "model_api table scan", ALLOCSET_DEFAULT_SIZES);
          })),
          outer_(MemoryContextSwitchTo(context_)) {}
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;
    ~Scratch() {
        MemoryContextSwitchTo(outer_);
        MemoryContextDelete(context_);
    }

private:
    MemoryContext context_;
    MemoryContext outer_;
};

struct Tuples {
    TupleDesc description;
    HeapTuple *items;
    std::size_t count;
};

Tuples copy_tuples(Oid relation, ::Snapshot snapshot) {
    return call([&] {
        Relation table = table_open(relation, AccessShareLock);
        Tuples tuples = {CreateTupleDescCopy(RelationGetDescr(table)), nullptr, 0};
        std::size_t capacity = 64;
        tuples.items = static_cast<HeapTuple *>(palloc(capacity * sizeof(HeapTuple)));
        SysScanDesc scan = systable_beginscan(table, InvalidOid, false, snapshot, 0, nullptr);
        while (HeapTuple tuple = systable_getnext(scan)) {
            if (tuples.count == capacity) {
                capacity *= 2;
                tuples.items = static_cast<HeapTuple *>(repalloc_huge(tuples.items, capacity * sizeof(HeapTuple)));
            }
            tuples.items[tuples.count++] = heap_copytuple(tuple);
        }
        systable_endscan(scan);
        table_close(table, AccessShareLock);
        return tuples;
    });
}

// By name, so that a column added by a later version does not move the others.
int column_number(TupleDesc description, const char *name) {
    for (int i = 0; i < description->natts; ++i) {
        const Form_pg_attribute column = TupleDescAttr(description, i);
        if (!column->attisdropped && std::strcmp(NameStr(column->attname), name) == 0) return i + 1;
    }
    throw DomainError(sqlstate::undefined_column, {}, std::string("the catalog has no column \"") + name + "\"", {},
                      "Run ALTER EXTENSION model_api UPDATE.");
}

Stored stored(HeapTuple tuple, TupleDesc description, int number) {
    bool is_null = false;
    const Datum value = heap_getattr(tuple, number, description, &is_null);
    if (is_null) return std::nullopt;
    const Form_pg_attribute column = TupleDescAttr(description, number - 1);
    if (column->attlen == -1) {
        const auto *bytes = call([&] { return PG_DETOAST_DATUM_PACKED(value); });
        return std::string(VARDATA_ANY(bytes), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(bytes)));
    }
    if (!column->attbyval) return std::string(DatumGetPointer(value), static_cast<std::size_t>(column->attlen));
    return std::string(reinterpret_cast<const char *>(&value), sizeof value);
}

} // namespace

std::vector<StoredRow> read_table(Oid relation, const CatalogSnapshot &snapshot,
                                  const std::vector<const char *> &columns) {
    const Scratch scratch;
    const Tuples tuples = copy_tuples(relation, snapshot.get());
    std::vector<int> numbers;
    for (const char *column : columns) numbers.push_back(column_number(tuples.description, column));
    std::vector<StoredRow> rows(tuples.count);
    for (std::size_t i = 0; i < tuples.count; ++i) {
        rows[i].reserve(numbers.size());
        for (const int number : numbers) rows[i].push_back(stored(tuples.items[i], tuples.description, number));
    }
    return rows;
}

Datum restored_varlena(const std::string &bytes) {
    return call([&] {
        const std::size_t size = bytes.size() + VARHDRSZ;
        auto *varlena = static_cast<struct varlena *>(palloc(size));
        SET_VARSIZE(varlena, size);
        std::memcpy(VARDATA(varlena), bytes.data(), bytes.size());
        return PointerGetDatum(varlena);
    });
}

} // namespace model_api::pg
