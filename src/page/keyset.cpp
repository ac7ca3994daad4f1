#include "page/keyset.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace model_api::page {

namespace {

using sql::Expression;
using sql::Expressions;
using sql::Operator;

// A key seen in the direction of the walk.
struct Step {
    const Expression *key;
    const Relations *relations; // that lead to it
    const sql::Type *type;
    const std::optional<std::string> *value; // nullopt: the cursor stands on a NULL
    bool descending;
    bool nulls_first;
    bool nullable;
    int argument; // of the statement; -1: none
};

std::vector<Step> steps_of(const Sort &sort, const Expressions &keys, const Cursor &cursor, bool reversed) {
    std::vector<Step> steps;
    for (std::size_t i = 0; i < sort.keys.size(); ++i) {
        const SortKey &key = sort.keys[i];
        steps.push_back({&keys[i], &relations_of(key), &key_type(key), &cursor.values[i], key.descending != reversed,
                         key.nulls_first != reversed, key.nullable, cursor.is_argument ? static_cast<int>(i) : -1});
    }
    return steps;
}

sql::Parameter value_of(const Step &step) {
    return {.type = *step.type, .value = sql::Binary{**step.value}, .argument = step.argument};
}

Expression equals(const Step &step) {
    if (!*step.value) return sql::is_null(*step.key);
    return sql::compare(Operator::equal, *step.key, value_of(step), *step.type);
}

// A row comparison finds its operators by pg_catalog, and a type may bring others (citext).
bool is_comparable(const Step &step) {
    return *step.value && step.type->operators == "pg_catalog";
}

// Whether one row comparison can hold both, as one range of one index. Only the first key may be nullable: its NULLs
// are a range of their own before or after all others, while those of a later one would stand in the middle.
bool may_follow(const Step &first, const Step &next) {
    return is_comparable(next) && !next.nullable && next.descending == first.descending &&
           *next.relations == *first.relations;
}

std::size_t group_size(const std::vector<Step> &steps, std::size_t begin) {
    std::size_t end = begin + 1;
    if (!is_comparable(steps[begin])) return 1;
    while (end < steps.size() && may_follow(steps[begin], steps[end])) ++end;
    return end - begin;
}

struct Group {
    std::size_t begin, size;
};

std::vector<Group> groups_of(const std::vector<Step> &steps) {
    std::vector<Group> groups;
    for (std::size_t begin = 0; begin < steps.size(); begin += groups.back().size)
        groups.push_back({begin, group_size(steps, begin)});
    return groups;
}

Expression beyond(const std::vector<Step> &steps, const Group &group, bool inclusive) {
    const Step &first = steps[group.begin];
    const Operator op = first.descending ? (inclusive ? Operator::less_or_equal : Operator::less)
                                         : (inclusive ? Operator::greater_or_equal : Operator::greater);
    if (group.size == 1) return sql::compare(op, *first.key, value_of(first), *first.type);
    sql::RowComparison comparison{op, {}, {}};
    for (std::size_t i = group.begin; i < group.begin + group.size; ++i) {
        comparison.left.push_back(*steps[i].key);
        comparison.right.push_back(value_of(steps[i]));
    }
    return comparison;
}

// What follows within one group, in order, while all keys before it are equal to the cursor's.
Expressions parts_of(const std::vector<Step> &steps, const Group &group, bool inclusive) {
    const Step &first = steps[group.begin];
    Expressions parts;
    if (*first.value) {
        parts.push_back(beyond(steps, group, inclusive));
        if (first.nullable && !first.nulls_first) parts.push_back(sql::is_null(*first.key));
    } else {
        if (inclusive) parts.push_back(sql::is_null(*first.key));
        if (first.nulls_first) parts.push_back(sql::is_not_null(*first.key));
    }
    return parts;
}

// Equal to the cursor's, in a form after which the planner still sees the key in the order of the rows. With a = $1 it
// would find that `ORDER BY a, id` is `ORDER BY id`, take the index on id alone for good enough, and read all rows
// behind the cursor where no more of them have this `a`. The index that begins with the key knows such lists of values.
Expression keeps_order(const Step &step) {
    if (!*step.value || step.type->array_oid == 0 || !step.relations->empty()) return equals(step);
    sql::Parameter list = value_of(step);
    list.is_array = true;
    return sql::Quantified{Operator::equal, *step.type, false, {*step.key, std::move(list)}};
}

Expression behind_prefix(const std::vector<Step> &steps, std::size_t length, Expression part, bool unrestricted) {
    Expressions terms;
    for (std::size_t i = 0; i < length; ++i)
        terms.push_back(unrestricted && i == 0 ? keeps_order(steps[i]) : equals(steps[i]));
    terms.push_back(std::move(part));
    return sql::conjunction(std::move(terms));
}

} // namespace

Ranges ranges_after(const Sort &sort, const std::vector<sql::Expression> &keys, const Cursor &cursor, bool reversed,
                    bool inclusive, bool unrestricted) {
    const std::vector<Step> steps = steps_of(sort, keys, cursor, reversed);
    const std::vector<Group> groups = groups_of(steps);
    Ranges ranges;
    for (std::size_t i = groups.size(); i-- > 0;) {
        const bool is_deepest = i + 1 == groups.size();
        for (Expression &part : parts_of(steps, groups[i], inclusive && is_deepest))
            ranges.push_back(behind_prefix(steps, groups[i].begin, std::move(part), unrestricted));
    }
    return ranges;
}

// From the last key on, in which most rows differ already.
sql::Expression at_cursor(const Sort &sort, const std::vector<sql::Expression> &keys, const Cursor &cursor) {
    const std::vector<Step> steps = steps_of(sort, keys, cursor, false);
    Expressions terms;
    for (std::size_t i = steps.size(); i-- > 0;) terms.push_back(equals(steps[i]));
    return sql::conjunction(std::move(terms));
}

std::string direction(const SortKey &key, bool reversed) {
    const bool descending = key.descending != reversed;
    const bool nulls_first = key.nulls_first != reversed;
    std::string text = descending ? "DESC" : "";
    // Where there are no NULLs, naming their place would only keep an index from matching.
    if (key.nullable && nulls_first != descending)
        text += std::string(text.empty() ? "" : " ") + (nulls_first ? "NULLS FIRST" : "NULLS LAST");
    return text;
}

} // namespace model_api::page
