#include "read/scan.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "filter/rows.hpp"
#include "read/columns.hpp"
#include "read/found.hpp"

namespace model_api::read {

namespace {

// A key that is no column of the table has a name that no column is likely to have.
std::string exported_name(const page::Sort &sort, std::size_t key) {
    const model::Field *field = plain_field(sort.keys[key]);
    return field ? column_of(*field).name : "sort " + std::to_string(key + 1);
}

std::string_view name_of(const sql::Expression &expression) {
    const auto *column = std::get_if<sql::Column>(&expression.node);
    return column ? std::string_view(column->name) : std::string_view();
}

// The planner is not told how little a search finds, and would rather walk an index in the order of the sort.
By order_by(const Scan &scan) {
    const Search *search = scan.source.search;
    return search && search->is_by_index && !page::is_by_score(scan.sort) ? By::sorting : By::any_means;
}

bool is_by_key(const Scan &scan) {
    return scan.sort.keys.size() == 1; // the last one, which is always the model's key
}

} // namespace

Scan scan_of(const Source &source, const page::Sort &sort, bool reversed, std::optional<int> limit) {
    return {.source = source,
            .sort = sort,
            .order = order_of(sort, *source.model, *source.schema, source.alias),
            .reversed = reversed,
            .limit = limit};
}

page::Ranges ranges_of(const Scan &scan, const page::Cursor &cursor, bool inclusive) {
    const Source &source = scan.source;
    const bool unrestricted = sql::is_true(source.condition) && !source.search &&
                              sql::is_true(source.schema->visible(*source.model, source.alias));
    const auto after = [&](const sql::Expressions &keys) {
        return page::ranges_after(scan.sort, keys, cursor, scan.reversed, inclusive, unrestricted);
    };
    if (!source.search || !is_by_key(scan)) return after(scan.order.keys);
    sql::Expressions terms;
    for (sql::Expression &key : keys_of({*source.model, source.alias, *source.search, false}))
        terms.push_back(sql::disjunction(after({std::move(key)})));
    return {sql::conjunction(std::move(terms))};
}

void write_order(sql::Writer &out, const page::Sort &sort, const sql::Expressions &keys, bool reversed,
                 std::optional<int> limit, By by) {
    out << " ORDER BY ";
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::string direction = page::direction(sort.keys[i], reversed);
        if (i > 0) out << ", ";
        if (i == 0 && by == By::sorting)
            out << "(SELECT " << keys[i] << ")"; // no index has the order of this
        else
            out << keys[i];
        out << (direction.empty() ? "" : " ") << direction;
    }
    if (limit) out << " LIMIT " << std::to_string(*limit);
}

void write_rest(sql::Writer &out, const Scan &scan) {
    const Source &source = scan.source;
    out << " FROM ";
    const sql::Expression visible = filter::write_table(out, *source.schema, *source.model, source.alias);
    sql::Expressions conditions{source.condition, visible, scan.range};
    if (source.search) {
        const Searched rows{*source.model, source.alias, *source.search, page::is_by_score(scan.sort)};
        write_search_joins(out, rows);
        conditions.insert(conditions.begin(), found(rows));
    }
    for (const WriteJoin &write_join : scan.order.joins) write_join(out);
    const sql::Expression condition = sql::conjunction(std::move(conditions));
    if (!sql::is_true(condition)) out << " WHERE " << condition;
    if (!scan.only_if.empty()) out << (sql::is_true(condition) ? " WHERE " : " AND ") << scan.only_if;
    write_order(out, scan.sort, scan.order.keys, scan.reversed, scan.limit, order_by(scan));
}

// In the order in which they are first read outside: then the planner finds that nothing is left to do between a scan
// and what merges it with others.
void write_exports(sql::Writer &out, const Source &source, const sql::Expressions &keys,
                   const sql::Expression &is_at_cursor) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        names.push_back(exported_name(source.sort, i));
        out << (i == 0 ? "" : ", ") << keys[i];
        if (name_of(keys[i]) != names.back()) (out << " AS ").identifier(names.back());
    }
    for (const std::string &name : source.columns) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        out << ", ";
        out.column(source.alias, name);
    }
    if (source.from_cursor) (out << ", " << is_at_cursor << " AS ").identifier(at_cursor_name);
}

sql::Expressions exported_keys(const Source &source) {
    sql::Expressions keys;
    for (std::size_t i = 0; i < source.sort.keys.size(); ++i)
        keys.push_back(sql::Column{.relation = source.alias,
                                   .name = exported_name(source.sort, i),
                                   .type = page::key_type(source.sort.keys[i])});
    return keys;
}

} // namespace model_api::read
