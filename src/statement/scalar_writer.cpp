// Runs inside the executor: C idioms only, see src/README.md, "The wall".
#include "statement/scalar_writer.hpp"

#include "base/time.hpp"
#include "statement/json_text.hpp"
#include "statement/text_writer.hpp"
#include "statement/writer.hpp"

namespace model_api::statement {
namespace {

using read::Encoding;

void write_integer(StringInfo out, std::int64_t value) {
    enlargeStringInfo(out, MAXINT8LEN + 1);
    out->len += pg_lltoa(value, out->data + out->len);
}

void write_int2(StringInfo out, Member &, Datum value) {
    write_integer(out, DatumGetInt16(value));
}
void write_int4(StringInfo out, Member &, Datum value) {
    write_integer(out, DatumGetInt32(value));
}
void write_int8(StringInfo out, Member &, Datum value) {
    write_integer(out, DatumGetInt64(value));
}

template <WriteValue write>
void write_quoted(StringInfo out, Member &member, Datum value) {
    append_char(out, '"');
    write(out, member, value);
    append_char(out, '"');
}

void write_boolean(StringInfo out, Member &, Datum value) {
    if (DatumGetBool(value))
        append_literal(out, "true");
    else
        append_literal(out, "false");
}

// JSON has no word for what is no number; the strings are those of to_json().
bool write_non_finite(StringInfo out, double value) {
    if (std::isfinite(value)) return false;
    if (std::isnan(value))
        append_literal(out, "\"NaN\"");
    else if (value > 0)
        append_literal(out, "\"Infinity\"");
    else
        append_literal(out, "\"-Infinity\"");
    return true;
}

void write_float8(StringInfo out, Member &, Datum value) {
    const double number = DatumGetFloat8(value);
    if (write_non_finite(out, number)) return;
    enlargeStringInfo(out, DOUBLE_SHORTEST_DECIMAL_LEN);
    out->len += double_to_shortest_decimal_buf(number, out->data + out->len);
}

void write_float4(StringInfo out, Member &, Datum value) {
    const float number = DatumGetFloat4(value);
    if (write_non_finite(out, number)) return;
    enlargeStringInfo(out, FLOAT_SHORTEST_DECIMAL_LEN);
    out->len += float_to_shortest_decimal_buf(number, out->data + out->len);
}

void write_numeric(StringInfo out, Member &, Datum value) {
    const char *text = DatumGetCString(DirectFunctionCall1(numeric_out, value));
    const bool finite = text[0] != 'N' && text[0] != 'I' && text[1] != 'I';
    if (finite)
        append_bytes(out, text, std::strlen(text));
    else
        append_json_text(out, text, std::strlen(text));
}

void write_date_time(StringInfo out, Member &, Datum value) {
    enlargeStringInfo(out, max_date_time_length);
    out->len += static_cast<int>(model_api::write_date_time({DatumGetTimestampTz(value)}, out->data + out->len));
}

void write_date(StringInfo out, Member &, Datum value) {
    enlargeStringInfo(out, max_date_time_length);
    out->len += static_cast<int>(model_api::write_date({DatumGetDateADT(value)}, out->data + out->len));
}

void write_uuid(StringInfo out, Member &, Datum value) {
    static const char digits[] = "0123456789abcdef";
    const pg_uuid_t *uuid = DatumGetUUIDP(value);
    enlargeStringInfo(out, 2 * UUID_LEN + 4);
    char *end = out->data + out->len;
    for (int i = 0; i < UUID_LEN; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) *end++ = '-';
        *end++ = digits[uuid->data[i] >> 4];
        *end++ = digits[uuid->data[i] & 15];
    }
    *end = '\0';
    out->len += 2 * UUID_LEN + 4;
}

void write_json(StringInfo out, Member &, Datum value) {
    const struct varlena *text = PG_DETOAST_DATUM_PACKED(value);
    append_bytes(out, VARDATA_ANY(text), VARSIZE_ANY_EXHDR(text));
}

void write_jsonb(StringInfo out, Member &, Datum value) {
    Jsonb *document = DatumGetJsonbP(value);
    JsonbToCString(out, &document->root, static_cast<int>(VARSIZE(document)));
}

void write_output(StringInfo out, Member &member, Datum value) {
    const char *text = OutputFunctionCall(&member.output, value);
    append_json_text(out, text, std::strlen(text));
}

struct Writer {
    Encoding encoding;
    Oid type;
    WriteValue write;
};

constexpr Writer writers[] = {
    {Encoding::id, INT8OID, write_quoted<write_int8>},
    {Encoding::id, INT4OID, write_quoted<write_int4>},
    {Encoding::id, INT2OID, write_quoted<write_int2>},
    {Encoding::id, UUIDOID, write_quoted<write_uuid>},
    {Encoding::id, TEXTOID, write_text},
    {Encoding::id, VARCHAROID, write_text},
    {Encoding::number, INT8OID, write_int8},
    {Encoding::number, INT4OID, write_int4},
    {Encoding::number, INT2OID, write_int2},
    {Encoding::number, FLOAT8OID, write_float8},
    {Encoding::number, FLOAT4OID, write_float4},
    {Encoding::number, NUMERICOID, write_numeric},
    {Encoding::boolean, BOOLOID, write_boolean},
    {Encoding::text, TEXTOID, write_text},
    {Encoding::text, VARCHAROID, write_text},
    {Encoding::text, BPCHAROID, write_text},
    {Encoding::text, UUIDOID, write_quoted<write_uuid>},
    {Encoding::date_time, TIMESTAMPTZOID, write_quoted<write_date_time>},
    {Encoding::date_time, TIMESTAMPOID, write_quoted<write_date_time>},
    {Encoding::date, DATEOID, write_quoted<write_date>},
    {Encoding::json, JSONOID, write_json},
    {Encoding::json, JSONBOID, write_jsonb},
    {Encoding::rich_text, TEXTOID, write_rich_text},
    {Encoding::state, TEXTOID, write_state},
    {Encoding::texts, TEXTARRAYOID, write_texts},
    {Encoding::record, RECORDOID, write_record},
    {Encoding::list, RECORDOID, write_list},
};

WriteValue find_writer(Encoding encoding, Oid type) {
    for (const Writer &writer : writers)
        if (writer.encoding == encoding && writer.type == type) return writer.write;
    return nullptr;
}

} // namespace

void bind_member(Member &member, Oid type, MemoryContext memory) {
    member.type = InvalidOid; // not bound, should an error follow
    member.write = find_writer(member.encoding, getBaseType(type));
    if (!member.write) {
        Oid output;
        bool is_varlena;
        getTypeOutputInfo(type, &output, &is_varlena);
        fmgr_info_cxt(output, &member.output, memory);
        member.write = write_output;
    }
    member.type = type;
}

} // namespace model_api::statement
