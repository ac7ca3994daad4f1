// A prepared statement of SPI's, owned.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

class Plan {
public:
    // Needs a connection to SPI. `cursor_options` are SPI_prepare_cursor's.
    Plan(const std::string &source_text, const std::vector<Oid> &parameter_types, int cursor_options);
    Plan(const Plan &) = delete;
    Plan &operator=(const Plan &) = delete;
    ~Plan() { SPI_freeplan(plan_); }

    SPIPlanPtr get() const { return plan_; }
    CachedPlanSource *source() const;

    // The columns of its rows.
    int width() const;

private:
    SPIPlanPtr plan_;
};

// The plan of this plan source that an execution with these parameters would take, locked for execution; released on
// every exit by the current resource owner at the latest.
class ChosenPlan {
public:
    ChosenPlan(const Plan &plan, ParamListInfo parameters);
    ChosenPlan(const ChosenPlan &) = delete;
    ChosenPlan &operator=(const ChosenPlan &) = delete;
    ~ChosenPlan();

    PlannedStmt *statement() const { return linitial_node(PlannedStmt, plan_->stmt_list); }

private:
    CachedPlan *plan_;
    int exceptions_;
};

} // namespace model_api::pg
