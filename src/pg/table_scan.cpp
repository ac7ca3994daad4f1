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
    void reset() const { MemoryContextReset(context_); }

private:
    MemoryContext context_;
    MemoryContext outer_;
};

// A scan on its way through a table. After an error the resource owner ends it.
class Scan {
public:
    Scan(Oid relation, ::Snapshot snapshot) : exceptions_(std::uncaught_exceptions()) {
        call([&] {
            table_ = table_open(relation, AccessShareLock);
            scan_ = systable_beginscan(table_, InvalidOid, false, snapshot, 0, nullptr);
        });
    }
    Scan(const Scan &) = delete;
    Scan &operator=(const Scan &) = delete;
    ~Scan() {
        if (std::uncaught_exceptions() != exceptions_) return;
        systable_endscan(scan_);
        table_close(table_, AccessShareLock);
    }

    TupleDesc description() const { return RelationGetDescr(table_); }

    // Copies the next rows. None are left when it gives less than `capacity`: a scan that is asked again begins again.
    std::size_t next(HeapTuple *tuples, std::size_t capacity) {
        return call([&] {
            for (std::size_t count = 0; count < capacity; ++count) {
                HeapTuple tuple = systable_getnext(scan_);
                if (!tuple) return count;
                tuples[count] = heap_copytuple(tuple);
            }
            return capacity;
        });
    }

private:
    Relation table_ = nullptr;
    SysScanDesc scan_ = nullptr;
    int exceptions_;
};

// Its place in a row. By name, so that a column added by a later version does not move the others.
int place_of(TupleDesc description, const char *name) {
    for (int i = 0; i < description->natts; ++i) {
        const Form_pg_attribute column = TupleDescAttr(description, i);
        if (!column->attisdropped && std::strcmp(NameStr(column->attname), name) == 0) return i;
    }
    throw DomainError(sqlstate::undefined_column, {}, std::string("the catalog has no column \"") + name + "\"", {},
                      "Run ALTER EXTENSION model_api UPDATE.");
}

std::string_view bytes_of(const Datum &value, const FormData_pg_attribute &column) {
    if (column.attbyval) return {reinterpret_cast<const char *>(&value), sizeof value};
    if (column.attlen != -1) return {DatumGetPointer(value), static_cast<std::size_t>(column.attlen)};
    const auto *varlena = reinterpret_cast<const struct varlena *>(DatumGetPointer(value));
    if (VARATT_IS_COMPRESSED(varlena) || VARATT_IS_EXTERNAL(varlena))
        varlena = call([&] { return PG_DETOAST_DATUM_PACKED(value); });
    return {VARDATA_ANY(varlena), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(varlena))};
}

// Takes rows apart.
class Reader {
public:
    Reader(TupleDesc description, const std::vector<const char *> &columns)
        : description_(description), values_(static_cast<std::size_t>(description->natts)),
          nulls_(std::make_unique<bool[]>(values_.size())), row_(columns.size()) {
        for (const char *column : columns) places_.push_back(place_of(description, column));
    }

    const StoredRow &read(HeapTuple tuple) {
        heap_deform_tuple(tuple, description_, values_.data(), nulls_.get());
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const auto place = static_cast<std::size_t>(places_[i]);
            row_[i].reset();
            if (!nulls_[place]) row_[i] = bytes_of(values_[place], *TupleDescAttr(description_, place));
        }
        return row_;
    }

private:
    TupleDesc description_;
    std::vector<int> places_;
    std::vector<Datum> values_;
    std::unique_ptr<bool[]> nulls_;
    StoredRow row_;
};

} // namespace

void read_table(Oid relation, const CatalogSnapshot &snapshot, const std::vector<const char *> &columns,
                const std::function<void(const StoredRow &row)> &visit) {
    Scan scan(relation, snapshot.get());
    Reader reader(scan.description(), columns);
    const Scratch scratch;
    HeapTuple tuples[64]; // few, so that their memory is used again: memory is what a first call spends its time on
    std::size_t count = std::size(tuples);
    while (count == std::size(tuples)) {
        count = scan.next(tuples, std::size(tuples));
        for (std::size_t i = 0; i < count; ++i) visit(reader.read(tuples[i]));
        scratch.reset();
    }
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
