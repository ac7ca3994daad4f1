#include "action/given.hpp"
#include "base/quote.hpp"
#include "read/columns.hpp"

namespace model_api::action {

namespace {

// An INSERT while it is written.
struct Insert {
    const model::Model &model;
    const WriteShape &shape;
    sql::Writer &out;
    Given given;
};

Given given_of(const WriteShape &shape) {
    Given given(shape.rows);
    for (const model::Field *field : shape.assigned) given.add(*field);
    for (const model::Field *field : shape.incremented) given.add_amount(*field);
    if (given.of_many() && given.size() == 0) given.add_count();
    return given;
}

bool enters_state(const WriteShape &shape) {
    return shape.state && !shape.target.empty();
}

bool has_columns(const WriteShape &shape) {
    return !shape.assigned.empty() || !shape.incremented.empty() || enters_state(shape);
}

void write_columns(const Insert &insert) {
    std::vector<const model::Field *> fields = insert.shape.assigned;
    fields.insert(fields.end(), insert.shape.incremented.begin(), insert.shape.incremented.end());
    if (enters_state(insert.shape)) fields.push_back(insert.shape.state);
    const char *separator = " (";
    for (const model::Field *field : fields) {
        insert.out << separator;
        insert.out.identifier(read::column_of(*field).name);
        separator = ", ";
    }
    insert.out << ")";
}

// An amount is added to what the record would begin with.
void write_sum(const Insert &insert, const model::Field &field, std::size_t argument, std::size_t row) {
    if (field.default_value && field.default_value->is_number()) {
        insert.out.parameter(
            {.type = amount_type(field), .value = field.default_value->literal(), .field = field.name});
        insert.out << " OPERATOR(pg_catalog.+) ";
    }
    insert.given.write(insert.out, argument, row);
}

void write_values(const Insert &insert, std::size_t row = 0) {
    const WriteShape &shape = insert.shape;
    std::size_t argument = 0;
    const auto separate = [&] {
        if (argument > 0) insert.out << ", ";
    };
    for (; argument < shape.assigned.size(); ++argument) {
        separate();
        insert.given.write(insert.out, argument, row);
    }
    for (const model::Field *field : shape.incremented) {
        separate();
        write_sum(insert, *field, argument++, row);
    }
    if (!enters_state(shape)) return;
    separate();
    insert.out.parameter({.type = read::column_of(*shape.state).type, .value = shape.target});
}

void write_listed(const Insert &insert) {
    if (!has_columns(insert.shape)) {
        insert.out << " DEFAULT VALUES";
        return;
    }
    for (std::size_t row = 0; row < insert.shape.count; ++row) {
        insert.out << (row == 0 ? " VALUES (" : ", (");
        write_values(insert, row);
        insert.out << ")";
    }
}

// Defaults, identities among them, are evaluated on top of the sorted rows.
void write_many(const Insert &insert) {
    insert.out << " SELECT";
    if (has_columns(insert.shape)) {
        insert.out << " ";
        write_values(insert);
    }
    insert.out << " FROM ";
    insert.given.write_rows(insert.out);
    insert.given.write_order(insert.out);
}

} // namespace

read::Statement insert(const model::Model &model, const model::Schema &schema, const WriteShape &shape,
                       const read::Selection &selection) {
    read::Draft draft{schema};
    const Insert insert{model, shape, draft.out, given_of(shape)};
    draft.out << "INSERT INTO";
    write_own_table(draft.out, model);
    if (has_columns(shape)) write_columns(insert);
    insert.given.of_many() ? write_many(insert) : write_listed(insert);
    draft.out << " RETURNING ";
    // RETURNING sees what is in the table, and no position is.
    return finish(draft, write_result(draft, model, Given(Rows::one), selection));
}

} // namespace model_api::action
