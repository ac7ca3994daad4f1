// What PostgreSQL's catalogs say about a table that was made by somebody else: the ground of model.adopt.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/field.hpp"
#include "sql/check_list.hpp"

namespace model_api::catalog {

struct ColumnFacts {
    model::Column column;
    std::string declared;               // the type as SQL writes it: "character varying(40)", "model.email"
    std::string own_domain;             // "email" where the type is a domain of ours, or one over it
    bool has_default = false;           // or is an identity or generated
    std::vector<std::string> labels;    // of an enum type, or of the elements of an array of it
    std::optional<sql::CheckList> list; // of a CHECK
};

struct UniqueFacts { // an index over these columns, without a WHERE
    struct Key {
        std::int16_t column;
        bool lower; // lower(column)
    };
    std::vector<Key> keys;
    bool primary = false;
};

struct ReferenceFacts { // a foreign key of one column
    std::int16_t column;
    std::uint32_t other;       // the table it refers to …
    std::int16_t other_column; // … and its column
    model::OnDelete on_delete;
};

struct TableFacts {
    std::uint32_t relation = 0;
    std::string schema, table;        // unquoted
    char kind = 0;                    // pg_class.relkind
    std::vector<ColumnFacts> columns; // in their order
    std::vector<UniqueFacts> uniques; // the primary key first
    std::vector<ReferenceFacts> references;
    std::vector<std::uint32_t> referrers; // tables with a foreign key of one column to this one

    const ColumnFacts *find(std::int16_t number) const;
    const ColumnFacts *find(std::string_view name) const;
    // A unique index on this column alone, with no regard to lower().
    bool is_unique(std::int16_t number) const;
};

// Throws 42809 for what is no table or view, 0A000 for temporary ones and for catalogs.
TableFacts read_facts(std::uint32_t relation);

} // namespace model_api::catalog
