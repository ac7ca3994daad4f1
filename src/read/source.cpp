#include "read/source.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "page/keyset.hpp"
#include "read/columns.hpp"
#include "read/order.hpp"

namespace model_api::read {

namespace {

// One SELECT over the table: a range of its rows, in order.
struct Scan {
    const Source &source;
    const Order &order;
    bool reversed;
    std::optional<int> limit;
};

void write_order(sql::Writer &out, const page::Sort &sort, const sql::Expressions &keys, bool reversed,
                 std::optional<int> limit) {
    out << " ORDER BY ";
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::string direction = page::direction(sort.keys[i], reversed);
        out << (i == 0 ? "" : ", ") << keys[i] << (direction.empty() ? "" : " ") << direction;
    }
    if (limit) out << " LIMIT " << std::to_string(*limit);
}

template <class List>
void write_scan(sql::Writer &out, const Scan &scan, const sql::Expression &range, const List &list) {
    const Source &source = scan.source;
    out << "SELECT ";
    list();
    out << " FROM ";
    out.table(source.model->qualified_table(), source.model->relation) << " " << source.alias << scan.order.joins;
    out.note_tables(scan.order.tables);
    const sql::Expression condition = sql::conjunction({source.condition, range});
    if (!sql::is_true(condition)) out << " WHERE " << condition;
    write_order(out, *source.sort, scan.order.keys, scan.reversed, scan.limit);
}

// A key that is no column of the table has a name that no column is likely to have.
std::string exported_name(const page::Sort &sort, std::size_t key) {
    return is_plain(sort.keys[key]) ? column_of(*sort.keys[key].field).name : "sort " + std::to_string(key + 1);
}

sql::Expressions exported_keys(const Source &source) {
    sql::Expressions keys;
    for (std::size_t i = 0; i < source.sort->keys.size(); ++i)
        keys.push_back(sql::Column{.relation = source.alias,
                                   .name = exported_name(*source.sort, i),
                                   .type = page::key_type(source.sort->keys[i])});
    return keys;
}

// What the arms of a union hand on: the keys, and the columns that are read outside. In the order in which they are
// first read there: then the planner finds that nothing is left to do between an arm and the merge.
void write_exports(sql::Writer &out, const Source &source, const Order &order) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < order.keys.size(); ++i) {
        names.push_back(exported_name(*source.sort, i));
        out << (i == 0 ? "" : ", ") << order.keys[i];
        if (!is_plain(source.sort->keys[i])) (out << " AS ").identifier(names.back());
    }
    if (!source.selection) return;
    for (const std::string &name : columns_read(*source.selection, *source.model)) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        out << ", ";
        out.column(source.alias, name);
    }
}

constexpr const char *at_cursor_name = "at cursor";

void write_at_cursor(sql::Writer &out, const Scan &scan) {
    if (scan.source.from_cursor)
        out << ", " << page::at_cursor(*scan.source.sort, scan.order.keys, *scan.source.cursor);
}

// The row at the cursor can only be in the first range.
void write_arm(sql::Writer &out, const Scan &scan, const sql::Expression &range, bool is_first) {
    write_scan(out, scan, range, [&] {
        write_exports(out, scan.source, scan.order);
        if (is_first)
            write_at_cursor(out, scan);
        else if (scan.source.from_cursor)
            out << ", FALSE";
        if (scan.source.from_cursor) (out << " AS ").identifier(at_cursor_name);
    });
}

void write_union(sql::Writer &out, const Scan &scan, const page::Ranges &ranges, const SelectList &select_list) {
    const Source &source = scan.source;
    const sql::Expressions keys = exported_keys(source);
    out << "SELECT ";
    select_list(keys);
    if (source.from_cursor) (out << ", ").column(source.alias, at_cursor_name);
    out << " FROM (";
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        out << (i == 0 ? "(" : " UNION ALL (");
        write_arm(out, scan, ranges[i], i == 0);
        out << ")";
    }
    out << ") " << source.alias;
    write_order(out, *source.sort, keys, scan.reversed, scan.limit);
}

} // namespace

void write_rows(sql::Writer &out, const Source &source, const SelectList &select_list) {
    const Order order = order_of(*source.sort, *source.model, *source.schema, source.alias);
    const Scan scan{source, order, source.backward, source.limit};
    page::Ranges ranges;
    if (source.cursor)
        ranges = page::ranges_after(*source.sort, order.keys, *source.cursor, source.backward, source.from_cursor,
                                    sql::is_true(source.condition));
    else
        ranges.push_back(sql::Constant{true});
    if (ranges.empty()) ranges.push_back(sql::Constant{false});

    if (ranges.size() == 1)
        write_scan(out, scan, ranges.front(), [&] {
            select_list(order.keys);
            write_at_cursor(out, scan);
        });
    else
        write_union(out, scan, ranges, select_list);
}

// Not EXISTS: it drops the order of its query, and then a scan of the table looks cheap that is long for a cursor far
// from its beginning. In order, the row at the cursor is the first one met.
void write_before(sql::Writer &out, const Source &source) {
    const Order order = order_of(*source.sort, *source.model, *source.schema, source.alias);
    const Scan scan{source, order, !source.backward, 1};
    out << "COALESCE(";
    for (const sql::Expression &range : page::ranges_after(*source.sort, order.keys, *source.cursor, scan.reversed,
                                                           true, sql::is_true(source.condition))) {
        out << "(";
        write_scan(out, scan, range, [&] { out << "TRUE"; });
        out << "), ";
    }
    out << "FALSE)";
}

} // namespace model_api::read
