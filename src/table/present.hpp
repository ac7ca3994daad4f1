// A table as it is: what the planner compares with what a model wants. The catalog floor reads it.
#pragma once

#include <algorithm>
#include <cstdint>
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

struct Present {
    std::uint32_t relation = 0;
    std::string schema, table; // unquoted
    std::vector<PresentColumn> columns;
    std::vector<PresentConstraint> constraints;
    std::vector<PresentIndex> indexes; // valid btrees without a predicate: those that can serve a model
    bool has_trigger = false;          // the one that keeps managed columns

    const PresentColumn *find(std::string_view column) const {
        const auto found = std::ranges::find(columns, column, &PresentColumn::name);
        return found == columns.end() ? nullptr : &*found;
    }
};

} // namespace model_api::table

#include "base/pure.hpp"
