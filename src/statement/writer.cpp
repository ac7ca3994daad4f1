// Runs inside the executor: C idioms only. Scratch memory comes from the current context, which is reset for every row.
#include "statement/writer.hpp"

#include "statement/cursor_writer.hpp"
#include "statement/json_text.hpp"

namespace model_api::statement {
namespace {

struct Columns {
    Datum *values;
    bool *nulls;
};

// The columns of a record datum, bound to `shape` when they are its rows.
Columns deform(Datum datum, RowType &row, MemoryContext memory, Shape *shape) {
    HeapTupleHeader record = DatumGetHeapTupleHeader(datum);
    TupleDesc columns = columns_of(row, record, memory, shape);
    Columns result;
    result.values = static_cast<Datum *>(palloc(sizeof(Datum) * columns->natts));
    result.nulls = static_cast<bool *>(palloc(sizeof(bool) * columns->natts));
    HeapTupleData tuple;
    std::memset(&tuple, 0, sizeof(tuple));
    tuple.t_len = HeapTupleHeaderGetDatumLength(record);
    tuple.t_data = record;
    ItemPointerSetInvalid(&tuple.t_self);
    heap_deform_tuple(&tuple, columns, result.values, result.nulls);
    return result;
}

void write_edge(StringInfo out, Shape &shape, const char *cursor, int cursor_length, const Datum *values,
                const bool *nulls) {
    append_char(out, '{');
    if (shape.cursor) {
        append_literal(out, "\"cursor\":\"");
        append_bytes(out, cursor, static_cast<std::size_t>(cursor_length));
        append_char(out, '"');
    }
    if (shape.node) {
        if (shape.cursor) append_char(out, ',');
        append_literal(out, "\"node\":");
        write_object(out, shape, values, nulls);
    }
    append_char(out, '}');
}

// The edges of a backward page came last one first.
void turn_round(Edges &edges) {
    StringInfo out = edges.out;
    if (edges.rows < 2) return;
    const int length = out->len - edges.first_byte;
    char *forward = static_cast<char *>(palloc(static_cast<Size>(length)));
    char *end = forward;
    for (int i = edges.rows - 1; i >= 0; --i) {
        const int start = i == 0 ? edges.first_byte : edges.ends[i - 1] + 1; // after the comma
        std::memcpy(end, out->data + start, static_cast<std::size_t>(edges.ends[i] - start));
        end += edges.ends[i] - start;
        if (i > 0) *end++ = ',';
    }
    std::memcpy(out->data + edges.first_byte, forward, static_cast<std::size_t>(length));
    pfree(forward);
}

void write_flag(StringInfo out, bool flag) {
    if (flag)
        append_literal(out, "true");
    else
        append_literal(out, "false");
}

void write_cursor(StringInfo out, const StringInfoData &cursor) {
    if (cursor.len == 0) {
        append_literal(out, "null");
        return;
    }
    append_char(out, '"');
    append_bytes(out, cursor.data, static_cast<std::size_t>(cursor.len));
    append_char(out, '"');
}

void write_page_info(Edges &edges, bool exists_before) {
    const std::uint8_t shown = edges.shape->page_info;
    const bool backward = edges.shape->backward;
    const bool other_side = edges.shape->has_cursor && exists_before;
    StringInfo out = edges.out;
    append_literal(out, "\"pageInfo\":{");
    if (shown & page::has_next_page) {
        append_literal(out, "\"hasNextPage\":");
        write_flag(out, backward ? other_side : edges.more);
        append_char(out, ',');
    }
    if (shown & page::has_previous_page) {
        append_literal(out, "\"hasPreviousPage\":");
        write_flag(out, backward ? edges.more : other_side);
        append_char(out, ',');
    }
    if (shown & page::start_cursor) {
        append_literal(out, "\"startCursor\":");
        write_cursor(out, backward ? edges.last_cursor : edges.first_cursor);
        append_char(out, ',');
    }
    if (shown & page::end_cursor) {
        append_literal(out, "\"endCursor\":");
        write_cursor(out, backward ? edges.first_cursor : edges.last_cursor);
        append_char(out, ',');
    }
    out->data[out->len - 1] = '}'; // in the place of the last comma
}

void remember_cursor(Edges &edges, const Datum *values, const bool *nulls) {
    resetStringInfo(&edges.last_cursor);
    append_cursor(&edges.last_cursor, *edges.shape, values, nulls);
    if (edges.rows == 0)
        append_bytes(&edges.first_cursor, edges.last_cursor.data, static_cast<std::size_t>(edges.last_cursor.len));
}

} // namespace

void begin_edges(Edges &edges, Shape &shape, StringInfo out) {
    edges = {};
    edges.shape = &shape;
    edges.out = out;
    if (shape.cursor || shape.page_info) {
        initStringInfo(&edges.first_cursor);
        initStringInfo(&edges.last_cursor);
    }
    if (shape.backward) edges.ends = static_cast<int *>(palloc(sizeof(int) * (static_cast<Size>(shape.size) + 1)));
    append_char(out, '{');
    if (shape.edges) append_literal(out, "\"edges\":[");
    edges.first_byte = out->len;
}

void add_edge(Edges &edges, const Datum *values, const bool *nulls) {
    Shape &shape = *edges.shape;
    if (edges.rows == shape.size) {
        edges.more = true;
        return;
    }
    if (shape.cursor || shape.page_info) remember_cursor(edges, values, nulls);
    if (shape.edges) {
        if (edges.rows > 0) append_char(edges.out, ',');
        write_edge(edges.out, shape, edges.last_cursor.data, edges.last_cursor.len, values, nulls);
        if (edges.ends) edges.ends[edges.rows] = edges.out->len;
    }
    ++edges.rows;
}

void end_edges(Edges &edges, bool exists_before) {
    const Shape &shape = *edges.shape;
    if (shape.edges) {
        if (shape.backward) turn_round(edges);
        append_char(edges.out, ']');
    }
    if (shape.page_info) {
        if (shape.edges) append_char(edges.out, ',');
        write_page_info(edges, exists_before);
    }
    append_char(edges.out, '}');
}

void write_object(StringInfo out, Shape &shape, const Datum *values, const bool *nulls) {
    append_char(out, '{');
    for (int i = 0; i < shape.member_count; ++i) {
        Member &member = shape.members[i];
        if (i > 0) append_char(out, ',');
        append_bytes(out, member.key, static_cast<std::size_t>(member.key_length));
        if (nulls[member.column])
            append_literal(out, "null");
        else
            member.write(out, member, values[member.column]);
    }
    append_char(out, '}');
}

void write_record(StringInfo out, Member &member, Datum value) {
    Shape &shape = *member.inner;
    const Columns columns = deform(value, shape.row, shape.memory, &shape);
    write_object(out, shape, columns.values, columns.nulls);
}

void write_list(StringInfo out, Member &member, Datum value) {
    Shape &shape = *member.inner;
    const Columns pair = deform(value, member.pair, shape.memory, nullptr);
    Edges edges;
    begin_edges(edges, shape, out);
    if (!pair.nulls[1]) {
        Datum *rows;
        int count;
        deconstruct_array(DatumGetArrayTypeP(pair.values[1]), RECORDOID, -1, false, TYPALIGN_DOUBLE, &rows, nullptr,
                          &count);
        for (int i = 0; i < count; ++i) {
            const Columns columns = deform(rows[i], shape.row, shape.memory, &shape);
            add_edge(edges, columns.values, columns.nulls);
        }
    }
    end_edges(edges, !pair.nulls[0] && DatumGetBool(pair.values[0]));
}

} // namespace model_api::statement
