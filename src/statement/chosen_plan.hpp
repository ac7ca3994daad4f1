// The plan that a statement would run with, to be looked at: as whoever it runs as, while this lives.
#pragma once

#include "statement/prepared.hpp"
#include "statement/privileges.hpp"

namespace model_api::statement {

class ChosenPlan {
public:
    ChosenPlan(const Prepared &statement, ParamListInfo parameters)
        : privileges_(statement.acts_as(), statement.tables()), plan_(statement.plan(), parameters) {}

    const pg::ChosenPlan &plan() const { return plan_; }
    PlannedStmt *statement() const { return plan_.statement(); }

private:
    Privileges privileges_;
    pg::ChosenPlan plan_;
};

} // namespace model_api::statement
