// A table as it is: what the planner compares with what a model wants. The catalog floor reads it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/field.hpp"

namespace model_api::table {

struct PresentColumn {
    std::string name;        // unquoted
    std::int16_t number = 0; // attribute number
    std::string type;        // with modifier, qualified unless in pg_catalog: the same name is the same type
    bool not_null = false;
    bool has_default = false;
    std::string collation = {}; // as SQL writes it; empty: the type's own
};

enum class ConstraintKind : std::uint8_t { check, primary, unique, foreign, other };

struct PresentConstraint {
    std::string name;
    ConstraintKind kind = ConstraintKind::other;
    std::vector<std::int16_t> columns;
    std::uint32_t target = 0; // foreign: OID of the table it refers to …
    model::OnDelete on_delete = model::OnDelete::restrict_;
    bool exact_action = true; // … and whether its ON DELETE action is the one `on_delete` says
};

struct PresentIndex {
    std::string name;
    bool unique = false;
    std::string constraint;            // name of the constraint it serves; empty: none
    std::vector<std::string> keys;     // as SQL writes them: "title", "lower(slug)"
    std::vector<std::int16_t> columns; // every column it needs
};

// What there is for searches, be it whole or not.
struct PresentWords {
    struct Index {
        std::string name; // quoted and qualified
        bool valid = false;
    };
    struct Trigger {
        std::string name;
        bool always = false; // fires in replicas too
    };
    std::string beside;         // the table beside it that has the column, quoted and qualified; empty: none
    std::string beside_name;    // unquoted; also of the useless one
    std::vector<Index> indexes; // of the operator class for searches: of the table, or of the one beside it
    std::vector<Trigger> triggers;
    std::string fillfactor;                  // empty: not set
    std::string useless = {};                // as `beside`: one that cannot have the words any more
    std::optional<bool> beside_trigger = {}; // whether that of the table beside fires in replicas too; nullopt: none
};

struct Present {
    std::uint32_t relation = 0;
    std::string schema, table; // unquoted
    std::vector<PresentColumn> columns;
    std::vector<PresentConstraint> constraints;
    std::vector<PresentIndex> indexes; // valid btrees without a predicate: those that can serve a model
    bool has_trigger = false;          // the one that keeps managed columns
    PresentWords words;
    char kind = 'r'; // pg_class.relkind

    const PresentColumn *find(std::string_view column) const {
        const auto found = std::ranges::find(columns, column, &PresentColumn::name);
        return found == columns.end() ? nullptr : &*found;
    }
};

} // namespace model_api::table

#include "base/pure.hpp"
