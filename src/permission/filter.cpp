#include "permission/filter.hpp"

#include <utility>

#include "filter/value.hpp"

namespace model_api::permission {

namespace {

// Turns the parameters in a condition into literals.
struct WriteLiterals {
    void operator()(sql::Parameter &parameter) const {
        const sql::Value &value = parameter.value;
        if (std::holds_alternative<sql::OfSession>(value)) return;
        if (!std::holds_alternative<sql::Null>(value)) parameter.value = filter::text_form(value, parameter.type);
        parameter.is_literal = true;
    }
    void operator()(sql::Comparison &node) const { all(node.sides); }
    void operator()(sql::Quantified &node) const { all(node.sides); }
    void operator()(sql::RowComparison &node) const {
        all(node.left);
        all(node.right);
    }
    void operator()(sql::And &node) const { all(node.terms); }
    void operator()(sql::Or &node) const { all(node.terms); }
    void operator()(sql::Not &node) const { all(node.term); }
    void operator()(sql::NotTrue &node) const { all(node.operand); }
    void operator()(sql::NullTest &node) const { all(node.operand); }
    void operator()(sql::Call &node) const { all(node.arguments); }
    void operator()(sql::Cast &node) const { all(node.operand); }
    void operator()(sql::Exists &node) const { all(node.condition); }
    void operator()(sql::Constant &) const {}
    void operator()(sql::Column &) const {}

    void all(sql::Expressions &expressions) const {
        for (sql::Expression &expression : expressions) std::visit(*this, expression.node);
    }
};

} // namespace

filter::Filter parse_filter(const Json &document, const model::Model &model, const model::Schema &schema,
                            std::string_view path) {
    return filter::parse(document, model, schema, path, {}, filter::SessionValues::allowed);
}

sql::Expression condition(const std::vector<filter::Filter> &any, const model::Model &model, const model::Schema &whole,
                          std::string_view alias) {
    sql::Expressions terms;
    for (const filter::Filter &filter : any) terms.push_back(filter::lower(filter, model, whole, alias));
    WriteLiterals().all(terms);
    return sql::disjunction(std::move(terms));
}

} // namespace model_api::permission
