#include "sql/type.hpp"

#include <string_view>
#include <utility>

namespace model_api::sql {

namespace {

// The OIDs of pg_type.dat; they are part of PostgreSQL's protocol and never change.
constexpr std::uint32_t default_collation = 100;

Type built_in(std::uint32_t oid, std::uint32_t array_oid, Family family, const char *name) {
    Type type;
    type.oid = oid;
    type.array_oid = array_oid;
    type.family = family;
    type.name = name;
    return type;
}

Type text() {
    Type type = built_in(25, 1009, Family::text, "pg_catalog.text");
    type.collation = default_collation;
    return type;
}

// What SQL calls the types whose names in pg_type are others.
constexpr std::pair<std::string_view, std::string_view> sql_names[] = {
    {"bool", "boolean"},
    {"bpchar", "character"},
    {"float4", "real"},
    {"float8", "double precision"},
    {"int2", "smallint"},
    {"int4", "integer"},
    {"int8", "bigint"},
    {"time", "time without time zone"},
    {"timestamp", "timestamp without time zone"},
    {"timestamptz", "timestamp with time zone"},
    {"timetz", "time with time zone"},
    {"varbit", "bit varying"},
    {"varchar", "character varying"},
};

} // namespace

std::string plain_name(const Type &type) {
    constexpr std::string_view catalog = "pg_catalog.";
    if (!type.name.starts_with(catalog)) return type.name;
    std::string name = type.name.substr(catalog.size());
    std::erase(name, '"');
    for (const auto &[stored, spoken] : sql_names)
        if (name == stored) return std::string(spoken);
    return name;
}

// Never destroyed: a backend may still need them while it exits.

const Type &boolean_type() {
    static const Type &type = *new Type(built_in(16, 1000, Family::boolean, "pg_catalog.bool"));
    return type;
}

const Type &bigint_type() {
    static const Type &type = *new Type(built_in(20, 1016, Family::integer, "pg_catalog.int8"));
    return type;
}

const Type &integer_type() {
    static const Type &type = *new Type(built_in(23, 1007, Family::integer, "pg_catalog.int4"));
    return type;
}

const Type &numeric_type() {
    static const Type &type = *new Type(built_in(1700, 1231, Family::numeric, "pg_catalog.\"numeric\""));
    return type;
}

const Type &double_type() {
    static const Type &type = *new Type(built_in(701, 1022, Family::real, "pg_catalog.float8"));
    return type;
}

const Type &text_type() {
    static const Type &type = *new Type(text());
    return type;
}

const Type &timestamptz_type() {
    static const Type &type = *new Type(built_in(1184, 1185, Family::timestamptz, "pg_catalog.timestamptz"));
    return type;
}

const Type &date_type() {
    static const Type &type = *new Type(built_in(1082, 1182, Family::date, "pg_catalog.date"));
    return type;
}

const Type &uuid_type() {
    static const Type &type = *new Type(built_in(2950, 2951, Family::uuid, "pg_catalog.uuid"));
    return type;
}

const Type &jsonb_type() {
    static const Type &type = *new Type(built_in(3802, 3807, Family::jsonb, "pg_catalog.jsonb"));
    return type;
}

const Type &bytea_type() {
    static const Type &type = *new Type(built_in(17, 1001, Family::other, "pg_catalog.bytea"));
    return type;
}

const Type &tsvector_type() {
    static const Type &type = *new Type(built_in(3614, 3643, Family::other, "pg_catalog.tsvector"));
    return type;
}

const Type &tsquery_type() {
    static const Type &type = *new Type(built_in(3615, 3645, Family::other, "pg_catalog.tsquery"));
    return type;
}

} // namespace model_api::sql
