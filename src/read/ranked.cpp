#include "read/ranked.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "page/keyset.hpp"
#include "read/columns.hpp"
#include "read/found.hpp"
#include "read/scan.hpp"

namespace model_api::read {

namespace {

// Rows that are all ranked, or none of them.
struct Part {
    bool is_ranked;
    Scan scan;
    sql::Expressions keys;        // of the source's sort
    sql::Expression is_at_cursor; // FALSE where the cursor is in another part
};

bool has_window(const Source &source) {
    return source.search->ranked_from.has_value();
}

// Scores are numbers of four bytes, the sign first.
bool is_unranked(const page::Cursor &cursor) {
    const auto &score = cursor.values.front();
    return score && !score->empty() && static_cast<signed char>(score->front()) < 0;
}

Searched searched(const Source &source) {
    return {*source.model, source.alias, *source.search, true};
}

// That a row is on its side of the window's edge.
sql::Expression beside_edge(const Source &source, bool is_ranked) {
    if (!has_window(source)) return sql::Constant{true};
    const sql::Type &type = column_of(source.model->key()).type;
    const sql::Operator op = is_ranked ? sql::Operator::greater_or_equal : sql::Operator::less;
    sql::Expressions terms;
    for (sql::Expression &key : keys_of(searched(source)))
        terms.push_back(
            sql::compare(op, std::move(key), sql::Parameter{.type = type, .value = *source.search->ranked_from}, type));
    return sql::conjunction(std::move(terms));
}

Part part_of(const Source &source, bool is_ranked, bool reversed, std::optional<int> limit) {
    const page::Sort &sort = is_ranked ? source.sort : page::newest_first(*source.model);
    Part part{is_ranked, scan_of(source, sort, reversed, limit), {}, sql::Constant{false}};
    part.scan.order.keys.back() = key_of_words(searched(source));
    part.scan.range = beside_edge(source, is_ranked);
    part.keys = part.scan.order.keys;
    if (!is_ranked)
        part.keys.insert(part.keys.begin(),
                         sql::Parameter{.type = sql::integer_type(), .value = std::int64_t{unranked_score}});
    return part;
}

// The rows of a part behind the cursor that is in it. They are sorted or walked by the key alone, so that several
// ranges are one condition.
void begin_at_cursor(Part &part, page::Cursor cursor, bool inclusive) {
    if (!part.is_ranked) cursor.values.erase(cursor.values.begin());
    const Scan &scan = part.scan;
    part.is_at_cursor = page::at_cursor(scan.sort, scan.order.keys, cursor);
    page::Ranges ranges = ranges_of(scan, cursor, inclusive);
    part.scan.range = sql::conjunction({std::move(part.scan.range), sql::disjunction(std::move(ranges))});
}

// The parts of a list from the cursor on, in the order of the walk. There is always one, and the cursor is in the
// first.
std::vector<Part> parts_of(const Source &source, bool reversed, bool inclusive, std::optional<int> limit) {
    const bool begins_ranked =
        source.cursor ? !has_window(source) || !is_unranked(*source.cursor) : !(reversed && has_window(source));
    std::vector<Part> parts;
    parts.push_back(part_of(source, begins_ranked, reversed, limit));
    if (source.cursor) begin_at_cursor(parts.front(), *source.cursor, inclusive);
    if (has_window(source) && begins_ranked != reversed)
        parts.push_back(part_of(source, !begins_ranked, reversed, limit));
    return parts;
}

void write_part(sql::Writer &out, const Part &part) {
    write_scan(out, part.scan, [&] { write_exports(out, part.scan.source, part.keys, part.is_at_cursor); });
}

constexpr const char *first_part = "first_part";

// That the first part has left room on the page. It is decided once, before a row of the second part is looked at.
std::string has_room(std::optional<int> limit) {
    if (!limit) return {};
    return std::string("(SELECT pg_catalog.count(*) FROM ") + first_part + ") OPERATOR(pg_catalog.<) " +
           std::to_string(*limit);
}

void write_both(sql::Writer &out, std::vector<Part> parts, const Source &source, const SelectList &select_list) {
    const sql::Expressions keys = exported_keys(source);
    parts[1].scan.only_if = has_room(source.limit);
    out << "SELECT ";
    select_list(keys);
    if (source.from_cursor) (out << ", ").column(source.alias, at_cursor_name);
    out << " FROM (WITH " << first_part << " AS MATERIALIZED (";
    write_part(out, parts[0]);
    out << ") SELECT * FROM " << first_part << " UNION ALL (";
    write_part(out, parts[1]);
    out << ")) " << source.alias;
    write_order(out, source.sort, keys, source.backward, source.limit);
}

} // namespace

void write_ranked_rows(sql::Writer &out, const Source &source, const SelectList &select_list) {
    std::vector<Part> parts = parts_of(source, source.backward, source.from_cursor, source.limit);
    if (parts.size() > 1) return write_both(out, std::move(parts), source, select_list);
    const Part &part = parts.front();
    write_scan(out, part.scan, [&] {
        select_list(part.keys);
        if (source.from_cursor) out << ", " << part.is_at_cursor;
    });
}

void write_ranked_before(sql::Writer &out, const Source &source) {
    out << "COALESCE(";
    for (const Part &part : parts_of(source, !source.backward, true, 1)) {
        out << "(";
        write_scan(out, part.scan, [&] { out << "TRUE"; });
        out << "), ";
    }
    out << "FALSE)";
}

} // namespace model_api::read
