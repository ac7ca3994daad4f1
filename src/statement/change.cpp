#include "statement/change.hpp"

#include "pg/spi.hpp"
#include "statement/execute.hpp"
#include "statement/json_text.hpp"
#include "statement/marked.hpp"
#include "statement/writer.hpp"

namespace model_api::statement {
namespace {

// ---- rows

// A row in the receiver's buffer: its key ends where its JSON begins.
struct Written {
    int key_end, json_end;
    std::int64_t position;
};

// The first member is PostgreSQL's part; none has a destructor.
struct RowReceiver {
    DestReceiver base;
    Shape *shape;
    StringInfoData out;       // key, JSON, key, JSON, …
    MemoryContext row_memory; // scratch, reset for every row
    Written *rows;
    int count, capacity;
    FmgrInfo key_output;
    bool has_position;
};

constexpr int first_capacity = 8;

// Inside the executor.
void start(DestReceiver *self, int, TupleDesc columns) {
    auto &receiver = *reinterpret_cast<RowReceiver *>(self);
    bind_columns(*receiver.shape, columns);
    Oid output;
    bool is_varlena;
    getTypeOutputInfo(TupleDescAttr(columns, 0)->atttypid, &output, &is_varlena);
    fmgr_info(output, &receiver.key_output);
    receiver.has_position = columns->natts > 1 && TupleDescAttr(columns, 1)->atttypid == INT8OID;
}

Written &next(RowReceiver &receiver) {
    if (receiver.count == receiver.capacity) {
        receiver.capacity *= 2;
        receiver.rows = static_cast<Written *>(
            repalloc(receiver.rows, sizeof(Written) * static_cast<std::size_t>(receiver.capacity)));
    }
    return receiver.rows[receiver.count++];
}

// Inside the executor.
bool receive(TupleTableSlot *slot, DestReceiver *self) {
    auto &receiver = *reinterpret_cast<RowReceiver *>(self);
    slot_getallattrs(slot);
    const Datum *values = slot->tts_values;
    const bool *nulls = slot->tts_isnull;
    Written &row = next(receiver);
    const MemoryContext caller = MemoryContextSwitchTo(receiver.row_memory);
    if (!nulls[0]) {
        const char *key = OutputFunctionCall(&receiver.key_output, values[0]);
        append_bytes(&receiver.out, key, std::strlen(key));
    }
    row.key_end = receiver.out.len;
    row.position = receiver.has_position && !nulls[1] ? DatumGetInt64(values[1]) : -1;
    write_object(&receiver.out, *receiver.shape, values, nulls);
    row.json_end = receiver.out.len;
    MemoryContextSwitchTo(caller);
    MemoryContextReset(receiver.row_memory);
    return true;
}

void begin(RowReceiver &receiver) {
    initStringInfo(&receiver.out);
    receiver.capacity = first_capacity;
    receiver.rows = static_cast<Written *>(palloc(sizeof(Written) * first_capacity));
}

std::vector<Row> take_rows(const RowReceiver &receiver) {
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(receiver.count));
    const std::string_view all(receiver.out.data, static_cast<std::size_t>(receiver.out.len));
    std::size_t begin = 0;
    for (int i = 0; i < receiver.count; ++i) {
        const Written &row = receiver.rows[i];
        const auto key_end = static_cast<std::size_t>(row.key_end), end = static_cast<std::size_t>(row.json_end);
        rows.push_back({std::string(all.substr(begin, key_end - begin)), row.position,
                        std::string(all.substr(key_end, end - key_end))});
        begin = end;
    }
    return rows;
}

// ---- one datum

struct DatumReceiver {
    DestReceiver base;
    MemoryContext memory; // the caller's
    Datum value;
    bool seen, found;
};

void ignore_startup(DestReceiver *, int, TupleDesc) {}

// Flat and of its own, whatever it was part of.
Datum copy(Datum value, const FormData_pg_attribute &column) {
    if (column.attlen == -1) return PointerGetDatum(PG_DETOAST_DATUM_COPY(value));
    return datumCopy(value, column.attbyval, column.attlen);
}

// Inside the executor.
bool receive_datum(TupleTableSlot *slot, DestReceiver *self) {
    auto &receiver = *reinterpret_cast<DatumReceiver *>(self);
    if (std::exchange(receiver.seen, true)) return true;
    bool is_null;
    const Datum value = slot_getattr(slot, 1, &is_null);
    if (is_null) return true;
    const MemoryContext caller = MemoryContextSwitchTo(receiver.memory);
    receiver.value = copy(value, *TupleDescAttr(slot->tts_tupleDescriptor, 0));
    MemoryContextSwitchTo(caller);
    receiver.found = true;
    return true;
}

} // namespace

std::vector<Row> run_rows(const Prepared &statement, const std::vector<sql::Parameter> &parameters,
                          const Arguments &arguments, const std::vector<read::CursorMark> &marks) {
    ParamListInfo values = bind(parameters, arguments);
    RowReceiver receiver = {};
    receiver.base = destination(receive, start);
    receiver.shape = &statement.shape();
    pg::call([&] { begin(receiver); });
    {
        const Marked shape(statement.shape(), marks);
        const pg::Spi connection;
        receiver.row_memory = pg::call(
            [] { return AllocSetContextCreate(CurrentMemoryContext, "model_api row", ALLOCSET_DEFAULT_SIZES); });
        execute(statement, values, &receiver.base, Access::write);
    }
    std::vector<Row> rows = take_rows(receiver);
    pg::call([&] {
        pfree(receiver.out.data);
        pfree(receiver.rows);
    });
    return rows;
}

std::optional<Datum> run_datum(const Prepared &statement, const std::vector<sql::Parameter> &parameters,
                               const Arguments &arguments) {
    ParamListInfo values = bind(parameters, arguments);
    DatumReceiver receiver = {};
    receiver.base = destination(receive_datum, ignore_startup);
    receiver.memory = CurrentMemoryContext;
    {
        const pg::Spi connection;
        execute(statement, values, &receiver.base, Access::write);
    }
    if (!receiver.found) return std::nullopt;
    return receiver.value;
}

} // namespace model_api::statement
