// The constraint that an error names, as PostgreSQL's catalogs have it: what it is over, column by column.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pg/wall.hpp"

namespace model_api::change {

struct Constraint {
    enum class Kind : std::uint8_t { check, unique, exclusion, foreign_key };
    struct Key {
        std::string column;   // unquoted; empty: an expression over none or several columns
        bool lowered = false; // lower(column)
        bool bare = false;    // the column itself
    };
    Kind kind = Kind::check;
    std::string name;          // as the error gives it
    Oid referred = InvalidOid; // foreign_key: the table that is referred to
    std::vector<Key> keys;     // check: the columns in it
    bool partial = false;      // unique, exclusion: of some rows only
    bool deferrable = false;   // unique, exclusion: rows are compared at the end of the statement, or later
};

// The table that the error names; InvalidOid: none, or it is not there (any more).
Oid table_of(const pg::Error &error);

// The constraint, or the index, that the error names on this table. A partition has its own, over columns that are
// called as those of its parent.
std::optional<Constraint> find_constraint(const pg::Error &error, Oid relation);

// The same of an index. nullopt: it keeps no rows apart.
std::optional<Constraint> read_index(Oid index);

} // namespace model_api::change
