#include <algorithm>

#include "table/conversion.hpp"
#include "table/ddl.hpp"
#include "table/rules.hpp"
#include "table/work.hpp"

namespace model_api::table {

namespace {

const PresentConstraint *find_check(const Present &present, const Check &check) {
    const auto found = std::ranges::find_if(present.constraints, [&](const PresentConstraint &constraint) {
        return constraint.kind == ConstraintKind::check && is_on(constraint.columns, present, check.column) &&
               is_named(constraint.name, check.label);
    });
    return found == present.constraints.end() ? nullptr : &*found;
}

const Check *find_rule(const Shape &shape, const Check &check) {
    const auto found = std::ranges::find_if(
        shape.checks, [&](const Check &other) { return other.column == check.column && other.label == check.label; });
    return found == shape.checks.end() ? nullptr : &*found;
}

// The rows that break a rule, of a column that may have another type by the time the rule is there.
std::string count_breaking(const Work &work, const Check &check) {
    const std::string column = quote_identifier(check.column);
    std::string from = work.table();
    if (work.converted.contains(check.column)) {
        const PresentColumn &before = *work.present.find(check.column);
        const Column &after = *work.change.shape.find(check.column);
        from = "(SELECT " + convert(before.type, after.type, column).expression + " AS " + column + " FROM " + from +
               ") AS converted";
    }
    return "SELECT count(*) FROM " + from + " WHERE NOT (" + check.condition + ")";
}

void add_rule(Work &work, const Check &check) {
    work.add.push_back("ADD " + check_clause(work.change.shape, check, work.names));
    if (work.present.find(check.column) && !work.fixed.contains(check.column))
        work.plan.obstacles.push_back({check.path, "breaking the rule", work.table(), count_breaking(work, check)});
}

} // namespace

void change_rules(Work &work) {
    for (const Check &check : work.change.known_shape.checks) {
        const PresentConstraint *present = find_check(work.present, check);
        if (present && !find_rule(work.change.shape, check)) work.drop_constraint(present->name);
    }
    for (const Check &check : work.change.shape.checks) {
        const PresentConstraint *present = find_check(work.present, check);
        const Check *known = find_rule(work.change.known_shape, check);
        if (present && known && known->condition == check.condition) continue;
        if (present) work.drop_constraint(present->name);
        add_rule(work, check);
    }
}

} // namespace model_api::table
