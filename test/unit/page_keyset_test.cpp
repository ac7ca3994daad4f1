#include "page/keyset.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "quiz_models.hpp"
#include "sql/render.hpp"

namespace model_api::page {
namespace {

// ---- the text of ranges

struct KeyShape {
    bool descending, nullable, nulls_first;
};

constexpr KeyShape up{false, false, false}, down{true, false, true};
constexpr KeyShape up_nullable{false, true, false}, down_nullable{true, true, true};
constexpr KeyShape up_nulls_first{false, true, true}, down_nulls_last{true, true, false};

const std::vector<model::Field> &fields() {
    static const std::vector<model::Field> all{
        test::stored("a", model::Kind::number, "a", sql::bigint_type()),
        test::stored("b", model::Kind::number, "b", sql::bigint_type()),
        test::stored("c", model::Kind::number, "c", sql::bigint_type()),
        test::stored("d", model::Kind::number, "d", sql::bigint_type()),
    };
    return all;
}

Sort sort_of(const std::vector<KeyShape> &shapes) {
    Sort sort;
    for (const KeyShape &shape : shapes)
        sort.keys.push_back(
            {FieldKey{{}, &fields()[sort.keys.size()]}, shape.descending, shape.nulls_first, shape.nullable});
    return sort;
}

sql::Expressions columns_of(const Sort &sort) {
    sql::Expressions columns;
    for (const SortKey &key : sort.keys)
        columns.push_back(sql::Column{.relation = "t", .name = key_name(key), .type = sql::bigint_type()});
    return columns;
}

using Numbers = std::vector<std::optional<int>>;

Cursor cursor_of(const Numbers &numbers) {
    Cursor cursor;
    for (const auto &number : numbers)
        cursor.values.push_back(number ? std::optional(std::to_string(*number)) : std::nullopt);
    return cursor;
}

std::vector<std::string> ranges(const std::vector<KeyShape> &shapes, const Numbers &values, bool reversed = false,
                                bool inclusive = false) {
    const Sort sort = sort_of(shapes);
    std::vector<std::string> texts;
    for (const sql::Expression &range : ranges_after(sort, columns_of(sort), cursor_of(values), reversed, inclusive)) {
        sql::Writer writer(sql::Style::readable);
        writer << range;
        texts.push_back(writer.take_text());
    }
    return texts;
}

using Texts = std::vector<std::string>;

TEST(Keyset, IsOneComparisonForTheKeyAlone) {
    EXPECT_EQ(ranges({up}, {1}), Texts{"t.a > $1"});
    EXPECT_EQ(ranges({up}, {1}, true), Texts{"t.a < $1"});
    EXPECT_EQ(ranges({up}, {1}, true, true), Texts{"t.a <= $1"});
}

TEST(Keyset, IsOneRowComparisonInOneDirection) {
    EXPECT_EQ(ranges({up, up}, {1, 2}), Texts{"ROW(t.a, t.b) > ROW($1, $2)"});
    EXPECT_EQ(ranges({down, down, down}, {1, 2, 3}), Texts{"ROW(t.a, t.b, t.c) < ROW($1, $2, $3)"});
    EXPECT_EQ(ranges({down, down}, {1, 2}, true), Texts{"ROW(t.a, t.b) > ROW($1, $2)"});
    EXPECT_EQ(ranges({down, down}, {1, 2}, false, true), Texts{"ROW(t.a, t.b) <= ROW($1, $2)"});
}

TEST(Keyset, IsARangePerDirection) {
    EXPECT_EQ(ranges({down, up}, {1, 2}), (Texts{"t.a = $1 AND t.b > $2", "t.a < $1"}));
    EXPECT_EQ(ranges({down, up, up}, {1, 2, 3}), (Texts{"t.a = $1 AND ROW(t.b, t.c) > ROW($2, $3)", "t.a < $1"}));
    EXPECT_EQ(ranges({up, up, down}, {1, 2, 3}),
              (Texts{"t.a = $1 AND t.b = $2 AND t.c < $3", "ROW(t.a, t.b) > ROW($1, $2)"}));
    EXPECT_EQ(ranges({down, up}, {1, 2}, false, true), (Texts{"t.a = $1 AND t.b >= $2", "t.a < $1"}));
}

TEST(Keyset, ReadsNullsLastAsARangeOfTheirOwn) {
    EXPECT_EQ(ranges({up_nullable, up}, {1, 2}), (Texts{"ROW(t.a, t.b) > ROW($1, $2)", "t.a IS NULL"}));
    EXPECT_EQ(ranges({up_nullable, up}, {{}, 2}), Texts{"t.a IS NULL AND t.b > $1"});
    EXPECT_EQ(ranges({down_nulls_last, up}, {1, 2}), (Texts{"t.a = $1 AND t.b > $2", "t.a < $1", "t.a IS NULL"}));
    EXPECT_EQ(ranges({up, up_nullable, up}, {1, 2, 3}),
              (Texts{"t.a = $1 AND ROW(t.b, t.c) > ROW($2, $3)", "t.a = $1 AND t.b IS NULL", "t.a > $1"}));
}

TEST(Keyset, ReadsNullsFirstBeforeAllOthers) {
    EXPECT_EQ(ranges({down_nullable, up}, {1, 2}), (Texts{"t.a = $1 AND t.b > $2", "t.a < $1"}));
    EXPECT_EQ(ranges({down_nullable, up}, {{}, 2}), (Texts{"t.a IS NULL AND t.b > $1", "t.a IS NOT NULL"}));
    EXPECT_EQ(ranges({up_nulls_first, up}, {{}, 2}), (Texts{"t.a IS NULL AND t.b > $1", "t.a IS NOT NULL"}));
}

TEST(Keyset, TurnsNullsAroundWhenItGoesBackward) {
    EXPECT_EQ(ranges({up_nullable, up}, {{}, 2}, true), (Texts{"t.a IS NULL AND t.b < $1", "t.a IS NOT NULL"}));
    EXPECT_EQ(ranges({down_nullable, up}, {1, 2}, true), (Texts{"t.a = $1 AND t.b < $2", "t.a > $1", "t.a IS NULL"}));
}

TEST(Keyset, ComparesNoRowsOfTypesWithOperatorsOfTheirOwn) {
    const model::Field nick = test::stored("nick", model::Kind::string, "nick", test::citext(), true);
    Sort sort = sort_of({up, up});
    sort.keys[0].value = FieldKey{{}, &nick};
    sql::Expressions keys = columns_of(sort);
    sql::Writer writer;
    for (const sql::Expression &range : ranges_after(sort, keys, cursor_of({1, 2}), false)) writer << range << "; ";
    EXPECT_EQ(writer.text(), "t.nick OPERATOR(public.=) $1 AND t.b OPERATOR(pg_catalog.>) $2; t.nick "
                             "OPERATOR(public.>) $3; ");
}

TEST(Keyset, WritesDirectionsOnlyWhereTheyDiffer) {
    const auto written = [](const KeyShape &shape, bool reversed) {
        return direction(sort_of({shape}).keys[0], reversed);
    };
    EXPECT_EQ(written(up, false), "");
    EXPECT_EQ(written(up, true), "DESC");
    EXPECT_EQ(written(up_nullable, true), "DESC");
    EXPECT_EQ(written(up_nulls_first, false), "NULLS FIRST");
    EXPECT_EQ(written(up_nulls_first, true), "DESC NULLS LAST");
    EXPECT_EQ(written(down_nulls_last, false), "DESC NULLS LAST");
    EXPECT_EQ(written(down_nulls_last, true), "NULLS FIRST");
    EXPECT_EQ(written({true, false, false}, false), "DESC");
}

// ---- the meaning of ranges, against a sort of the rows in memory

using Row = Numbers;

std::optional<int> value(const sql::Expression &expression, const Row &row) {
    if (const auto *column = std::get_if<sql::Column>(&expression.node))
        return row[static_cast<std::size_t>(column->name[0] - 'a')];
    return std::stoi(std::get<sql::Binary>(std::get<sql::Parameter>(expression.node).value).bytes);
}

// NULL counts as false, as it does in a WHERE.
bool holds(sql::Operator op, int order) {
    switch (op) {
    case sql::Operator::equal:
        return order == 0;
    case sql::Operator::less:
        return order < 0;
    case sql::Operator::less_or_equal:
        return order <= 0;
    case sql::Operator::greater:
        return order > 0;
    case sql::Operator::greater_or_equal:
        return order >= 0;
    default:
        ADD_FAILURE() << "operator not expected";
        return false;
    }
}

bool compare_rows(sql::Operator op, const sql::Expressions &left, const sql::Expressions &right, const Row &row) {
    for (std::size_t i = 0; i < left.size(); ++i) {
        const auto a = value(left[i], row), b = value(right[i], row);
        if (!a || !b) return false;
        if (*a != *b || i + 1 == left.size()) return holds(op, *a < *b ? -1 : *a > *b);
    }
    return false;
}

bool matches(const sql::Expression &expression, const Row &row) {
    if (const auto *both = std::get_if<sql::And>(&expression.node))
        return std::ranges::all_of(both->terms, [&](const auto &term) { return matches(term, row); });
    if (const auto *test = std::get_if<sql::NullTest>(&expression.node))
        return value(test->operand[0], row).has_value() == test->negated;
    if (const auto *rows = std::get_if<sql::RowComparison>(&expression.node))
        return compare_rows(rows->op, rows->left, rows->right, row);
    const auto &comparison = std::get<sql::Comparison>(expression.node);
    return compare_rows(comparison.op, {comparison.sides[0]}, {comparison.sides[1]}, row);
}

// Negative, zero or positive, as ORDER BY has it.
int order_of(const Sort &sort, const Row &left, const Row &right) {
    for (std::size_t i = 0; i < sort.keys.size(); ++i) {
        const SortKey &key = sort.keys[i];
        if (left[i] == right[i]) continue;
        if (!left[i] || !right[i]) return !left[i] == key.nulls_first ? -1 : 1;
        return (*left[i] < *right[i]) != key.descending ? -1 : 1;
    }
    return 0;
}

class Walk : public testing::Test {
protected:
    int random(int below) { return static_cast<int>(engine_() % static_cast<unsigned>(below)); }

