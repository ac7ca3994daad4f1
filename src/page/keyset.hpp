// Where a page begins: the rows after a cursor, as ranges that an index can seek.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/cursor.hpp"
#include "page/sort.hpp"
#include "sql/expression.hpp"

namespace model_api::page {

// Conditions that are disjoint and together hold exactly for the rows after the cursor, in the order of the sort: the
// rows of the first range come before those of the second. One row comparison where every key is NOT NULL, of one table
// and runs in one direction; otherwise (a = $1 AND id > $2), (a < $1), (a IS NULL), each a range of its own, so that
// none of them reads rows that are not wanted. An empty list: nothing can come after.
using Ranges = std::vector<sql::Expression>;

// `keys` are the expressions of the sort's keys, in order; `reversed` asks for the rows before the cursor, in the
// opposite order. `inclusive` adds the row at the cursor itself, to the first range. `unrestricted` says that no filter
// holds for the rows beside.
Ranges ranges_after(const Sort &sort, const std::vector<sql::Expression> &keys, const Cursor &cursor, bool reversed,
                    bool inclusive = false, bool unrestricted = false);

// Whether a row is the one at the cursor: every key equal to the cursor's. NULL counts as not.
sql::Expression at_cursor(const Sort &sort, const std::vector<sql::Expression> &keys, const Cursor &cursor);

// `ORDER BY` items: "DESC NULLS LAST" and the like, written only where they differ from the default, so that an
// ordinary index matches.
std::string direction(const SortKey &key, bool reversed);

} // namespace model_api::page

#include "base/pure.hpp"
