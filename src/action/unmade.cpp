#include "action/unmade.hpp"

#include <utility>

namespace model_api::action {

namespace {

class LeaveOut {
public:
    LeaveOut(const model::Model &model, int argument) : model_(model), argument_(argument) {}

    void operator()(sql::Exists &node) const {
        all(node.condition);
        if (node.table != model_.qualified_table()) return;
        sql::Expressions terms{std::move(node.condition.front()), is_other(node.alias)};
        node.condition.front() = sql::conjunction(std::move(terms));
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
    void operator()(sql::Parameter &) const {}
    void operator()(sql::Constant &) const {}
    void operator()(sql::Column &) const {}

    void all(sql::Expressions &expressions) const {
        for (sql::Expression &expression : expressions) std::visit(*this, expression.node);
    }

private:
    sql::Expression is_other(const std::string &alias) const {
        const model::Column &key = *model_.key().column;
        sql::Parameter keys{.type = key.type, .value = sql::Scalars{}, .is_array = true, .argument = argument_};
        return sql::Quantified{sql::Operator::not_equal,
                               key.type,
                               true,
                               {sql::Column{alias, key.name, key.type, key.number, false}, std::move(keys)}};
    }

    const model::Model &model_;
    int argument_;
};

} // namespace

void leave_out(sql::Expressions &conditions, const model::Model &model, int argument) {
    LeaveOut(model, argument).all(conditions);
}

} // namespace model_api::action
