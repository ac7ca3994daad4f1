// What a table looks like now: read from PostgreSQL's system caches, without a lock on the table, so that looking again
// after an invalidation never waits for whoever is changing another table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sql/type.hpp"

namespace model_api::catalog {

struct ShapeColumn {
    std::int16_t number = 0;
    std::string name;
    bool not_null = false;           // enforced: false for views and foreign tables
    std::uint32_t declared_type = 0; // the domain where the column has one
    std::int32_t modifier = -1;
    sql::Type type;
    bool has_default = false; // DEFAULT, identity, or the default of its domain
    bool generated = false;   // GENERATED ALWAYS
    bool operator==(const ShapeColumn &) const = default;
};

struct Shape {
    std::string schema, table;
    char kind = 0;                    // pg_class.relkind
    std::vector<ShapeColumn> columns; // without dropped ones
    const ShapeColumn *find(std::int16_t number) const;
    bool operator==(const Shape &) const = default;
};

std::optional<Shape> read_shape(std::uint32_t relation); // nullopt: there is no such table (any more)

} // namespace model_api::catalog
