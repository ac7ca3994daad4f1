// An SQL type, as far as reading, comparing and writing its values needs it.
#pragma once

#include <cstdint>
#include <string>

namespace model_api::sql {

// How values of a type travel: decides how JSON becomes a parameter and how a datum becomes JSON.
enum class Family : std::uint8_t {
    boolean,
    integer, // int2, int4, int8
    numeric,
    real, // float4, float8
    text, // text, varchar, bpchar, name and domains over them
    timestamptz,
    timestamp,
    date,
    uuid,
    json,
    jsonb,
    enumeration, // CREATE TYPE … AS ENUM
    array,
    other, // everything else: by its input, output, send and receive functions
};

struct Type {
    std::uint32_t oid = 0;       // of the base type where the column has a domain
    std::uint32_t array_oid = 0; // of the type's array type; 0: none
    std::int32_t modifier = -1;
    std::uint32_t collation = 0; // of the column; 0: the type has none
    Family family = Family::other;
    Family element = Family::other;       // of an array's elements
    bool has_equality = true;             // a default btree or hash equality exists
    bool has_order = true;                // a default btree order exists
    std::string name;                     // as SQL writes it, schema-qualified and quoted: "pg_catalog.int8"
    std::string operators = "pg_catalog"; // quoted name of the schema of its comparison operators

    bool operator==(const Type &) const = default;
};

// The type's name for a message, as PostgreSQL's own messages have it: "integer", "point", "shop.price".
std::string plain_name(const Type &type);

// The types that the API itself needs.
const Type &boolean_type();
const Type &bigint_type();
const Type &integer_type();
const Type &numeric_type();
const Type &double_type();
const Type &text_type();
const Type &timestamptz_type();
const Type &date_type();
const Type &uuid_type();
const Type &jsonb_type();
const Type &bytea_type();
const Type &tsvector_type();
const Type &tsquery_type();

} // namespace model_api::sql

#include "base/pure.hpp"