    std::optional<int> random_value(bool nullable) {
        if (nullable && random(3) == 0) return std::nullopt;
        return random(4);
    }

    Sort random_sort() {
        std::vector<KeyShape> shapes;
        for (int i = random(4); i > 0; --i) shapes.push_back({random(2) == 0, random(2) == 0, random(2) == 0});
        shapes.push_back({random(2) == 0, false, random(2) == 0});
        return sort_of(shapes);
    }

    // The last value is unique, as the key that ends every sort.
    std::vector<Row> random_rows(const Sort &sort) {
        std::vector<Row> rows;
        for (int id = 0, count = random(30); id < count; ++id) {
            Row row;
            for (std::size_t i = 0; i + 1 < sort.keys.size(); ++i) row.push_back(random_value(sort.keys[i].nullable));
            row.push_back(id);
            rows.push_back(std::move(row));
        }
        std::ranges::sort(rows, [&](const Row &a, const Row &b) { return order_of(sort, a, b) < 0; });
        return rows;
    }

    // The rows of all ranges, one range after the other, each in order.
    static std::vector<Row> after(const Sort &sort, std::vector<Row> rows, const Row &at, bool reversed,
                                  bool inclusive) {
        if (reversed) std::ranges::reverse(rows);
        std::vector<Row> found;
        for (const sql::Expression &range : ranges_after(sort, columns_of(sort), cursor_of(at), reversed, inclusive))
            std::ranges::copy_if(rows, std::back_inserter(found), [&](const Row &row) { return matches(range, row); });
        return found;
    }

