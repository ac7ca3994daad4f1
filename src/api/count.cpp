// How many records match: counted, or as the planner estimates it.
#include "api/planned.hpp"
#include "statement/chosen_plan.hpp"
#include "statement/parameters.hpp"

namespace model_api::api {
namespace {

constexpr std::initializer_list<Argument> arguments = {{0}, {1}, {.position = 2, .is_search = true}, {3}};

// The planner does not ask whether the caller may read the table; its estimate says something of the rows.
void check_may_read(const PlannedStmt *statement) {
    pg::call([&] { ExecCheckRTPerms(statement->rtable, true); });
}

std::int64_t count(FunctionCallInfo fcinfo) {
    const Planned request = planned("count", fcinfo, arguments, [&](const Target &target) {
        const List list = list_arguments(fcinfo, count_positions, target);
        return read::count(*target.model, target.schema(), list.filter, list.searched());
    });
    return DatumGetInt64(statement::run_for_value(*request.statement, *request.parameters).value());
}

std::int64_t estimate(FunctionCallInfo fcinfo) {
    const Planned request = planned("estimate", fcinfo, arguments, [&](const Target &target) {
        const List list = list_arguments(fcinfo, count_positions, target);
        return read::matching(*target.model, target.schema(), list.filter, list.searched());
    });
    // The statistics are of all records, also of those that are hidden.
    if (request.target.schema().is_restricted()) return count(fcinfo);
    const statement::ChosenPlan chosen(*request.statement, statement::bind(*request.parameters));
    check_may_read(chosen.statement());
    return std::llround(chosen.statement()->planTree->plan_rows);
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_count) {
    return Int64GetDatum(model_api::api::count(fcinfo));
}
MODEL_API_FUNCTION(model_api_estimate) {
    return Int64GetDatum(model_api::api::estimate(fcinfo));
}
