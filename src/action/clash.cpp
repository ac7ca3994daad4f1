#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "action/equal.hpp"
#include "read/columns.hpp"

namespace model_api::action {

namespace {

constexpr std::size_t own_key = 0; // arguments: the key, then the fields

// A question while it is written.
struct Query {
    const model::Model &model;
    const Question &question;
    sql::Writer &out;
    Given given;
};

std::size_t argument_of(const Question &question, std::string_view field) {
    const auto found = std::ranges::find(question.fields, field, &model::Field::name);
    if (found == question.fields.end()) throw std::logic_error("the value of a unique field's scope is not given");
    return static_cast<std::size_t>(found - question.fields.begin()) + 1;
}

void write_scope(const Query &query, const model::Field &unique) {
    if (!unique.unique) return;
    for (const std::string &name : unique.unique->scope) {
        const std::size_t argument = argument_of(query.question, name);
        query.out << " AND ";
        write_stored_equal(query.out, *query.question.fields[argument - 1], false, query.given, argument);
    }
}

// Not IS DISTINCT FROM, whose operator no schema can be named for.
void write_other_record(const Query &query) {
    const sql::OperatorName unequal =
        sql::operator_name(sql::Operator::not_equal, read::column_of(query.model.key()).type);
    query.out << " AND (";
    query.given.write(query.out, own_key);
    query.out << " IS NULL OR " << read::column(query.model.key(), own_table) << " OPERATOR(" << unequal.schema << "."
              << unequal.name << ") ";
    query.given.write(query.out, own_key);
    query.out << ")";
}

void write_unique(const Query &query, const model::Field &unique) {
    query.out << "EXISTS (SELECT FROM";
    write_own_table(query.out, query.model);
    query.out << " WHERE ";
    write_stored_equal(query.out, unique, is_folded(unique), query.given, argument_of(query.question, unique.name));
    write_scope(query, unique);
    write_other_record(query);
    query.out << ")";
}

void write_reference(const Query &query, const model::Field &reference, const model::Schema &schema) {
    const model::Model &other = schema.get(reference.relation->model);
    const std::size_t argument = argument_of(query.question, reference.name);
    query.given.write(query.out, argument);
    query.out << " IS NOT NULL AND NOT EXISTS (SELECT FROM";
    write_own_table(query.out, other);
    query.out << " WHERE ";
    write_equal(query.out, other.key(), query.given, argument);
    const sql::Expression linkable = schema.linkable(other, own_table);
    if (!sql::is_true(linkable)) query.out << " AND (" << linkable << ")";
    query.out << ")";
}

} // namespace

read::Statement find_clashes(const model::Model &model, const model::Schema &schema, const Question &question) {
    read::Draft draft{schema};
    Query query{model, question, draft.out, Given(Rows::one)};
    query.given.add(model.key());
    for (const model::Field *field : question.fields) query.given.add(*field);
    int position = 0;
    const auto begin = [&] {
        draft.out << (position > 0 ? " UNION ALL " : "") << "SELECT " << std::to_string(position) << " WHERE ";
        ++position;
    };
    for (const model::Field *unique : question.uniques) {
        begin();
        write_unique(query, *unique);
    }
    for (const model::Field *reference : question.references) {
        begin();
        write_reference(query, *reference, schema);
    }
    if (position == 0) draft.out << "SELECT 0 WHERE FALSE";
    return finish(draft);
}

} // namespace model_api::action
