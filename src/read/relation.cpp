#include "read/relation.hpp"

#include <stdexcept>
#include <string>

#include "filter/rows.hpp"
#include "read/columns.hpp"

namespace model_api::read {

namespace {

const model::Field &field_of(const model::Model &model, const std::string &name) {
    const model::Field *field = model.find(name);
    if (!field) throw std::logic_error("model " + model.name + " has no field " + name);
    return *field;
}

sql::Expression same(const model::Field &left, std::string_view left_alias, const model::Field &right,
                     std::string_view right_alias) {
    return sql::compare(sql::Operator::equal, column(left, left_alias), column(right, right_alias),
                        column_of(left).type);
}

// EXISTS instead of a join: a pair that is joined twice is still one record.
sql::Expression through(const model::Relation &relation, const Row &row, const Row &other, const model::Schema &schema,
                        std::string_view alias) {
    const model::Model &join = schema.get(relation.through);
    sql::Expression pair =
        sql::conjunction({same(field_of(join, relation.through_child), alias, other.model->key(), other.alias),
                          same(field_of(join, relation.through_parent), alias, row.model->key(), row.alias)});
    return filter::exists(schema, join, alias, std::move(pair));
}

} // namespace

sql::Expression related(const model::Field &relation, const Row &row, const Row &other, const model::Schema &schema,
                        std::string_view through_alias) {
    switch (relation.kind) {
    case model::Kind::belongs_to:
        return same(other.model->key(), other.alias, relation, row.alias);
    case model::Kind::has_one:
    case model::Kind::has_many:
        return same(field_of(*other.model, relation.relation->inverse), other.alias, row.model->key(), row.alias);
    case model::Kind::has_many_through:
        return through(*relation.relation, row, other, schema, through_alias);
    default:
        throw std::logic_error("field " + relation.name + " is no relation");
    }
}

} // namespace model_api::read
