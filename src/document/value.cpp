#include "document/value.hpp"

#include "base/time.hpp"
#include "document/leaves.hpp"
#include "pg/formats.hpp"
#include "pg/function.hpp"

namespace model_api::document {

namespace {

std::string_view view(const char *text) {
    return {text, std::strlen(text)};
}

std::string_view print_integer(std::int64_t value, char *buffer) {
    return {buffer, static_cast<std::size_t>(pg_lltoa(value, buffer))};
}
std::string_view print_int2(Datum value, char *buffer) {
    return print_integer(DatumGetInt16(value), buffer);
}
std::string_view print_int4(Datum value, char *buffer) {
    return print_integer(DatumGetInt32(value), buffer);
}
std::string_view print_int8(Datum value, char *buffer) {
    return print_integer(DatumGetInt64(value), buffer);
}
std::string_view print_float4(Datum value, char *buffer) {
    return {buffer, static_cast<std::size_t>(float_to_shortest_decimal_buf(DatumGetFloat4(value), buffer))};
}
std::string_view print_float8(Datum value, char *buffer) {
    return {buffer, static_cast<std::size_t>(double_to_shortest_decimal_buf(DatumGetFloat8(value), buffer))};
}
std::string_view print_boolean(Datum value, char *) {
    return DatumGetBool(value) ? "true" : "false";
}
std::string_view print_date_time(Datum value, char *buffer) {
    return {buffer, write_date_time({DatumGetTimestampTz(value)}, buffer)};
}
std::string_view print_date(Datum value, char *buffer) {
    return {buffer, write_date({DatumGetDateADT(value)}, buffer)};
}
std::string_view print_name(Datum value, char *) {
    return view(NameStr(*DatumGetName(value)));
}
std::string_view print_numeric(Datum value, char *) {
    return view(pg::call([&] { return DatumGetCString(DirectFunctionCall1(numeric_out, value)); }));
}
std::string_view print_uuid(Datum value, char *) {
    return view(pg::call([&] { return DatumGetCString(DirectFunctionCall1(uuid_out, value)); }));
}
std::string_view print_text(Datum value, char *) {
    const auto *stored = reinterpret_cast<const struct varlena *>(DatumGetPointer(value));
    const bool is_short = !VARATT_IS_EXTENDED(stored) || toast_raw_datum_size(value) <= max_text_bytes;
    const auto *read = pg::call(
        [&] { return is_short ? PG_DETOAST_DATUM_PACKED(value) : PG_DETOAST_DATUM_SLICE(value, 0, max_text_bytes); });
    return {VARDATA_ANY(read), std::min<std::size_t>(VARSIZE_ANY_EXHDR(read), max_text_bytes)};
}

std::string_view print_by(Oid output, Datum value) {
    const pg::PinnedFormats formats;
    return view(pg::call([&] { return OidOutputFunctionCall(output, value); }));
}

} // namespace

Value::Print Value::find_print(Oid type) {
    struct Printed {
        Oid type;
        Print print;
    };
    static constexpr Printed all[] = {
        {TEXTOID, print_text},       {VARCHAROID, print_text},        {BPCHAROID, print_text},
        {NAMEOID, print_name},       {INT2OID, print_int2},           {INT4OID, print_int4},
        {INT8OID, print_int8},       {FLOAT4OID, print_float4},       {FLOAT8OID, print_float8},
        {NUMERICOID, print_numeric}, {BOOLOID, print_boolean},        {UUIDOID, print_uuid},
        {DATEOID, print_date},       {TIMESTAMPOID, print_date_time}, {TIMESTAMPTZOID, print_date_time},
    };
    for (const Printed &one : all)
        if (one.type == type) return one.print;
    return pg::call([&] { return IsBinaryCoercible(type, TEXTOID); }) ? print_text : nullptr; // citext
}

Value::Value(search::SearchedField field, Oid type) : field_(field) {
    type_ = pg::call([&] { return getBaseType(type); });
    if (field_.form == search::Form::list) {
        const Oid element = pg::call([&] { return get_base_element_type(type_); });
        if (OidIsValid(element)) {
            elements_ = pg::call([&] {
                Elements of_list{};
                get_typlenbyvalalign(element, &of_list.length, &of_list.by_value, &of_list.align);
                return of_list;
            });
            type_ = element;
        }
    }
    const Oid printed = pg::call([&] { return getBaseType(type_); });
    print_ = find_print(printed);
    if (print_) return;
    output_ = pg::call([&] {
        Oid output = InvalidOid;
        bool is_varlena = false;
        getTypeOutputInfo(printed, &output, &is_varlena);
        return output;
    });
}

void Value::add_one(search::DocumentBuilder &document, Datum value) const {
    char buffer[buffer_size];
    search::add_value(document, field_, print_ ? print_(value, buffer) : print_by(output_, value));
}

void Value::add_elements(search::DocumentBuilder &document, Datum list) const {
    struct Deconstructed {
        Datum *values;
        bool *nulls;
        int count;
    };
    const Deconstructed all = pg::call([&] {
        Deconstructed out{};
        deconstruct_array(DatumGetArrayTypeP(list), type_, elements_->length, elements_->by_value, elements_->align,
                          &out.values, &out.nulls, &out.count);
        return out;
    });
    for (int i = 0; i < all.count && !document.is_full(); ++i)
        if (!all.nulls[i]) add_one(document, all.values[i]);
}

void Value::add(search::DocumentBuilder &document, Datum value) const {
    if (document.is_full()) return;
    if (elements_) return add_elements(document, value);
    if (field_.form == search::Form::leaves && type_ == JSONBOID) return add_jsonb(document, field_, value);
    if (field_.form == search::Form::leaves && type_ == JSONOID) return add_json(document, field_, value);
    add_one(document, value);
}

} // namespace model_api::document
