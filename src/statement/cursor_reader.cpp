#include "statement/cursor_reader.hpp"

#include "statement/wire_form.hpp"

namespace model_api::statement {
namespace {

constexpr const char *cursor_detail = "GGT_INVALID_QUERY_INPUT: the value is a cursor's";

[[noreturn]] void refuse_bytes() {
    throw DomainError(sqlstate::invalid_parameter_value, "GGT_INVALID_QUERY_INPUT",
                      "cursor is not valid: a value of it is not of its field's type", "",
                      "Pass a cursor as an earlier page gave it.");
}

std::uint64_t big_endian(const std::string &bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

struct Bytes {
    const char *data;
    int length;
};

Datum read_text(Bytes bytes) {
    pg_verifymbstr(bytes.data, bytes.length, false);
    return PointerGetDatum(cstring_to_text_with_len(bytes.data, bytes.length));
}

Datum read_uuid(Bytes bytes) {
    auto *uuid = static_cast<pg_uuid_t *>(palloc(UUID_LEN));
    std::memcpy(uuid->data, bytes.data, UUID_LEN);
    return UUIDPGetDatum(uuid);
}

// Sets `complete` when the receiving function took all bytes.
Datum read_wire_form(Oid type, Bytes bytes, bool *complete) {
    const WireForm form = wire_form(type);
    *complete = true;
    if (!form.binary) {
        pg_verifymbstr(bytes.data, bytes.length, false);
        return OidInputFunctionCall(form.read, pnstrdup(bytes.data, static_cast<Size>(bytes.length)), form.parameter,
                                    -1);
    }
    StringInfoData message;
    initStringInfo(&message);
    appendBinaryStringInfo(&message, bytes.data, bytes.length);
    const Datum value = OidReceiveFunctionCall(form.read, &message, form.parameter, -1);
    *complete = message.cursor == message.len;
    return value;
}

// Types of a fixed size that are passed by value: their bytes are the number itself.
std::size_t size_by_value(Oid type) {
    switch (type) {
    case BOOLOID:
        return 1;
    case INT2OID:
        return 2;
    case INT4OID:
    case FLOAT4OID:
        return 4;
    case INT8OID:
    case FLOAT8OID:
        return 8;
    default:
        return 0;
    }
}

Datum datum_of(Oid type, std::uint64_t bits) {
    switch (type) {
    case BOOLOID:
        return BoolGetDatum(bits != 0);
    case INT2OID:
        return Int16GetDatum(static_cast<std::int16_t>(bits));
    case INT4OID:
        return Int32GetDatum(static_cast<std::int32_t>(bits));
    case FLOAT4OID:
        return Int32GetDatum(static_cast<std::int32_t>(bits));
    default:
        return UInt64GetDatum(bits);
    }
}

} // namespace

Datum read_cursor_value(Oid type, const std::string &value) {
    const std::size_t size = size_by_value(type);
    if (size > 0) {
        if (value.size() != size) refuse_bytes();
        return datum_of(type, big_endian(value));
    }
    if (type == UUIDOID && value.size() != UUID_LEN) refuse_bytes();
    const Bytes bytes = {value.data(), static_cast<int>(value.size())};
    bool complete = true;
    try {
        const Datum datum = pg::call([&] {
            if (type == UUIDOID) return read_uuid(bytes);
            if (type == TEXTOID || type == VARCHAROID || type == BPCHAROID) return read_text(bytes);
            return read_wire_form(type, bytes, &complete);
        });
        if (!complete) refuse_bytes();
        return datum;
    } catch (const pg::Error &error) {
        error.add_detail(cursor_detail);
        throw;
    }
}

} // namespace model_api::statement
