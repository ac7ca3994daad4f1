#include "read/source.hpp"

#include <cstddef>
#include <utility>

#include "page/keyset.hpp"
#include "read/ranked.hpp"
#include "read/scan.hpp"

namespace model_api::read {

namespace {

sql::Expression at_cursor(const Scan &scan) {
    return page::at_cursor(scan.sort, scan.order.keys, *scan.source.cursor);
}

// The row at the cursor can only be in the first range.
void write_union(sql::Writer &out, Scan scan, page::Ranges ranges, const SelectList &select_list) {
    const Source &source = scan.source;
    const sql::Expressions keys = exported_keys(source);
    out << "SELECT ";
    select_list(keys);
    if (source.from_cursor) (out << ", ").column(source.alias, at_cursor_name);
    out << " FROM (";
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        out << (i == 0 ? "(" : " UNION ALL (");
        scan.range = std::move(ranges[i]);
        write_scan(out, scan, [&] {
            const bool may_be_at_cursor = i == 0 && source.from_cursor;
            write_exports(out, source, scan.order.keys,
                          may_be_at_cursor ? at_cursor(scan) : sql::Expression(sql::Constant{false}));
        });
        out << ")";
    }
    out << ") " << source.alias;
    write_order(out, source.sort, keys, scan.reversed, scan.limit);
}

} // namespace

void write_rows(sql::Writer &out, const Source &source, const SelectList &select_list) {
    if (page::is_by_score(source.sort)) return write_ranked_rows(out, source, select_list);

    Scan scan = scan_of(source, source.sort, source.backward, source.limit);
    page::Ranges ranges;
    if (source.cursor)
        ranges = ranges_of(scan, *source.cursor, source.from_cursor);
    else
        ranges.push_back(sql::Constant{true});
    if (ranges.empty()) ranges.push_back(sql::Constant{false});
    if (ranges.size() > 1) return write_union(out, std::move(scan), std::move(ranges), select_list);

    scan.range = std::move(ranges.front());
    write_scan(out, scan, [&] {
        select_list(scan.order.keys);
        if (source.from_cursor) out << ", " << at_cursor(scan);
    });
}

// Not EXISTS: it drops the order of its query, and then a scan of the table looks cheap that is long for a cursor far
// from its beginning. In order, the row at the cursor is the first one met.
void write_before(sql::Writer &out, const Source &source) {
    if (page::is_by_score(source.sort)) return write_ranked_before(out, source);

    Scan scan = scan_of(source, source.sort, !source.backward, 1);
    out << "COALESCE(";
    for (sql::Expression &range : ranges_of(scan, *source.cursor, true)) {
        scan.range = std::move(range);
        out << "(";
        write_scan(out, scan, [&] { out << "TRUE"; });
        out << "), ";
    }
    out << "FALSE)";
}

} // namespace model_api::read
