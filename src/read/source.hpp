// Where the rows of a list come from: a table, the condition on its rows, their order, and the place where a page
// begins. Lists at the root and lists of related records are written alike.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/schema.hpp"
#include "page/cursor.hpp"
#include "page/sort.hpp"
#include "read/search.hpp"
#include "sql/expression.hpp"
#include "sql/render.hpp"

namespace model_api::read {

struct Source {
    const model::Model *model;
    const model::Schema *schema;
    page::Sort sort;
    std::vector<std::string> columns; // of the table that the select list reads beside the keys, none twice
    std::string alias;
    sql::Expression condition; // of the filter, and of what else the list is of
    const Search *search = nullptr;
    std::optional<page::Cursor> cursor;
    bool from_cursor = false; // begins with the row at the cursor itself, where there is one
    bool backward = false;
    std::optional<int> limit = 1; // nullopt: every row
};

// Writes what stands between SELECT and FROM; is given the sort keys as they can be referred to there.
using SelectList = std::function<void(const sql::Expressions &keys)>;

// SELECT … FROM … ORDER BY … LIMIT …: the rows after the cursor, or the first ones where there is none. Where the rows
// after the cursor are several ranges, each is read by a SELECT of its own that stops at the limit; the order of the
// whole merges them, so that no more than the limit is read of any. With `from_cursor` the last column is a boolean:
// true for the row at the cursor.
void write_rows(sql::Writer &out, const Source &source, const SelectList &select_list);

// A boolean: whether there is a row at the cursor or on its other side.
void write_before(sql::Writer &out, const Source &source);

} // namespace model_api::read

#include "base/pure.hpp"
