#include "sql/expression.hpp"

#include <algorithm>

#include "sql/operands.hpp"

namespace model_api::sql {

namespace {

bool any_null(const Expressions &expressions) {
    return std::any_of(expressions.begin(), expressions.end(), may_be_null);
}

bool any_null(const Value &value) {
    if (const auto *elements = std::get_if<TextArray>(&value)) {
        return std::any_of(elements->begin(), elements->end(), [](const auto &element) { return !element; });
    }
    return std::holds_alternative<Null>(value) || std::holds_alternative<OfSession>(value);
}

// Whether an expression can be NULL for some row. Operators and functions are taken to be strict, as all that we use
// are.
struct MayBeNull {
    bool operator()(const Constant &) const { return false; }
    bool operator()(const Parameter &parameter) const { return any_null(parameter.value); }
    bool operator()(const Column &column) const { return column.nullable; }
    bool operator()(const Comparison &comparison) const { return any_null(comparison.sides); }
    bool operator()(const Quantified &quantified) const { return any_null(quantified.sides); }
    bool operator()(const RowComparison &rows) const { return any_null(rows.left) || any_null(rows.right); }
    bool operator()(const And &conjunction) const { return any_null(conjunction.terms); }
    bool operator()(const Or &disjunction) const { return any_null(disjunction.terms); }
    bool operator()(const Not &negated) const { return any_null(negated.term); }
    bool operator()(const NotTrue &) const { return false; }
    bool operator()(const NullTest &) const { return false; }
    bool operator()(const Call &call) const { return any_null(call.arguments); }
    bool operator()(const Cast &cast) const { return any_null(cast.operand); }
    bool operator()(const Exists &) const { return false; }
};

bool any_reads(const Expressions &expressions) {
    return std::any_of(expressions.begin(), expressions.end(), reads_tables);
}

struct ReadsTables {
    bool operator()(const Exists &) const { return true; }
    template <class Node>
    bool operator()(const Node &node) const {
        bool reads = false;
        each_operands(node, [&](const Expressions &operands) { reads = reads || any_reads(operands); });
        return reads;
    }
};

Expressions list_of(Expression only) {
    Expressions list;
    list.push_back(std::move(only));
    return list;
}

// AND and OR are the same but for their neutral element: `Node` without terms is the constant `neutral`.
template <class Node>
Expression fold(Expressions terms, bool neutral) {
    Expressions kept;
    for (Expression &term : terms) {
        if (const auto *constant = std::get_if<Constant>(&term.node)) {
            if (constant->value != neutral) return Constant{!neutral};
        } else if (auto *nested = std::get_if<Node>(&term.node)) {
            std::move(nested->terms.begin(), nested->terms.end(), std::back_inserter(kept));
        } else {
            kept.push_back(std::move(term));
        }
    }
    if (kept.empty()) return Constant{neutral};
    if (kept.size() == 1) return std::move(kept.front());
    return Node{std::move(kept)};
}

bool is_constant(const Expression &expression, bool value) {
    const auto *constant = std::get_if<Constant>(&expression.node);
    return constant != nullptr && constant->value == value;
}

} // namespace

Expression conjunction(Expressions terms) {
    return fold<And>(std::move(terms), true);
}
Expression disjunction(Expressions terms) {
    return fold<Or>(std::move(terms), false);
}

Expression negation(Expression term) {
    if (const auto *constant = std::get_if<Constant>(&term.node)) return Constant{!constant->value};
    if (auto *test = std::get_if<NullTest>(&term.node)) return NullTest{std::move(test->operand), !test->negated};
    // Only the truth of a condition counts, so that taking back a negation is right for NULLs as well.
    if (auto *negated = std::get_if<Not>(&term.node)) return Expression(std::move(negated->term.front()));
    if (auto *negated = std::get_if<NotTrue>(&term.node)) return Expression(std::move(negated->operand.front()));
    if (may_be_null(term)) return NotTrue{list_of(std::move(term))};
    return Not{list_of(std::move(term))};
}

Expression compare(Operator op, Expression left, Expression right, const Type &type) {
    Expressions sides = list_of(std::move(left));
    sides.push_back(std::move(right));
    return Comparison{op, type, std::move(sides)};
}

Expression is_null(Expression operand) {
    return NullTest{list_of(std::move(operand)), false};
}
Expression is_not_null(Expression operand) {
    return NullTest{list_of(std::move(operand)), true};
}

bool may_be_null(const Expression &expression) {
    return std::visit(MayBeNull{}, expression.node);
}
bool reads_tables(const Expression &expression) {
    return std::visit(ReadsTables{}, expression.node);
}
bool is_true(const Expression &expression) {
    return is_constant(expression, true);
}
bool is_false(const Expression &expression) {
    return is_constant(expression, false);
}

} // namespace model_api::sql
