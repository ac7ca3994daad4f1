#include "catalog/table/execute.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "pg/spi.hpp"

namespace model_api::catalog {
namespace {

using table::Loss;
using table::Obstacle;
using table::Plan;
using table::Statement;

std::string count_of(const std::string &query) {
    return pg::execute(query).at(0).at(0).value();
}

std::string counted(const std::string &number, const std::string &noun) {
    return number + " " + noun + (number == "1" ? "" : "s");
}

std::string joined(const std::vector<std::string> &lines) {
    std::string text;
    for (const std::string &line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::string hint_of(const std::vector<Plan> &plans) {
    for (const Plan &plan : plans)
        for (const Loss &loss : plan.losses)
            if (plan.adds_columns && !loss.column.empty())
                return "Pass destructive => true to go on. A renamed field keeps its values when it names their "
                       "column, "
                       "as in \"column\": " +
                       Json::string(loss.column).text() + ".";
    return "Pass destructive => true to go on.";
}

void refuse_losses(const std::vector<Plan> &plans) {
    std::vector<std::string> lines;
    for (const Plan &plan : plans)
        for (const Loss &loss : plan.losses)
            lines.push_back(loss.path + ": " + loss.what + " with " + counted(count_of(loss.count), "value"));
    if (lines.empty()) return;
    DomainError error(sqlstate::dependent_objects_still_exist, {}, "definition would lose data", {}, hint_of(plans));
    error.lines = joined(lines);
    throw error;
}

void refuse_obstacles(const std::vector<Plan> &plans) {
    std::vector<std::string> lines;
    for (const Plan &plan : plans)
        for (const Obstacle &obstacle : plan.obstacles)
            if (const std::string count = count_of(obstacle.count); count != "0")
                lines.push_back(obstacle.path + ": " + obstacle.table + " has " + counted(count, "row") + " " +
                                obstacle.complaint);
    if (lines.empty()) return;
    DomainError error(sqlstate::check_violation, {}, "existing rows do not fit the definition");
    error.lines = joined(lines);
    throw error;
}

void run(const Statement &statement) {
    try {
        pg::execute(statement.sql);
    } catch (const pg::Error &error) {
        if (!statement.place.empty()) error.add_detail(("at " + statement.place).c_str());
        throw;
    }
}

} // namespace

void execute(const std::vector<Plan> &plans, bool destructive) {
    if (!destructive) refuse_losses(plans);
    refuse_obstacles(plans);
    for (const Plan &plan : plans) std::ranges::for_each(plan.statements, run);
    for (const Plan &plan : plans) std::ranges::for_each(plan.references, run);
}

} // namespace model_api::catalog
