// The layout of a statement's rows as the writer follows it: plain structs in a memory context of their own.
//
// Nothing here has a destructor, because the writer runs inside the executor, where an error leaves by longjmp. How a
// column is written depends on the type it really has, not on the one that was expected when the statement was made: a
// table may be altered between the two. So writers are bound to a row type when it is first seen, and again when it
// differs.
#pragma once

#include "pg/wall.hpp"
#include "read/layout.hpp"

namespace model_api::statement {

struct Shape;
struct Member;

using WriteValue = void (*)(StringInfo out, Member &member, Datum value);

struct RowType { // of an anonymous record: its columns, remembered by typmod, which is never reused
    std::int32_t typmod = -1;
    TupleDesc columns = nullptr;
};

struct Member {
    const char *key = nullptr; // "title": with quotes and colon
    int key_length = 0;
    int column = 0;
    read::Encoding encoding = read::Encoding::text;
    Oid type = InvalidOid; // that `write` is bound to
    WriteValue write = nullptr;
    FmgrInfo output = {}; // of types without a writer of their own
    read::RichTextParts rich_text;
    Shape *inner = nullptr; // record, list
    RowType pair;           // list: the record of (has_before, rows)
};

struct Key;
using WriteKey = void (*)(StringInfo out, Key &key, Datum value);

struct Key { // a sort value of a cursor
    int column = 0;
    Oid type = InvalidOid;
    WriteKey write = nullptr;
    FmgrInfo send = {};
};

// What the cursors of a connection are bound to beside their sort keys.
struct Mark {
    std::uint64_t digest = 0;
    const char *search = nullptr; // bytes of page::Cursor::search
    int search_length = 0;
};

struct Shape {
    MemoryContext memory = nullptr;
    RowType row; // of nested rows
    int member_count = 0;
    Member *members = nullptr;
    int width = 0; // columns that rows have at least

    bool is_connection = false;
    bool backward = false, has_cursor = false;
    bool edges = false, cursor = false, node = false;
    std::uint8_t page_info = 0; // of page::PageInfo
    int size = 0;
    int at_cursor_column = -1;
    Mark mark;
    int marked = -1; // the number of its mark among those that a run brings; -1: the mark is always the same
    int key_count = 0;
    Key *keys = nullptr;
};

// Allocates in `memory`, which must outlive the result.
Shape *make_shape(const read::Layout &layout, MemoryContext memory);

// Inside the executor: binds the writers of `shape` to rows of these columns.
void bind_columns(Shape &shape, TupleDesc columns);

// Inside the executor: the columns of a record. Those of an anonymous one are remembered in `memory`, once the writers
// of `shape` (where there is one) are bound to them.
TupleDesc columns_of(RowType &row, HeapTupleHeader record, MemoryContext memory, Shape *shape);

} // namespace model_api::statement
