#include "table/ddl.hpp"
#include "table/plan.hpp"
#include "table/words.hpp"

namespace model_api::table {

namespace {

std::string create_table(const Shape &shape, Names &names) {
    std::vector<std::string> clauses;
    for (const Column &column : shape.columns) clauses.push_back(column_clause(column));
    const bool has_words = shape.words.storage == model::SearchStorage::column;
    if (has_words) clauses.push_back(words_column_clause());
    clauses.push_back(primary_key_clause(shape, names));
    for (const Check &check : shape.checks) clauses.push_back(check_clause(shape, check, names));

    std::string text = "CREATE TABLE " + shape.qualified() + " (";
    for (const std::string &clause : clauses) text += (&clause == &clauses.front() ? "\n    " : ",\n    ") + clause;
    return text + "\n)" + (has_words ? words_table_options : "");
}

} // namespace

Plan plan_creation(const Shape &wanted, Names &names) {
    Plan plan;
    names.take(wanted.table);
    plan.statements.push_back({create_table(wanted, names), ""});
    for (const Unique &unique : wanted.uniques) plan.statements.push_back(unique_index(wanted, unique, names));
    for (const Reference &reference : wanted.references) {
        if (!is_led_by(wanted.uniques, reference.column))
            plan.statements.push_back(reference_index(wanted, reference, names));
        plan.references.push_back(foreign_key(wanted, reference, names));
    }
    if (wanted.managed) plan.statements.push_back(trigger(wanted));
    create_words(wanted, names, plan);
    return plan;
}

} // namespace model_api::table
