// Changes to a table that exists. Compared is what can be: names and attributes with the table itself, the text of
// rules with the definition that made them, for PostgreSQL keeps expressions in a form of its own.
#include "table/work.hpp"

#include <algorithm>

#include "table/ddl.hpp"

namespace model_api::table {

namespace {

void alter(Work &work, const Clauses &clauses) {
    if (clauses.empty()) return;
    std::string text = "ALTER TABLE " + work.table();
    for (const std::string &clause : clauses) text += (&clause == &clauses.front() ? "\n    " : ",\n    ") + clause;
    work.plan.statements.push_back({std::move(text), ""});
}

void write(Work &work) {
    const auto append = [&](const std::vector<Statement> &statements) {
        work.plan.statements.insert(work.plan.statements.end(), statements.begin(), statements.end());
    };
    append(work.index_drops);
    alter(work, work.drop);
    append(work.narrowings);
    alter(work, work.convert);
    append(work.fixes);
    alter(work, work.add);
    append(work.indexes);
    if (work.change.shape.managed && !work.present.has_trigger)
        work.plan.statements.push_back(trigger(work.change.shape));
}

} // namespace

bool is_on(const std::vector<std::int16_t> &columns, const Present &present, const std::string &column) {
    const PresentColumn *found = present.find(column);
    return found && columns.size() == 1 && columns.front() == found->number;
}

Plan plan_change(const Change &change, Names &names) {
    Work work{change, names};
    drop_columns(work);
    change_columns(work);
    remove_values(work);
    change_rules(work);
    change_uniques(work);
    change_references(work);
    change_key(work);
    write(work);
    return std::move(work.plan);
}

} // namespace model_api::table
