// Runs inside the executor: C idioms only.
#include "statement/cursor_writer.hpp"

#include "page/cursor.hpp"
#include "statement/json_text.hpp"
#include "statement/wire_form.hpp"

namespace model_api::statement {
namespace {

void append_big_endian(StringInfo out, std::uint64_t value, int bytes) {
    enlargeStringInfo(out, bytes);
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out->data[out->len++] = static_cast<char>(value >> shift & 0xff);
    out->data[out->len] = '\0';
}

template <int bytes>
void append_fixed(StringInfo out, std::uint64_t value) {
    append_big_endian(out, bytes, 4);
    append_big_endian(out, value, bytes);
}

void append_sized(StringInfo out, const char *bytes, std::size_t length) {
    append_big_endian(out, length, 4);
    append_bytes(out, bytes, length);
}

void write_one_byte(StringInfo out, Key &, Datum value) {
    append_fixed<1>(out, DatumGetUInt8(value));
}
void write_two_bytes(StringInfo out, Key &, Datum value) {
    append_fixed<2>(out, DatumGetUInt16(value));
}
void write_four_bytes(StringInfo out, Key &, Datum value) {
    append_fixed<4>(out, DatumGetUInt32(value));
}
void write_eight_bytes(StringInfo out, Key &, Datum value) {
    append_fixed<8>(out, DatumGetUInt64(value));
}

void write_uuid(StringInfo out, Key &, Datum value) {
    append_sized(out, reinterpret_cast<const char *>(DatumGetUUIDP(value)->data), UUID_LEN);
}

void write_varlena(StringInfo out, Key &, Datum value) {
    const struct varlena *text = PG_DETOAST_DATUM_PACKED(value);
    append_sized(out, VARDATA_ANY(text), VARSIZE_ANY_EXHDR(text));
}

void write_output(StringInfo out, Key &key, Datum value) {
    const char *text = OutputFunctionCall(&key.send, value);
    append_sized(out, text, std::strlen(text));
}

void write_send(StringInfo out, Key &key, Datum value) {
    const bytea *bytes = SendFunctionCall(&key.send, value);
    append_sized(out, VARDATA(bytes), VARSIZE(bytes) - VARHDRSZ);
}

struct Writer {
    Oid type;
    WriteKey write;
};

constexpr Writer writers[] = {
    {INT8OID, write_eight_bytes},
    {INT4OID, write_four_bytes},
    {INT2OID, write_two_bytes},
    {FLOAT8OID, write_eight_bytes},
    {FLOAT4OID, write_four_bytes},
    {BOOLOID, write_one_byte},
    {TIMESTAMPTZOID, write_eight_bytes},
    {TIMESTAMPOID, write_eight_bytes},
    {DATEOID, write_four_bytes},
    {UUIDOID, write_uuid},
    {TEXTOID, write_varlena},
    {VARCHAROID, write_varlena},
    {BPCHAROID, write_varlena},
};

} // namespace

void bind_key(Key &key, Oid type, MemoryContext memory) {
    const Oid base = getBaseType(type);
    key.type = InvalidOid; // not bound, should an error follow
    key.write = nullptr;
    for (const Writer &writer : writers)
        if (writer.type == base) key.write = writer.write;
    if (!key.write) {
        const WireForm form = wire_form(base);
        fmgr_info_cxt(form.write, &key.send, memory);
        key.write = form.binary ? write_send : write_output;
    }
    key.type = type;
}

void append_cursor(StringInfo out, Shape &shape, const Datum *values, const bool *nulls) {
    StringInfoData bytes;
    initStringInfo(&bytes);
    const Mark &mark = shape.mark;
    append_big_endian(&bytes, mark.search_length > 0 ? page::search_cursor_version : page::cursor_version, 1);
    append_big_endian(&bytes, mark.digest, 8);
    append_big_endian(&bytes, static_cast<std::uint64_t>(shape.key_count), 2);
    for (int i = 0; i < shape.key_count; ++i) {
        Key &key = shape.keys[i];
        if (nulls[key.column])
            append_big_endian(&bytes, 0xffffffff, 4);
        else
            key.write(&bytes, key, values[key.column]);
    }
    if (mark.search_length > 0) append_sized(&bytes, mark.search, static_cast<std::size_t>(mark.search_length));
    append_big_endian(&bytes, page::checksum({bytes.data, static_cast<std::size_t>(bytes.len)}), 4);
    append_base64url(out, bytes.data, static_cast<std::size_t>(bytes.len));
    pfree(bytes.data);
}

} // namespace model_api::statement
