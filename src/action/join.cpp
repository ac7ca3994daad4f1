#include "action/join.hpp"

#include <stdexcept>

#include "action/given.hpp"
#include "read/columns.hpp"
#include "sql/render.hpp"

namespace model_api::action {

namespace {

constexpr const char *alias = "t0";

sql::Expression equals(const model::Field &field, int argument) {
    const sql::Type &type = read::column_of(field).type;
    return sql::compare(sql::Operator::equal, read::column(field, alias),
                        sql::Parameter{.type = type, .value = sql::Null{}, .argument = argument}, type);
}

void write_shown(sql::Writer &out, const Join &join) {
    out << read::column(*join.child, alias) << ", NULL::pg_catalog.int8";
}

void write_table(sql::Writer &out, const Join &join) {
    out.table(join.model->qualified_table(), join.model->relation) << " AS " << alias;
}

// In the order of their keys, so that two transactions lock them in the same one.
read::Statement find(const Join &join, const sql::Expression &condition) {
    sql::Writer out;
    out << "SELECT ";
    write_shown(out, join);
    out << " FROM ";
    write_table(out, join);
    out << " WHERE " << condition << " ORDER BY " << read::column(join.model->key(), alias) << " FOR UPDATE OF "
        << alias;
    return finish(out);
}

} // namespace

Join join_of(const model::Field &relation, const model::Schema &schema) {
    const model::Model &model = schema.get(relation.relation->through);
    const Join join{&model, model.find(relation.relation->through_parent),
                    model.find(relation.relation->through_child)};
    if (!join.parent || !join.child) throw std::logic_error("the join model of " + relation.name + " lost a field");
    return join;
}

read::Statement find_joined(const Join &join) {
    return find(join, equals(*join.parent, 0));
}

read::Statement find_join(const Join &join) {
    return find(join, sql::conjunction({equals(*join.parent, 0), equals(*join.child, 1)}));
}

read::Statement remove_join(const Join &join) {
    sql::Writer out;
    out << "DELETE FROM ";
    write_table(out, join);
    out << " WHERE " << sql::conjunction({equals(*join.parent, 0), equals(*join.child, 1)}) << " RETURNING ";
    write_shown(out, join);
    return finish(out);
}

} // namespace model_api::action
