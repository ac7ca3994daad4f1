// The work on one table while it is being planned.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "table/plan.hpp"

namespace model_api::table {

using Clauses = std::vector<std::string>;

// The phases of a change that cannot be one statement: a type changes only when no old rule is in its way, and rows
// that lose their option must be changed before the new rule is there.
struct Work {
    const Change &change;
    Names &names;
    Present present = change.present; // without what is dropped
    Plan plan{};
    Clauses drop{}, convert{}, add{};
    std::vector<Statement> index_drops{}, narrowings{}, fixes{}, indexes{};
    std::set<std::string> converted{}, fixed{}; // columns whose type, or some of whose values, change

    std::string table() const { return change.shape.qualified(); }
    void drop_constraint(const std::string &name) {
        drop.push_back("DROP CONSTRAINT " + quote_identifier(name));
        names.free(name);
    }
};

void drop_columns(Work &work);
void change_columns(Work &work);
void remove_values(Work &work);
void change_rules(Work &work);
void change_uniques(Work &work);
void change_references(Work &work);
void change_key(Work &work);

// Whether a constraint's or an index's columns are this one alone.
bool is_on(const std::vector<std::int16_t> &columns, const Present &present, const std::string &column);

// Whether two keys of indexes are the same, one as we and one as PostgreSQL writes it.
bool is_same_key(const std::string &left, const std::string &right);

} // namespace model_api::table

#include "base/pure.hpp"
