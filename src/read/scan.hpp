// One SELECT over the table of a list: a range of its rows, in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "page/cursor.hpp"
#include "page/keyset.hpp"
#include "page/sort.hpp"
#include "read/order.hpp"
#include "read/source.hpp"
#include "sql/expression.hpp"
#include "sql/render.hpp"

namespace model_api::read {

struct Scan {
    const Source &source;
    page::Sort sort;
    Order order; // by the sort
    sql::Expression range = sql::Constant{true};
    std::string only_if = {}; // trusted SQL: nothing is read unless it is true
    bool reversed = false;
    std::optional<int> limit = std::nullopt;
};

// In the order of the source, or in another one.
Scan scan_of(const Source &source, const page::Sort &sort, bool reversed, std::optional<int> limit);

// The ranges of rows after the cursor: each for a scan of its own, in their order.
page::Ranges ranges_of(const Scan &scan, const page::Cursor &cursor, bool inclusive);

// What stands between SELECT and FROM is written by `list`.
template <class List>
void write_scan(sql::Writer &out, const Scan &scan, const List &list);

// How rows come into their order: as the planner likes, or read first and then sorted.
enum class By : std::uint8_t { any_means, sorting };
// " ORDER BY … LIMIT …", of keys in the order of the sort.
void write_order(sql::Writer &out, const page::Sort &sort, const sql::Expressions &keys, bool reversed,
                 std::optional<int> limit, By by = By::any_means);

// Scans that are parts of a larger query hand on the keys of the source's sort, which may be others than those of their
// own order, and the columns that are read outside; last, with from_cursor, whether a row is the one at the cursor.
void write_exports(sql::Writer &out, const Source &source, const sql::Expressions &keys,
                   const sql::Expression &is_at_cursor);
sql::Expressions exported_keys(const Source &source);
inline constexpr const char *at_cursor_name = "at cursor";

// FROM and everything behind it.
void write_rest(sql::Writer &out, const Scan &scan);

template <class List>
void write_scan(sql::Writer &out, const Scan &scan, const List &list) {
    out << "SELECT ";
    list();
    write_rest(out, scan);
}

} // namespace model_api::read

#include "base/pure.hpp"
