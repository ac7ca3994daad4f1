#include "sql/render.hpp"

#include <algorithm>

#include <array>
#include <cstddef>

#include "base/quote.hpp"
#include "base/text.hpp"

namespace model_api::sql {

namespace {

// How tightly the constructs bind, loosest first. An OPERATOR(schema.name) binds like any user-defined operator,
// tighter than IS, whatever its name; operands that do not bind tighter than what they stand in are put in parentheses.
enum class Binding : std::uint8_t { disjunction, conjunction, negation, test, operation, primary };

struct OperatorRow {
    Operator op;
    std::string_view name;
    bool compares; // one of a btree operator class: lives in the schema of the type's comparisons
};

constexpr std::array<OperatorRow, 10> operator_table{{
    {Operator::equal, "=", true},
    {Operator::not_equal, "<>", true},
    {Operator::less, "<", true},
    {Operator::less_or_equal, "<=", true},
    {Operator::greater, ">", true},
    {Operator::greater_or_equal, ">=", true},
    {Operator::starts_with, "^@", false},
    {Operator::like, "~~", false},
    {Operator::contains, "@>", false},
    {Operator::meets, "@@", false},
}};

const OperatorRow &row_of(Operator op) {
    return operator_table[static_cast<std::size_t>(op)];
}

struct BindingOf {
    Binding operator()(const And &node) const { return of_terms(node.terms, Binding::conjunction); }
    Binding operator()(const Or &node) const { return of_terms(node.terms, Binding::disjunction); }
    Binding operator()(const Not &) const { return Binding::negation; }
    Binding operator()(const NotTrue &) const { return Binding::test; }
    Binding operator()(const NullTest &) const { return Binding::test; }
    Binding operator()(const Comparison &) const { return Binding::operation; }
    Binding operator()(const Quantified &) const { return Binding::operation; }
    Binding operator()(const RowComparison &) const { return Binding::operation; }
    template <class Other>
    Binding operator()(const Other &) const {
        return Binding::primary;
    }

    static Binding of_terms(const Expressions &terms, Binding of_several) {
        if (terms.empty()) return Binding::primary; // TRUE or FALSE
        if (terms.size() == 1) return std::visit(BindingOf{}, terms.front().node);
        return of_several;
    }
};

// Writes one node; its operands through `operand`, which adds parentheses where they are needed.
class Renderer {
public:
    explicit Renderer(Writer &out) : out_(out) {}

    void operator()(const Constant &node) { out_ << (node.value ? "TRUE" : "FALSE"); }
    void operator()(const Parameter &node) { out_.parameter(node); }
    void operator()(const Column &node) { out_.column(node.relation, node.name); }

    void operator()(const Comparison &node) {
        operand(node.sides.at(0), Binding::operation);
        write_operator(operator_name(node.op, node.type));
        operand(node.sides.at(1), Binding::operation);
    }

    void operator()(const Quantified &node) {
        operand(node.sides.at(0), Binding::operation);
        write_operator(operator_name(node.op, node.type));
        out_ << (node.all ? "ALL (" : "ANY (") << node.sides.at(1) << ")";
    }

    void operator()(const RowComparison &node) {
        row(node.left);
        write_operator({"pg_catalog", row_of(node.op).name});
        row(node.right);
    }

    void operator()(const And &node) { terms(node.terms, " AND ", "TRUE", Binding::conjunction); }
    void operator()(const Or &node) { terms(node.terms, " OR ", "FALSE", Binding::disjunction); }

    void operator()(const Not &node) {
        out_ << "NOT ";
        operand(node.term.at(0), Binding::negation);
    }

    void operator()(const NotTrue &node) {
        operand(node.operand.at(0), Binding::operation);
        out_ << " IS NOT TRUE";
    }

    void operator()(const NullTest &node) {
        operand(node.operand.at(0), Binding::operation);
        out_ << (node.negated ? " IS NOT NULL" : " IS NULL");
    }

