#include <set>

#include "base/text.hpp"
#include "table/plan.hpp"

namespace model_api::table {

namespace {

using model::Field;
using model::Kind;
using model::Model;

// Values of the one mean the same as values of the other, apart from their type.
bool is_same_storage(const Field &wanted, const Field &known) {
    if (wanted.kind == Kind::belongs_to || known.kind == Kind::belongs_to)
        return wanted.kind == known.kind && wanted.relation->model == known.relation->model;
    return true;
}

const Field *stored_field(const Model &known, const std::string &name, const Present &present) {
    const Field *field = known.find(name);
    return field && field->is_stored() && field->column && present.find(field->column->name) ? field : nullptr;
}

void keep_column(const Model &model, Field &wanted, const Field &known, std::vector<model::Mistake> &mistakes) {
    const std::string &actual = known.column->name;
    if (wanted.column->name != actual && wanted.column->name != model::default_column_name(wanted))
        mistakes.push_back({model_api::path_of(path_of(model, wanted), "column"),
                            "must be the column that the field has: \"" + actual + "\" (ALTER TABLE renames it)"});
    wanted.column->name = actual;
}

} // namespace

std::vector<Dropped> settle_columns(Model &wanted, const Model &known, const Present &present,
                                    std::vector<model::Mistake> &mistakes) {
    std::set<std::string> claimed;
    for (Field &field : wanted.fields) {
        if (!field.is_stored() || !field.column) continue;
        const Field *before = stored_field(known, field.name, present);
        if (before && !is_same_storage(field, *before)) continue;
        if (before) keep_column(wanted, field, *before, mistakes);
        claimed.insert(field.column->name);
    }
    std::vector<Dropped> dropped;
    for (const Field &field : known.fields)
        if (stored_field(known, field.name, present) && !claimed.contains(field.column->name))
            dropped.push_back({field.column->name, path_of(known, field)});
    return dropped;
}

} // namespace model_api::table
