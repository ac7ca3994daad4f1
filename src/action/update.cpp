#include <string_view>

#include "action/equal.hpp"
#include "action/transition.hpp"
#include "read/columns.hpp"

namespace model_api::action {

namespace {

// An UPDATE or DELETE while it is written.
struct Write {
    const model::Model &model;
    const WriteShape &shape;
    sql::Writer &out;
    Given given;
};

Given given_of(const model::Model &model, const WriteShape &shape) {
    Given given(shape.rows);
    given.add(model.key());
    for (const model::Field *field : shape.assigned) given.add(*field);
    for (const model::Field *field : shape.incremented) given.add_amount(*field);
    return given;
}

// The column that moves by itself whenever a row is written.
const model::Field *moving_field(const model::Model &model) {
    const model::Field *field = model.find("updatedAt");
    return field && field->managed && field->column ? field : nullptr;
}

// " SET a = ", then ", b = ".
class Assignments {
public:
    explicit Assignments(sql::Writer &out) : out_(out) {}

    sql::Writer &begin(const model::Field &field) {
        out_ << (empty_ ? " SET " : ", ");
        empty_ = false;
        return out_.identifier(read::column_of(field).name) << " = ";
    }
    bool empty() const { return empty_; }

private:
    sql::Writer &out_;
    bool empty_ = true;
};

// The row as it is when its turn comes, so that of two increments none is lost.
void write_sum(const Write &write, const model::Field &field, std::size_t argument) {
    write.out << "COALESCE(CAST(" << read::column(field, own_table) << " AS " << amount_type(field).name
              << "), 0) OPERATOR(pg_catalog.+) ";
    write.given.write(write.out, argument);
}

// False where there is nothing to write.
bool write_assignments(const Write &write) {
    Assignments assignments(write.out);
    std::size_t argument = 1;
    for (const model::Field *field : write.shape.assigned) {
        assignments.begin(*field);
        write.given.write(write.out, argument++);
    }
    for (const model::Field *field : write.shape.incremented) {
        assignments.begin(*field);
        write_sum(write, *field, argument++);
    }
    if (write.shape.state && !write.shape.target.empty())
        assignments.begin(*write.shape.state)
            .parameter({.type = read::column_of(*write.shape.state).type, .value = write.shape.target});
    const model::Field *moving = moving_field(write.model);
    if (assignments.empty() && moving) assignments.begin(*moving) << read::column(*moving, own_table);
    return !assignments.empty();
}

void write_rows(const Write &write, std::string_view keyword) {
    if (!write.given.of_many()) return;
    write.out << keyword;
    write.given.write_rows(write.out);
}

void write_condition(const Write &write) {
    write.out << " WHERE ";
    write_equal(write.out, write.model.key(), write.given, 0);
    const model::Field *state = state_field(write.model);
    if (write.shape.sources.empty() || !state) return;
    const sql::Type &type = read::column_of(*state).type;
    const sql::TextArray sources(write.shape.sources.begin(), write.shape.sources.end());
    write.out << " AND "
              << sql::Quantified{sql::Operator::equal,
                                 type,
                                 false,
                                 {read::column(*state, own_table),
                                  sql::Parameter{.type = type, .value = sources, .is_array = true}}};
}

// Where there is nothing to write the row is found, checked and locked all the same, as strongly as an UPDATE would.
read::Statement lock(const model::Model &model, const model::Schema &schema, const WriteShape &shape,
                     const read::Selection &selection) {
    read::Draft draft{schema};
    const Write write{model, shape, draft.out, given_of(model, shape)};
    draft.out << "SELECT ";
    auto slots = write_result(draft, model, write.given, selection);
    draft.out << " FROM";
    write_own_table(draft.out, model);
    write_rows(write, ", ");
    write_condition(write);
    if (write.given.of_many()) write.given.write_order(draft.out);
    draft.out << " FOR NO KEY UPDATE OF " << own_table;
    return finish(draft, std::move(slots));
}

} // namespace

read::Statement update(const model::Model &model, const model::Schema &schema, const WriteShape &shape,
                       const read::Selection &selection) {
    read::Draft draft{schema};
    const Write write{model, shape, draft.out, given_of(model, shape)};
    draft.out << "UPDATE";
    write_own_table(draft.out, model);
    if (!write_assignments(write)) return lock(model, schema, shape, selection);
    write_rows(write, " FROM ");
    write_condition(write);
    draft.out << " RETURNING ";
    return finish(draft, write_result(draft, model, write.given, selection));
}

read::Statement remove(const model::Model &model, const model::Schema &schema, const WriteShape &shape) {
    read::Draft draft{schema};
    Given given(shape.rows);
    given.add(model.key());
    const Write write{model, shape, draft.out, given};
    draft.out << "DELETE FROM";
    write_own_table(draft.out, model);
    write_rows(write, " USING ");
    write_condition(write);
    draft.out << " RETURNING ";
    return finish(draft, write_result(draft, model, given, {}));
}

} // namespace model_api::action
