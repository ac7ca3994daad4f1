#include "action/unmade.hpp"

#include <utility>

#include "sql/operands.hpp"

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
    template <class Node>
    void operator()(Node &node) const {
        sql::each_operands(node, [&](sql::Expressions &operands) { all(operands); });
    }

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
