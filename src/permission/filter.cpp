#include "permission/filter.hpp"

#include <algorithm>
#include <utility>

#include "filter/value.hpp"
#include "sql/operands.hpp"

namespace model_api::permission {

namespace {

// By which function plain SQL asks for a value of the session: a text, or NULL.
sql::Expression call_of(const sql::Parameter &parameter) {
    const bool is_user = std::get<sql::OfSession>(parameter.value).name == "userId";
    sql::Expressions call;
    call.emplace_back(sql::Call{is_user ? "model.current_user_id" : "model.current_session_id", {}, sql::text_type()});
    return sql::Cast{std::move(call), parameter.type};
}

bool is_of_session(const sql::Expression &expression) {
    const auto *parameter = std::get_if<sql::Parameter>(&expression.node);
    return parameter && std::holds_alternative<sql::OfSession>(parameter->value);
}

// Turns the parameters in a condition into literals, and those that stand for values of the session into calls if so.
struct WriteLiterals {
    bool calls = false;

    void operator()(sql::Parameter &parameter) const {
        const sql::Value &value = parameter.value;
        if (std::holds_alternative<sql::OfSession>(value)) return;
        if (!std::holds_alternative<sql::Null>(value)) parameter.value = filter::text_form(value, parameter.type);
        parameter.is_literal = true;
    }
    template <class Node>
    void operator()(Node &node) const {
        sql::each_operands(node, [&](sql::Expressions &operands) { all(operands); });
    }

    void all(sql::Expressions &expressions) const {
        for (sql::Expression &expression : expressions) {
            if (calls && is_of_session(expression))
                expression = call_of(std::get<sql::Parameter>(expression.node));
            else
                std::visit(*this, expression.node);
        }
    }
};

// Whether a filter asks for values of the session.
struct AsksSession {
    bool operator()(const filter::Condition &node) const { return std::holds_alternative<sql::OfSession>(node.value); }
    bool operator()(const filter::IsRelated &) const { return false; }
    bool operator()(const filter::All &node) const { return any(node.terms); }
    bool operator()(const filter::AnyOf &node) const { return any(node.terms); }
    bool operator()(const filter::NoneOf &node) const { return any(node.terms); }
    bool operator()(const filter::Related &node) const { return any(node.condition); }

    bool any(const filter::Filters &filters) const {
        return std::ranges::any_of(filters, [&](const filter::Filter &one) { return std::visit(*this, one.node); });
    }
};

void add_part(const filter::Filter &filter, filter::Filters &terms) {
    if (const auto *all = std::get_if<filter::All>(&filter.node)) {
        for (const filter::Filter &term : all->terms) add_part(term, terms);
        return;
    }
    if (std::visit(AsksSession(), filter.node)) terms.push_back(filter);
}

} // namespace

filter::Filter part_of_session(const filter::Filter &filter) {
    filter::All part;
    add_part(filter, part.terms);
    return part;
}

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

sql::Expression plain_condition(const filter::Filter &filter, const model::Model &model, const model::Schema &whole,
                                std::string_view alias) {
    sql::Expressions term;
    term.push_back(filter::lower(filter, model, whole, alias, filter::Origin::value));
    WriteLiterals{.calls = true}.all(term);
    return std::move(term.front());
}

} // namespace model_api::permission
