#include <algorithm>
#include <set>

#include "table/ddl.hpp"
#include "table/work.hpp"

namespace model_api::table {

namespace {

// PostgreSQL writes lower(slug) of a domain as lower(slug::text), and quotes more words than need be.
std::string bare(const std::string &key) {
    constexpr std::string_view cast = "::text";
    std::string text;
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (key.compare(at, cast.size(), cast) == 0)
            at += cast.size() - 1;
        else if (key[at] != '"' && key[at] != '(' && key[at] != ')')
            text += key[at];
    }
    return text;
}

std::multiset<std::string> bare_keys(const std::vector<std::string> &keys) {
    std::multiset<std::string> all;
    for (const std::string &key : keys) all.insert(bare(key));
    return all;
}

const PresentIndex *find_unique(const Present &present, const Unique &unique) {
    const auto found = std::ranges::find_if(present.indexes, [&](const PresentIndex &index) {
        return index.unique && bare_keys(index.keys) == bare_keys(unique.keys);
    });
    return found == present.indexes.end() ? nullptr : &*found;
}

bool is_wanted(const Shape &shape, const Unique &unique) {
    return std::ranges::any_of(shape.uniques,
                               [&](const Unique &other) { return bare_keys(other.keys) == bare_keys(unique.keys); });
}

void drop_unique(Work &work, const PresentIndex &index) {
    if (!index.constraint.empty())
        work.drop_constraint(index.constraint);
    else
        work.index_drops.push_back({"DROP INDEX " + quote_qualified(work.present.schema, index.name), ""});
    work.names.free(index.name);
    std::erase_if(work.present.indexes, [name = index.name](const PresentIndex &other) { return other.name == name; });
}

// Counts the rows that share their values. Only where every column exists as it is and no value is about to change.
void check_duplicates(Work &work, const Unique &unique) {
    const auto is_settled = [&](const Column &column) {
        return work.present.find(column.name) && !work.converted.contains(column.name) &&
               !work.fixed.contains(column.name);
    };
    std::string keys, given;
    for (const std::string &key : unique.keys) {
        const auto column = std::ranges::find_if(work.change.shape.columns, [&](const Column &candidate) {
            const std::string name = quote_identifier(candidate.name);
            return key == name || key == "lower(" + name + ")";
        });
        if (column == work.change.shape.columns.end() || !is_settled(*column)) return;
        keys += (keys.empty() ? "" : ", ") + key;
        given += (given.empty() ? "" : " AND ") + quote_identifier(column->name) + " IS NOT NULL";
    }
    work.plan.obstacles.push_back({unique.path, "with a value that is not unique", work.table(),
                                   "SELECT coalesce(sum(same), 0) FROM (SELECT count(*) AS same FROM " + work.table() +
                                       " WHERE " + given + " GROUP BY " + keys +
                                       " HAVING count(*) > 1) AS duplicates"});
}

} // namespace

bool is_same_key(const std::string &left, const std::string &right) {
    return bare(left) == bare(right);
}

void change_uniques(Work &work) {
    for (const Unique &unique : work.change.known_shape.uniques) {
        const PresentIndex *present = find_unique(work.present, unique);
        if (present && !is_wanted(work.change.shape, unique)) drop_unique(work, *present);
    }
    for (const Unique &unique : work.change.shape.uniques) {
        if (find_unique(work.present, unique)) continue;
        work.indexes.push_back(unique_index(work.change.shape, unique, work.names));
        check_duplicates(work, unique);
    }
}

} // namespace model_api::table
