// The select list of a record: its columns, its relations as sub-selects, and the plan by which they become JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/schema.hpp"
#include "page/sort.hpp"
#include "read/layout.hpp"
#include "read/selection.hpp"
#include "sql/render.hpp"

namespace model_api::read {

// A statement while it is written, from left to right, so that its parameters are numbered as they are met.
struct Draft {
    const model::Schema &schema;
    sql::Writer out{};
    bool filtered = false; // some list below the root has a filter or a search
    std::vector<CursorMark> marks{};
};

// The alias of a table `depth` relations below the root's.
std::string table_alias(int depth);

// Writes "a, b, (SELECT …)" and returns where each member is to be found. The select list begins with `keys`: what is
// one of them is not written again.
std::vector<Slot> write_members(Draft &draft, const Selection &selection, const model::Model &model, int depth,
                                const sql::Expressions &keys = {});

// Writes the sort keys as the first columns of a row and notes them in the connection.
void write_keys(Draft &draft, const page::Sort &sort, const sql::Expressions &keys, Connection &connection);

} // namespace model_api::read

#include "base/pure.hpp"
