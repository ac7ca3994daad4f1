// The field types of the API, and what each allows: one row of a table per type.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sql/type.hpp"

namespace model_api::model {

enum class Kind : std::uint8_t {
    id,
    string,
    number,
    boolean,
    date_time,
    enumeration,
    email,
    url,
    rich_text,
    color,
    json,
    password,
    encrypted_string,
    role_list,
    record_state,
    any, // a column of a type the API has no name for (inet, int4range, bytea, …): adopted tables
    belongs_to,
    has_one,
    has_many,
    has_many_through,
};

struct FieldType {
    Kind kind;
    std::string_view name; // in a definition: "dateTime"
    bool stored;           // has a column of its own
    bool relation;         // refers to another model
    bool filterable;
    bool sortable;
    bool selectable;          // may leave the database
    std::string_view options; // keys its definition may have, space separated: "required default unique length
                              // pattern"; beside them "type", and "column" and "sqlType" of what is stored
};

const FieldType &field_type(Kind kind);
const FieldType *find_field_type(std::string_view name); // nullptr: no such type
const std::vector<FieldType> &field_types();

} // namespace model_api::model

#include "base/pure.hpp"