    void operator()(const Call &node) {
        const bool of_catalog = node.function.find('.') == std::string::npos;
        if (of_catalog && out_.style() == Style::qualified) out_ << "pg_catalog.";
        out_ << node.function << "(";
        list(node.arguments);
        out_ << ")";
    }

    void operator()(const Cast &node) { out_ << "CAST(" << node.operand.at(0) << " AS " << node.type.name << ")"; }

    void operator()(const Exists &node) {
        out_ << "EXISTS (SELECT FROM ";
        out_.table(node.table, node.relation) << " ";
        out_.identifier(node.alias);
        if (!is_true(node.condition.at(0))) out_ << " WHERE " << node.condition.at(0);
        out_ << ")";
    }

private:
    void operand(const Expression &expression, Binding around) {
        const bool enclosed = std::visit(BindingOf{}, expression.node) <= around;
        if (enclosed) out_ << "(";
        out_ << expression;
        if (enclosed) out_ << ")";
    }

    void terms(const Expressions &expressions, std::string_view separator, std::string_view neutral, Binding around) {
        if (expressions.empty()) out_ << neutral;
        if (expressions.size() == 1) {
            out_ << expressions.front();
            return;
        }
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            if (i > 0) out_ << separator;
            operand(expressions[i], around);
        }
    }

    void list(const Expressions &expressions) {
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            if (i > 0) out_ << ", ";
            out_ << expressions[i];
        }
    }

    void row(const Expressions &expressions) {
        out_ << "ROW(";
        list(expressions);
        out_ << ")";
    }

    void write_operator(const OperatorName &op) {
        if (out_.style() == Style::readable && op.schema == "pg_catalog") {
            out_ << " " << (op.name == "~~" ? "LIKE" : op.name) << " ";
            return;
        }
        out_ << " OPERATOR(" << op.schema << "." << op.name << ") ";
    }

    Writer &out_;
};

// One value for all places that have it: an argument, or what the session has.
bool is_same(const Parameter &a, const Parameter &b) {
    if (a.argument >= 0 && a.argument == b.argument) return a.is_array == b.is_array;
    const auto *left = std::get_if<OfSession>(&a.value), *right = std::get_if<OfSession>(&b.value);
    return left && right && left->name == right->name && a.type.oid == b.type.oid;
}

// The type's name keeps the literal from being taken for another type's.
std::string literal_of(const Parameter &parameter) {
    const auto *text = std::get_if<std::string>(&parameter.value);
    return "CAST(" + (text ? quote_literal(*text) : "NULL") + " AS " + parameter.type.name +
           (parameter.is_array ? "[])" : ")");
}

} // namespace

OperatorName operator_name(Operator op, const Type &type) {
    const OperatorRow &row = row_of(op);
    return {row.compares ? std::string_view(type.operators) : "pg_catalog", row.name};
}

Writer &Writer::operator<<(std::string_view text) {
    text_ += text;
    return *this;
}

Writer &Writer::table(std::string_view qualified_name, std::uint32_t oid) {
    note_tables({oid});
    return *this << qualified_name;
}

void Writer::note_tables(const std::vector<std::uint32_t> &oids) {
    for (const std::uint32_t oid : oids)
        if (std::find(tables_.begin(), tables_.end(), oid) == tables_.end()) tables_.push_back(oid);
}

Writer &Writer::operator<<(const Expression &expression) {
    std::visit(Renderer(*this), expression.node);
    return *this;
}

Writer &Writer::identifier(std::string_view name) {
    return *this << quote_identifier(name);
}

Writer &Writer::column(std::string_view alias, std::string_view name) {
    if (!alias.empty()) identifier(alias) << ".";
    return identifier(name);
}

Writer &Writer::parameter(Parameter value) {
    if (literal_) return *this << literal_(value);
    if (value.is_literal) return *this << literal_of(value);
    const auto known = std::find_if(parameters_.begin(), parameters_.end(),
                                    [&](const Parameter &before) { return is_same(before, value); });
    const auto number = known - parameters_.begin() + 1;
    if (known == parameters_.end()) parameters_.push_back(std::move(value));
    return *this << "$" << std::to_string(number);
}

} // namespace model_api::sql
