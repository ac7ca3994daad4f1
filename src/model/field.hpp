// A field of a model: its type, its rules, and the column or the relation behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "model/field_type.hpp"
#include "sql/type.hpp"

namespace model_api::model {

struct Bounds {                          // of a length (code points) or a range (numbers): either end may be open
    std::optional<std::string> min, max; // number literals
    bool operator==(const Bounds &) const = default;
};

struct Unique {
    std::vector<std::string> scope; // fields that, with this one, are unique together
    bool case_sensitive = true;
    bool operator==(const Unique &) const = default;
};

enum class OnDelete : std::uint8_t { restrict_, cascade, set_null }; // what happens to the child when its parent goes

// Whether a search looks at a field, and with which weight of a tsvector.
enum class Searchable : std::uint8_t { by_default, no, d, c, b, a };

// The column of a stored field. In a definition only `name` is known; the catalog fills in the rest from the table as
// it is.
struct Column {
    std::string name;        // unquoted
    std::int16_t number = 0; // attribute number; 0: not resolved yet
    bool not_null = false;
    sql::Type type;
    bool has_default = false; // a row without a value gets one: DEFAULT, identity, or the default of its domain
    bool generated = false;   // GENERATED ALWAYS: no statement may write it
    bool operator==(const Column &) const = default;
};

struct Relation {
    std::string model;          // the other model
    std::string inverse;        // hasOne, hasMany: the belongsTo field of the other model that points here
    std::string through;        // hasManyThrough: the join model …
    std::string through_parent; // … its belongsTo field that points here …
    std::string through_child;  // … and the one that points to the other model
    OnDelete on_delete = OnDelete::restrict_; // belongsTo
    bool operator==(const Relation &) const = default;
};

struct Field {
    std::string name; // API identifier
    Kind kind = Kind::string;
    bool managed = false; // id, createdAt, updatedAt, state: written by the API itself
    bool required = false;
    std::optional<Json> default_value;
    std::optional<Unique> unique;
    std::optional<Bounds> length; // code points
    std::optional<Bounds> range;
    std::optional<std::string> pattern; // a POSIX regular expression as PostgreSQL's ~ has it
    std::optional<int> decimals;        // number: nullopt is double precision, 0 integer, n > 0 numeric
    bool include_time = true;           // dateTime: false is a date
    std::vector<std::string> options;   // enum
    bool multiple = false;              // enum
    Searchable searchable = Searchable::by_default;
    std::optional<Relation> relation;
    std::optional<Column> column; // stored fields
    std::string sql_type;         // "sqlType" of the definition; empty: default_sql_type of the field

    const FieldType &type() const { return field_type(kind); }
    bool is_stored() const { return type().stored; }
    bool is_relation() const { return type().relation; }
    bool is_to_many() const { return kind == Kind::has_many || kind == Kind::has_many_through; }
    bool operator==(const Field &) const = default;
};

} // namespace model_api::model

#include "base/pure.hpp"
