#include <algorithm>

#include "table/ddl.hpp"
#include "table/work.hpp"

namespace model_api::table {

namespace {

const PresentConstraint *find_reference(const Present &present, const Reference &reference) {
    const auto found = std::ranges::find_if(present.constraints, [&](const PresentConstraint &constraint) {
        return constraint.kind == ConstraintKind::foreign && is_on(constraint.columns, present, reference.column);
    });
    return found == present.constraints.end() ? nullptr : &*found;
}

bool is_kept(const PresentConstraint &present, const Reference &reference) {
    return present.target == reference.target.relation && present.exact_action &&
           present.on_delete == reference.on_delete;
}

void add_reference(Work &work, const Reference &reference) {
    work.plan.references.push_back(foreign_key(work.change.shape, reference, work.names));
    if (!work.present.find(reference.column) || work.converted.contains(reference.column) || !reference.target.relation)
        return;
    const std::string child = "child." + quote_identifier(reference.column);
    work.plan.obstacles.push_back({reference.path, "referring to no record of " + reference.target.table, work.table(),
                                   "SELECT count(*) FROM " + work.table() + " AS child WHERE " + child +
                                       " IS NOT NULL AND NOT EXISTS (SELECT FROM " + reference.target.table +
                                       " AS parent WHERE parent." + quote_identifier(reference.target.key) + " = " +
                                       child + ")"});
}

bool has_index(const Work &work, const std::string &column) {
    return is_led_by(work.change.shape.uniques, column) ||
           std::ranges::any_of(work.present.indexes, [&](const PresentIndex &index) {
               return is_same_key(index.keys.front(), quote_identifier(column));
           });
}

} // namespace

void change_references(Work &work) {
    for (const Reference &reference : work.change.known_shape.references) {
        const bool wanted = std::ranges::find(work.change.shape.references, reference.column, &Reference::column) !=
                            work.change.shape.references.end();
        if (const PresentConstraint *present = find_reference(work.present, reference); present && !wanted)
            work.drop_constraint(present->name);
    }
    for (const Reference &reference : work.change.shape.references) {
        const PresentConstraint *present = find_reference(work.present, reference);
        if (!present || !is_kept(*present, reference)) {
            if (present) work.drop_constraint(present->name);
            add_reference(work, reference);
        }
        if (!has_index(work, reference.column))
            work.indexes.push_back(reference_index(work.change.shape, reference, work.names));
    }
}

void change_key(Work &work) {
    const auto is_primary = [](const PresentConstraint &constraint) {
        return constraint.kind == ConstraintKind::primary;
    };
    if (std::ranges::none_of(work.present.constraints, is_primary))
        work.add.push_back("ADD " + primary_key_clause(work.change.shape, work.names));
}

} // namespace model_api::table
