#include "action/join.hpp"

#include <stdexcept>

#include "action/given.hpp"
#include "filter/rows.hpp"
#include "read/columns.hpp"
#include "sql/render.hpp"

namespace model_api::action {

namespace {

constexpr const char *alias = "t0", *other_alias = "t1";

sql::Expression equals(const model::Field &field, int argument) {
    const sql::Type &type = read::column_of(field).type;
    return sql::compare(sql::Operator::equal, read::column(field, alias),
                        sql::Parameter{.type = type, .value = sql::Null{}, .argument = argument}, type);
}

void write_shown(sql::Writer &out, const model::Field &field) {
    out << read::column(field, alias) << ", NULL::pg_catalog.int8";
}

// Whether the record on the other side may be seen.
sql::Expression is_other_seen(const Join &join) {
    const model::Extent extent = join.schema->extent(*join.other);
    if (extent != model::Extent::some) return sql::Constant{extent == model::Extent::all};
    const sql::Type &type = read::column_of(join.other->key()).type;
    return filter::exists(*join.schema, *join.other, other_alias,
                          sql::compare(sql::Operator::equal, read::column(join.other->key(), other_alias),
                                       read::column(*join.child, alias), type));
}

sql::Expression seen_and(const Join &join, sql::Expressions conditions) {
    conditions.push_back(join.schema->seen(*join.model, alias));
    conditions.push_back(is_other_seen(join));
    return sql::conjunction(std::move(conditions));
}

void write_table(sql::Writer &out, const Join &join) {
    out.table(join.model->qualified_table(), join.model->relation) << " AS " << alias;
}

// In the order of their keys, so that two transactions lock them in the same one.
read::Statement find(const Join &join, const model::Field &shown, sql::Expressions conditions) {
    sql::Writer out;
    out << "SELECT ";
    write_shown(out, shown);
    out << " FROM ";
    write_table(out, join);
    out << " WHERE " << seen_and(join, std::move(conditions)) << " ORDER BY " << read::column(join.model->key(), alias)
        << " FOR UPDATE OF " << alias;
    return finish(out);
}

} // namespace

Join join_of(const model::Field &relation, const model::Schema &schema) {
    const model::Model &model = schema.get(relation.relation->through);
    const Join join{&model, model.find(relation.relation->through_parent), model.find(relation.relation->through_child),
                    &schema.get(relation.relation->model), &schema};
    if (!join.parent || !join.child) throw std::logic_error("the join model of " + relation.name + " lost a field");
    return join;
}

read::Statement find_joined(const Join &join) {
    return find(join, *join.child, {equals(*join.parent, 0)});
}

read::Statement find_join(const Join &join) {
    return find(join, *join.child, {equals(*join.parent, 0), equals(*join.child, 1)});
}

read::Statement find_join_keys(const Join &join) {
    return find(join, join.model->key(), {equals(*join.parent, 0), equals(*join.child, 1)});
}

read::Statement remove_join(const Join &join) {
    sql::Writer out;
    out << "DELETE FROM ";
    write_table(out, join);
    out << " WHERE " << seen_and(join, {equals(*join.parent, 0), equals(*join.child, 1)}) << " RETURNING ";
    write_shown(out, *join.child);
    return finish(out);
}

} // namespace model_api::action
