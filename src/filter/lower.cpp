#include <stdexcept>

#include "filter/filter.hpp"
#include "filter/lower_condition.hpp"
#include "filter/rows.hpp"

namespace model_api::filter {

namespace {

using sql::Expression;
using sql::Expressions;

struct Row {
    const model::Model &model;
    std::string alias;
    Origin origin = Origin::table;
};

const model::Field &field_of(const model::Model &model, std::string_view name) {
    if (const model::Field *field = model.find(name)) return *field;
    throw std::logic_error("model \"" + model.name + "\" has no field \"" + std::string(name) + "\"");
}

// Lowers one filter: related tables are named after the outermost row, t0_1, t0_2 and so on.
class Lowering {
public:
    Lowering(const model::Schema &schema, std::string_view root) : schema_(schema), root_(root) {}

    Expression lower(const Filter &filter, const Row &row) {
        return std::visit([&](const auto &node) { return lower_node(node, row); }, filter.node);
    }

private:
    Expressions lower_all(const Filters &terms, const Row &row) {
        Expressions lowered;
        lowered.reserve(terms.size());
        for (const Filter &term : terms) lowered.push_back(lower(term, row));
        return lowered;
    }

    Expression lower_node(const All &node, const Row &row) { return sql::conjunction(lower_all(node.terms, row)); }
    Expression lower_node(const AnyOf &node, const Row &row) { return sql::disjunction(lower_all(node.terms, row)); }

    Expression lower_node(const NoneOf &node, const Row &row) {
        const Opposite opposite(certain_);
        Expressions negated;
        for (Expression &term : lower_all(node.terms, row)) negated.push_back(sql::negation(std::move(term)));
        return sql::conjunction(std::move(negated));
    }

    // Without the value the comparison with it is unknown, and is taken for what lets the whole filter hold less.
    Expression lower_node(const Condition &node, const Row &row) {
        Expression lowered = lower_condition(node, row.alias, row.origin);
        if (!std::holds_alternative<sql::OfSession>(node.value)) return lowered;
        if (certain_ && node.operation == Operation::equals) return lowered; // NULL without it, which is not true
        const sql::Parameter value{.type = operand_type(*node.field), .value = node.value};
        if (certain_) return sql::conjunction({sql::is_not_null(value), std::move(lowered)});
        return sql::disjunction({sql::is_null(value), std::move(lowered)});
    }

    Expression lower_node(const Related &node, const Row &row) {
        switch (node.quantifier) {
        case Quantifier::one:
        case Quantifier::some:
            return related_exists(node, row, false);
        case Quantifier::none: {
            const Opposite opposite(certain_);
            return sql::negation(related_exists(node, row, false));
        }
        case Quantifier::every:
            return sql::negation(related_exists(node, row, true));
        }
        throw std::logic_error("unknown quantifier");
    }

    Expression lower_node(const IsRelated &node, const Row &row) {
        if (node.field->kind == model::Kind::belongs_to) {
            Expression column = column_of(*node.field, row.alias, row.origin);
            return node.is_set ? sql::is_not_null(std::move(column)) : sql::is_null(std::move(column));
        }
        const model::Model &target = schema_.get(node.field->relation.value().model);
        Filters anything;
        anything.emplace_back(All{});
        const Related any{node.field, Quantifier::one, &target, std::move(anything)};
        return node.is_set ? related_exists(any, row, false) : sql::negation(related_exists(any, row, false));
    }

    // Whether a related row exists for which the condition holds or, `negated`, does not hold.
    Expression related_exists(const Related &node, const Row &row, bool negated) {
        if (node.field->kind == model::Kind::has_many_through) return exists_through(node, row, negated);
        const Row other{*node.model, next_alias()};
        Expression link = node.field->kind == model::Kind::belongs_to
                              ? equal_keys(other.model.key(), other, *node.field, row)
                              : equal_keys(inverse_of(node), other, row.model.key(), row);
        return exists(other, std::move(link), condition_of(node, other, negated));
    }

    // Over the join model; the related row itself is looked for inside, so that it counts only where it is visible.
    Expression exists_through(const Related &node, const Row &row, bool negated) {
        const model::Relation &relation = node.field->relation.value();
        const Row join{schema_.get(relation.through), next_alias()};
        const Row other{*node.model, next_alias()};
        Expression to_row = equal_keys(field_of(join.model, relation.through_parent), join, row.model.key(), row);
        Expression to_other = equal_keys(other.model.key(), other, field_of(join.model, relation.through_child), join);
        Expression inner = exists(other, std::move(to_other), condition_of(node, other, negated));
        return exists(join, std::move(to_row), std::move(inner));
    }

    Expression condition_of(const Related &node, const Row &other, bool negated) {
        Expression condition = lower(node.condition.at(0), other);
        return negated ? sql::negation(std::move(condition)) : std::move(condition);
    }

    Expression exists(const Row &row, Expression link, Expression condition) const {
        if (sql::is_false(condition)) return sql::Constant{false};
        Expressions terms;
        terms.push_back(std::move(link));
        terms.push_back(std::move(condition));
        return filter::exists(schema_, row.model, row.alias, sql::conjunction(std::move(terms)));
    }

    static Expression equal_keys(const model::Field &inner, const Row &inner_row, const model::Field &outer,
                                 const Row &outer_row) {
        return sql::compare(sql::Operator::equal, column_of(inner, inner_row.alias, inner_row.origin),
                            column_of(outer, outer_row.alias, outer_row.origin), operand_type(inner));
    }

    static const model::Field &inverse_of(const Related &node) {
        return field_of(*node.model, node.field->relation.value().inverse);
    }

    std::string next_alias() { return root_ + "_" + std::to_string(++aliases_); }

    // While it lives, what is lowered stands behind one negation more.
    class Opposite {
    public:
        explicit Opposite(bool &certain) : certain_(certain) { certain_ = !certain_; }
        ~Opposite() { certain_ = !certain_; }
        Opposite(const Opposite &) = delete;
        Opposite &operator=(const Opposite &) = delete;

    private:
        bool &certain_;
    };

    const model::Schema &schema_;
    std::string root_;
    int aliases_ = 0;
    bool certain_ = true; // whether what is unknown does not hold; behind a negation it is to hold
};

} // namespace

Expression lower(const Filter &filter, const model::Model &model, const model::Schema &schema, std::string_view alias,
                 Origin origin) {
    return Lowering(schema, alias).lower(filter, Row{model, std::string(alias), origin});
}

} // namespace model_api::filter
