#include "action/given.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "read/columns.hpp"

namespace model_api::action {

namespace {

constexpr const char *given_rows = "u";

std::string column_name(std::size_t argument) {
    return "c" + std::to_string(argument);
}

// An array has no array of its own, for PostgreSQL's are rectangular, and unnest() would take a composite apart, which
// is among the other types.
bool travels_as_text(const sql::Type &type) {
    return type.array_oid == 0 || type.family == sql::Family::array || type.family == sql::Family::other;
}

} // namespace

void Given::add(const sql::Type &type, std::string field) {
    values_.push_back({type, std::move(field), of_many() && travels_as_text(type)});
}

void Given::add(const model::Field &field) {
    add(read::column_of(field).type, field.name);
}

void Given::add_amount(const model::Field &field) {
    add(amount_type(field), field.name);
}

void Given::add_count() {
    add(sql::boolean_type(), {});
}

void Given::write(sql::Writer &out, std::size_t argument, std::size_t row) const {
    const Value &value = values_.at(argument);
    if (!of_many()) return write_parameter(out, value, static_cast<int>(row * size() + argument));
    if (value.as_text) out << "CAST(";
    out.column(given_rows, column_name(argument));
    if (value.as_text) out << " AS " << value.type.name << ")";
}

void Given::write_parameter(sql::Writer &out, const Value &value, int argument) {
    const auto found = std::ranges::find(out.parameters(), argument, &sql::Parameter::argument);
    if (found == out.parameters().end())
        out.parameter({.type = value.type, .value = sql::Null{}, .argument = argument, .field = value.field});
    else
        out << "$" << std::to_string(found - out.parameters().begin() + 1);
}

void Given::write_position(sql::Writer &out) const {
    if (of_many())
        out.column(given_rows, "ord") << " OPERATOR(pg_catalog.-) 1";
    else
        out << "CAST(NULL AS pg_catalog.int8)";
}

void Given::write_rows(sql::Writer &out) const {
    out << "ROWS FROM (";
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const Value &value = values_[i];
        out << (i > 0 ? ", " : "") << "pg_catalog.unnest(";
        out.parameter({.type = value.as_text ? sql::text_type() : value.type,
                       .value = sql::Null{},
                       .is_array = true,
                       .argument = static_cast<int>(i),
                       .field = value.field});
        out << ")";
    }
    out << ") WITH ORDINALITY AS " << given_rows << " (";
    for (std::size_t i = 0; i < values_.size(); ++i) out << column_name(i) << ", ";
    out << "ord)";
}

void Given::write_order(sql::Writer &out) const {
    out << " ORDER BY ";
    out.column(given_rows, "ord");
}

const sql::Type &amount_type(const model::Field &field) {
    return read::column_of(field).type.family == sql::Family::real ? sql::double_type() : sql::numeric_type();
}

void write_own_table(sql::Writer &out, const model::Model &model) {
    out << " ";
    out.table(model.qualified_table(), model.relation) << " AS " << own_table;
}

std::vector<read::Slot> write_result(read::Draft &draft, const model::Model &model, const Given &given,
                                     const read::Selection &selection) {
    const sql::Expression key = read::column(model.key(), own_table);
    draft.out << key << ", ";
    given.write_position(draft.out);
    const sql::Constant position{false}; // stands for a column that no member is
    return read::write_members(draft, selection, model, 0, {key, position});
}

read::Statement finish(sql::Writer &out) {
    read::Statement statement;
    statement.text = out.take_text();
    statement.parameters = out.take_parameters();
    statement.tables = out.take_tables();
    statement.planning = read::Planning::generic;
    return statement;
}

read::Statement finish(read::Draft &draft, std::vector<read::Slot> slots) {
    read::Statement statement = finish(draft.out);
    statement.layout.slots = std::move(slots);
    statement.marks = std::move(draft.marks);
    if (draft.filtered) statement.planning = read::Planning::custom;
    return statement;
}

} // namespace model_api::action
