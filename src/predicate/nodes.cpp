#include "predicate/nodes.hpp"

#include "base/quote.hpp"
#include "sql/render.hpp"
#include "statement/parameters.hpp"

namespace model_api::predicate {
namespace {

// A name as quote_identifier wrote it.
std::string unquoted(std::string_view name) {
    if (name.empty() || name.front() != '"') return std::string(name);
    std::string plain;
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        plain += name[i];
        if (name[i] == '"') ++i; // written twice
    }
    return plain;
}

List *name_list(std::string_view quoted_schema, std::string_view name) {
    const std::string schema = unquoted(quoted_schema);
    const std::string object(name);
    const char *first = schema.c_str();
    const char *second = object.c_str();
    return pg::call([&] { return list_make2(makeString(pstrdup(first)), makeString(pstrdup(second))); });
}

// One node for each kind of expression.
class Builder {
public:
    explicit Builder(Oid relation) : relation_(relation), state_(pg::call([] { return make_parsestate(nullptr); })) {}

    Node *build(const sql::Expression &expression) { return std::visit(*this, expression.node); }

    Node *conjunction(const sql::Expressions &terms) { return combined(terms, AND_EXPR); }

    Node *finish(Node *tree) {
        pg::call([&] { assign_expr_collations(state_, tree); });
        return tree;
    }

    Node *operator()(const sql::Constant &node) { return truth(node.value); }

    Node *operator()(const sql::Parameter &node) {
        const ParamExternData bound = statement::bind({node})->params[0];
        return pg::call([&] {
            std::int16_t length;
            bool by_value;
            get_typlenbyval(bound.ptype, &length, &by_value);
            return reinterpret_cast<Node *>(
                makeConst(bound.ptype, -1, get_typcollation(bound.ptype), length, bound.value, bound.isnull, by_value));
        });
    }

    Node *operator()(const sql::Column &node) {
        const char *name = node.name.c_str();
        Node *column = pg::call([&]() -> Node * {
            const AttrNumber number = get_attnum(relation_, name);
            if (number == InvalidAttrNumber) return nullptr;
            Oid type;
            std::int32_t modifier;
            Oid collation;
            get_atttypetypmodcoll(relation_, number, &type, &modifier, &collation);
            return reinterpret_cast<Node *>(makeVar(row_number, number, type, modifier, collation, 0));
        });
        if (column) return column;
        throw DomainError(sqlstate::undefined_column, {}, "column " + quote_identifier(name) + " does not exist");
    }

    Node *operator()(const sql::Comparison &node) {
        List *name = operator_of(node.op, node.type);
        Node *left = build(node.sides.at(0));
        Node *right = build(node.sides.at(1));
        return pg::call([&] { return reinterpret_cast<Node *>(make_op(state_, name, left, right, nullptr, -1)); });
    }

    Node *operator()(const sql::Quantified &node) {
        List *name = operator_of(node.op, node.type);
        Node *left = build(node.sides.at(0));
        Node *right = build(node.sides.at(1));
        return pg::call(
            [&] { return reinterpret_cast<Node *>(make_scalar_array_op(state_, name, !node.all, left, right, -1)); });
    }

    Node *operator()(const sql::And &node) { return combined(node.terms, AND_EXPR); }
    Node *operator()(const sql::Or &node) { return combined(node.terms, OR_EXPR); }

    Node *operator()(const sql::Not &node) {
        Node *term = build(node.term.at(0));
        return pg::call([&] { return reinterpret_cast<Node *>(makeBoolExpr(NOT_EXPR, list_make1(term), -1)); });
    }

    Node *operator()(const sql::NotTrue &node) {
        Node *operand = build(node.operand.at(0));
        return pg::call([&] {
            auto *test = makeNode(BooleanTest);
            test->arg = reinterpret_cast<Expr *>(operand);
            test->booltesttype = IS_NOT_TRUE;
            test->location = -1;
            return reinterpret_cast<Node *>(test);
        });
    }

    Node *operator()(const sql::NullTest &node) {
        Node *operand = build(node.operand.at(0));
        return pg::call([&] {
            auto *test = makeNode(NullTest);
            test->arg = reinterpret_cast<Expr *>(operand);
            test->nulltesttype = node.negated ? IS_NOT_NULL : IS_NULL;
            test->argisrow = type_is_rowtype(exprType(operand));
            test->location = -1;
            return reinterpret_cast<Node *>(test);
        });
    }

    Node *operator()(const sql::Call &node) {
        List *arguments = NIL;
        for (const sql::Expression &argument : node.arguments) {
            Node *built = build(argument);
            arguments = pg::call([&] { return lappend(arguments, built); });
        }
        List *name = name_list("pg_catalog", node.function);
        return pg::call([&] {
            FuncCall *call = makeFuncCall(name, NIL, COERCE_EXPLICIT_CALL, -1);
            return ParseFuncOrColumn(state_, name, arguments, nullptr, call, false, -1);
        });
    }

    Node *operator()(const sql::Cast &node) {
        Node *operand = build(node.operand.at(0));
        Node *cast = pg::call([&] {
            return coerce_to_target_type(state_, operand, exprType(operand), node.type.oid, node.type.modifier,
                                         COERCION_EXPLICIT, COERCE_EXPLICIT_CAST, -1);
        });
        if (cast) return cast;
        throw std::logic_error("there is no cast to " + node.type.name);
    }

    Node *operator()(const sql::RowComparison &) { throw std::logic_error("no filter compares rows"); }
    Node *operator()(const sql::Exists &) { throw std::logic_error("a row alone cannot say what other tables have"); }

private:
    static Node *truth(bool value) {
        return pg::call([&] { return makeBoolConst(value, false); });
    }

    static List *operator_of(sql::Operator op, const sql::Type &type) {
        const sql::OperatorName name = sql::operator_name(op, type);
        return name_list(name.schema, name.name);
    }

    Node *combined(const sql::Expressions &terms, BoolExprType connective) {
        if (terms.empty()) return truth(connective == AND_EXPR);
        if (terms.size() == 1) return build(terms.front());
        List *built = NIL;
        for (const sql::Expression &term : terms) {
            Node *node = build(term);
            built = pg::call([&] { return lappend(built, node); });
        }
        return pg::call([&] { return reinterpret_cast<Node *>(makeBoolExpr(connective, built, -1)); });
    }

    Oid relation_;
    ParseState *state_;
};

// Inside PostgreSQL's walker, which takes functions of any type; void (*)() is how C++ casts to such a type.
Node *replace_column(Node *node, void *row) {
    if (!node) return nullptr;
    if (!IsA(node, Var)) {
        const auto any = reinterpret_cast<void (*)()>(replace_column);
        return expression_tree_mutator(node, reinterpret_cast<Node *(*)()>(any), row);
    }
    const auto *column = reinterpret_cast<Var *>(node);
    auto *field = makeNode(FieldSelect);
    field->arg = static_cast<Expr *>(copyObjectImpl(row));
    field->fieldnum = column->varattno;
    field->resulttype = column->vartype;
    field->resulttypmod = column->vartypmod;
    field->resultcollid = column->varcollid;
    return reinterpret_cast<Node *>(field);
}

} // namespace

Node *make_nodes(const sql::Expressions &terms, Oid relation) {
    Builder builder(relation);
    return builder.finish(builder.conjunction(terms));
}

Node *over_row(Node *tree, Node *row) {
    return pg::call([&] { return replace_column(tree, row); });
}

} // namespace model_api::predicate
