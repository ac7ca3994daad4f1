#include "statement/run.hpp"

#include "pg/spi.hpp"
#include "statement/execute.hpp"
#include "statement/marked.hpp"
#include "statement/writer.hpp"

namespace model_api::statement {
namespace {

// Where the executor sends rows. The first member is PostgreSQL's part; none has a destructor.
struct Receiver {
    DestReceiver base;
    Shape *shape;
    StringInfoData out;       // a text datum: four bytes of header, then JSON
    MemoryContext row_memory; // scratch, reset for every row
    Edges edges;
    std::uint64_t rows;
    bool found_cursor;
};

struct ValueReceiver {
    DestReceiver base;
    Datum value;
    bool found;
};

void ignore_startup(DestReceiver *, int, TupleDesc) {}

// Inside the executor.
void start(DestReceiver *self, int, TupleDesc columns) {
    bind_columns(*reinterpret_cast<Receiver *>(self)->shape, columns);
}

bool is_at_cursor(const Shape &shape, const TupleTableSlot *slot) {
    const int column = shape.at_cursor_column;
    return column >= 0 && !slot->tts_isnull[column] && DatumGetBool(slot->tts_values[column]);
}

// Inside the executor.
bool receive(TupleTableSlot *slot, DestReceiver *self) {
    auto &receiver = *reinterpret_cast<Receiver *>(self);
    Shape &shape = *receiver.shape;
    ++receiver.rows;
    if (!shape.is_connection && receiver.rows > 1) return true;
    slot_getallattrs(slot);
    if (is_at_cursor(shape, slot)) {
        receiver.found_cursor = true;
        return true;
    }
    const MemoryContext caller = MemoryContextSwitchTo(receiver.row_memory);
    if (shape.is_connection)
        add_edge(receiver.edges, slot->tts_values, slot->tts_isnull);
    else
        write_object(&receiver.out, shape, slot->tts_values, slot->tts_isnull);
    MemoryContextSwitchTo(caller);
    MemoryContextReset(receiver.row_memory);
    return true;
}

// Inside the executor.
bool receive_value(TupleTableSlot *slot, DestReceiver *self) {
    auto &receiver = *reinterpret_cast<ValueReceiver *>(self);
    if (receiver.found) return true;
    bool is_null;
    receiver.value = slot_getattr(slot, 1, &is_null);
    receiver.found = !is_null;
    return true;
}

void begin(Receiver &receiver, Shape &shape) {
    initStringInfo(&receiver.out);
    appendStringInfoSpaces(&receiver.out, VARHDRSZ);
    if (shape.is_connection) begin_edges(receiver.edges, shape, &receiver.out);
}

Datum finish(Receiver &receiver, bool exists_before) {
    if (receiver.shape->is_connection) end_edges(receiver.edges, exists_before);
    SET_VARSIZE(receiver.out.data, receiver.out.len);
    return PointerGetDatum(receiver.out.data);
}

} // namespace

Result run(const Prepared &statement, const std::vector<sql::Parameter> &parameters, const Arguments &arguments,
           const ExistsBefore &exists_before, const std::vector<read::CursorMark> &marks) {
    ParamListInfo values = bind(parameters, arguments);
    Receiver receiver = {};
    receiver.base = destination(receive, start);
    receiver.shape = &statement.shape();
    pg::call([&] { begin(receiver, *receiver.shape); });
    {
        const Marked shape(statement.shape(), marks);
        const pg::Spi connection;
        receiver.row_memory = pg::call(
            [] { return AllocSetContextCreate(CurrentMemoryContext, "model_api row", ALLOCSET_DEFAULT_SIZES); });
        execute(statement, values, &receiver.base, Access::read);
    }
    if (!receiver.shape->is_connection && receiver.rows == 0) return {};
    const bool before = receiver.found_cursor || (receiver.shape->has_cursor && exists_before());
    return {pg::call([&] { return finish(receiver, before); }), receiver.rows};
}

std::optional<Datum> run_for_value(const Prepared &statement, const std::vector<sql::Parameter> &parameters) {
    return run_for_value(statement, bind(parameters));
}

std::optional<Datum> run_for_value(const Prepared &statement, ParamListInfo values) {
    ValueReceiver receiver = {};
    receiver.base = destination(receive_value, ignore_startup);
    {
        const pg::Spi connection;
        execute(statement, values, &receiver.base, Access::read);
    }
    if (!receiver.found) return std::nullopt;
    return receiver.value;
}

void run_into(const Prepared &statement, const std::vector<sql::Parameter> &parameters, DestReceiver *destination) {
    ParamListInfo values = bind(parameters);
    const pg::Spi connection;
    execute(statement, values, destination, Access::read);
}

} // namespace model_api::statement