    static std::vector<Row> expected(const Sort &sort, std::vector<Row> rows, const Row &at, bool reversed,
                                     bool inclusive) {
        if (reversed) std::ranges::reverse(rows);
        std::erase_if(rows, [&](const Row &row) {
            const int order = reversed ? order_of(sort, at, row) : order_of(sort, row, at);
            return inclusive ? order < 0 : order <= 0;
        });
        return rows;
    }

    std::mt19937 engine_{20240601};
};

TEST_F(Walk, FindsExactlyTheRowsAfterAnyPlace) {
    for (int round = 0; round < 1000; ++round) {
        const Sort sort = random_sort();
        const std::vector<Row> rows = random_rows(sort);
        Row at; // a place where a row stands, or stood
        for (const SortKey &key : sort.keys) at.push_back(random_value(key.nullable));
        if (!rows.empty() && random(2) == 0) at = rows[static_cast<std::size_t>(random(static_cast<int>(rows.size())))];
        for (const bool reversed : {false, true})
            for (const bool inclusive : {false, true})
                ASSERT_EQ(after(sort, rows, at, reversed, inclusive), expected(sort, rows, at, reversed, inclusive))
                    << signature(sort, test::question());
    }
}

TEST_F(Walk, MeetsEveryRowOncePageByPage) {
    for (int round = 0; round < 200; ++round) {
        const Sort sort = random_sort();
        const std::vector<Row> rows = random_rows(sort);
        if (rows.empty()) continue;
        const auto size = static_cast<std::size_t>(1 + random(5));
        for (const bool reversed : {false, true}) {
            std::vector<Row> ordered = rows;
            if (reversed) std::ranges::reverse(ordered);
            std::vector<Row> walked{ordered.front()};
            for (std::vector<Row> page = {ordered.front()}; !page.empty();) {
                page = after(sort, rows, walked.back(), reversed, false);
                page.resize(std::min(page.size(), size));
                walked.insert(walked.end(), page.begin(), page.end());
                ASSERT_LE(walked.size(), rows.size());
            }
            ASSERT_EQ(walked, ordered) << signature(sort, test::question());
        }
    }
}

} // namespace
} // namespace model_api::page
