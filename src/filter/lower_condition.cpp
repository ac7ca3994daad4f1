#include "filter/lower_condition.hpp"

#include <array>
#include <stdexcept>

namespace model_api::filter {

namespace {

using sql::Expression;
using sql::Expressions;
using sql::Operator;

Expressions two(Expression left, Expression right) {
    Expressions both;
    both.push_back(std::move(left));
    both.push_back(std::move(right));
    return both;
}

Expressions one(Expression only) {
    Expressions list;
    list.push_back(std::move(only));
    return list;
}

const model::Column &stored_column(const model::Field &field) {
    if (field.column) return *field.column;
    throw std::logic_error("field \"" + field.name + "\" has no column");
}

// LIKE's wildcards, taken as they are written.
std::string escaped_for_like(const std::string &text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

// The two sides of a condition: the column, and parameters of a type that compares with it.
class Sides {
public:
    Sides(const Condition &condition, std::string_view alias, Origin origin)
        : condition_(condition), alias_(alias), origin_(origin), type_(operand_type(*condition.field)),
          fold_case_(!condition.case_sensitive) {}

    const Condition &condition() const { return condition_; }
    const sql::Type &type() const { return fold_case_ ? sql::text_type() : type_; }
    bool folds_case() const { return fold_case_; }

    // json has no operators of its own; jsonb has them all.
    Expression bare_column() const {
        Expression column = column_of(*condition_.field, alias_, origin_);
        if (stored_column(*condition_.field).type.family != sql::Family::json) return column;
        return sql::Cast{one(std::move(column)), sql::jsonb_type()};
    }
    Expression column() const { return folded(bare_column()); }
    Expression parameter(sql::Value value) const {
        return folded(sql::Parameter{type(), std::move(value), false, condition_.place});
    }
    // Prefixes and patterns are text, whatever the column is.
    Expression text_parameter(std::string text) const {
        return folded(sql::Parameter{sql::text_type(), std::move(text)});
    }

private:
    Expression folded(Expression side) const {
        if (!fold_case_) return side;
        return sql::Call{"lower", one(std::move(side)), sql::text_type()};
    }

    const Condition &condition_;
    std::string_view alias_;
    Origin origin_;
    sql::Type type_;
    bool fold_case_;
};

bool is_null_value(const Condition &condition) {
    return std::holds_alternative<sql::Null>(condition.value);
}

Expression compared(const Sides &sides, Operator op) {
    return sql::compare(op, sides.column(), sides.parameter(sides.condition().value), sides.type());
}

Expression equals(const Sides &sides) {
    if (is_null_value(sides.condition())) return sql::is_null(sides.bare_column());
    return compared(sides, Operator::equal);
}

// Rows without a value are "anything other than this value" too.
Expression not_equals(const Sides &sides) {
    if (is_null_value(sides.condition())) return sql::is_not_null(sides.bare_column());
    if (input_type(*sides.condition().field) == InputType::any) {
        return sql::negation(compared(sides, Operator::equal)); // such a type may have no <>
    }
    Expression different = compared(sides, Operator::not_equal);
    if (!sql::may_be_null(different)) return different;
    return sql::disjunction(two(std::move(different), sql::is_null(sides.bare_column())));
}

template <Operator op>
Expression ordered(const Sides &sides) {
    if (is_null_value(sides.condition())) return sql::Constant{false};
    return compared(sides, op);
}

// = ANY (array); one comparison each where the parameter cannot be an array of the compared values.
Expression any_of(const Sides &sides, const sql::TextArray &values) {
    if (values.empty()) return sql::Constant{false};
    if (!sides.folds_case() && sides.type().array_oid != 0) {
        sql::Parameter array{sides.type(), values, true, sides.condition().place};
        return sql::Quantified{Operator::equal, sides.type(), false, two(sides.column(), std::move(array))};
    }
    Expressions terms;
    for (const auto &value : values) {
        const Expression parameter = sides.parameter(value.value());
        terms.push_back(sql::compare(Operator::equal, sides.column(), parameter, sides.type()));
    }
    return sql::disjunction(std::move(terms));
}

Expression in(const Sides &sides) {
    Expression listed = any_of(sides, std::get<sql::TextArray>(sides.condition().value));
    if (!sides.condition().has_null) return listed;
    return sql::disjunction(two(std::move(listed), sql::is_null(sides.bare_column())));
}

Expression not_in(const Sides &sides) {
    return sql::negation(in(sides));
}

Expression is_set(const Sides &sides) {
    const bool set = std::get<bool>(sides.condition().value);
    return set ? sql::is_not_null(sides.bare_column()) : sql::is_null(sides.bare_column());
}

Expression starts_with(const Sides &sides) {
    Expression prefix = sides.text_parameter(std::get<std::string>(sides.condition().value));
    return sql::compare(Operator::starts_with, sides.column(), std::move(prefix), sql::text_type());
}

Expression like(const Sides &sides, const std::string &before, const std::string &after) {
    const std::string text = escaped_for_like(std::get<std::string>(sides.condition().value));
    return sql::compare(Operator::like, sides.column(), sides.text_parameter(before + text + after), sql::text_type());
}

Expression ends_with(const Sides &sides) {
    return like(sides, "%", "");
}
Expression contains_text(const Sides &sides) {
    return like(sides, "%", "%");
}
Expression contains(const Sides &sides) {
    return compared(sides, Operator::contains);
}

// The state and all below it. In collation C "created." to "created/" is every text that begins with "created.".
Expression in_state(const Sides &sides) {
    const std::string &state = std::get<std::string>(sides.condition().value);
    const auto bound = [&](Operator op, const std::string &text) {
        return sql::compare(op, sides.column(), sides.parameter(text), sides.type());
    };
    Expression below =
        sql::conjunction(two(bound(Operator::greater_or_equal, state + "."), bound(Operator::less, state + "/")));
    return sql::disjunction(two(bound(Operator::equal, state), std::move(below)));
}

using Lower = Expression (*)(const Sides &);

// In the order of Operation.
constexpr std::array<Lower, 15> lowerings{equals,
                                          not_equals,
                                          in,
                                          not_in,
                                          ordered<Operator::less>,
                                          ordered<Operator::less_or_equal>,
                                          ordered<Operator::greater>,
                                          ordered<Operator::greater_or_equal>,
                                          is_set,
                                          starts_with,
                                          ends_with,
                                          contains_text,
                                          contains,
                                          contains,
                                          in_state};

} // namespace

Expression column_of(const model::Field &field, std::string_view alias, Origin origin) {
    const model::Column &column = stored_column(field);
    const bool nullable = origin == Origin::value || !column.not_null;
    return sql::Column{std::string(alias), column.name, column.type, column.number, nullable};
}

sql::Type operand_type(const model::Field &field) {
    const sql::Type &stored = stored_column(field).type;
    sql::Type type = stored.family == sql::Family::json ? sql::jsonb_type() : stored;
    type.modifier = -1;
    return type;
}

Expression lower_condition(const Condition &condition, std::string_view alias, Origin origin) {
    return lowerings.at(static_cast<std::size_t>(condition.operation))(Sides(condition, alias, origin));
}

} // namespace model_api::filter
