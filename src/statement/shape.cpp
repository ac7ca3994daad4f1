#include "statement/shape.hpp"

#include "statement/cursor_writer.hpp"
#include "statement/scalar_writer.hpp"
#include "statement/writer.hpp"

namespace model_api::statement {
namespace {

template <class Item>
Item *allocate(MemoryContext memory, std::size_t count) {
    static_assert(std::is_trivially_destructible_v<Item>);
    if (count == 0) return nullptr;
    void *raw = pg::call([&] { return MemoryContextAlloc(memory, sizeof(Item) * count); });
    auto *items = static_cast<Item *>(raw);
    for (std::size_t i = 0; i < count; ++i) new (items + i) Item();
    return items;
}

void set_key(Member &member, const std::string &name, MemoryContext memory) {
    std::string text;
    append_json_string(text, name);
    text += ':';
    member.key = pg::call([&] { return MemoryContextStrdup(memory, text.c_str()); });
    member.key_length = static_cast<int>(text.size());
}

Member make_member(const read::Slot &slot, MemoryContext memory) {
    Member member;
    set_key(member, slot.name, memory);
    member.column = slot.column;
    member.encoding = slot.encoding;
    member.rich_text = slot.rich_text;
    if (!slot.inner.empty()) member.inner = make_shape(slot.inner.front(), memory);
    return member;
}

void set_connection(Shape &shape, const read::Connection &connection) {
    shape.is_connection = connection.present;
    shape.backward = connection.backward;
    shape.has_cursor = connection.has_cursor;
    shape.edges = connection.edges;
    shape.cursor = connection.cursor;
    shape.node = connection.node;
    shape.page_info = connection.page_info;
    shape.size = connection.size;
    shape.at_cursor_column = connection.at_cursor_column;
    shape.mark.digest = connection.digest;
    shape.marked = connection.mark;
}

int width_of(const Shape &shape) {
    int last = shape.at_cursor_column;
    for (int i = 0; i < shape.member_count; ++i) last = std::max(last, shape.members[i].column);
    for (int i = 0; i < shape.key_count; ++i) last = std::max(last, shape.keys[i].column);
    return last + 1;
}

} // namespace

Shape *make_shape(const read::Layout &layout, MemoryContext memory) {
    Shape *shape = allocate<Shape>(memory, 1);
    shape->memory = memory;
    set_connection(*shape, layout.connection);
    shape->members = allocate<Member>(memory, layout.slots.size());
    for (const read::Slot &slot : layout.slots) shape->members[shape->member_count++] = make_member(slot, memory);
    shape->keys = allocate<Key>(memory, layout.connection.keys.size());
    for (const int column : layout.connection.keys) shape->keys[shape->key_count++].column = column;
    shape->width = width_of(*shape);
    return shape;
}

void bind_columns(Shape &shape, TupleDesc columns) {
    if (columns->natts < shape.width) {
        pg::enter([&] {
            throw DomainError(sqlstate::internal_error, "", "a statement's rows have fewer columns than its layout");
        });
    }
    for (int i = 0; i < shape.member_count; ++i) {
        Member &member = shape.members[i];
        const Oid type = TupleDescAttr(columns, member.column)->atttypid;
        if (member.type != type) bind_member(member, type, shape.memory);
    }
    for (int i = 0; i < shape.key_count; ++i) {
        Key &key = shape.keys[i];
        const Oid type = TupleDescAttr(columns, key.column)->atttypid;
        if (key.type != type) bind_key(key, type, shape.memory);
    }
}

TupleDesc columns_of(RowType &row, HeapTupleHeader record, MemoryContext memory, Shape *shape) {
    const Oid type = HeapTupleHeaderGetTypeId(record);
    const std::int32_t typmod = HeapTupleHeaderGetTypMod(record);
    if (row.columns && type == RECORDOID && row.typmod == typmod) return row.columns;
    const MemoryContext caller = MemoryContextSwitchTo(type == RECORDOID ? memory : CurrentMemoryContext);
    TupleDesc columns = lookup_rowtype_tupdesc_copy(type, typmod);
    MemoryContextSwitchTo(caller);
    if (shape) bind_columns(*shape, columns);
    if (type != RECORDOID) return columns;
    if (row.columns) FreeTupleDesc(row.columns);
    row.columns = columns;
    row.typmod = typmod;
    return columns;
}

} // namespace model_api::statement
