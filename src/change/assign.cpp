#include "change/assign.hpp"

#include "action/given.hpp"
#include "action/message.hpp"
#include "action/transition.hpp"
#include "statement/parameters.hpp"

namespace model_api::change {
namespace {

struct Cell {
    Datum value;
    bool is_null;
};

// A record that is taken apart.
struct Parts {
    TupleDesc columns;
    Datum *values;
    bool *nulls;
};

// What follows is for the inside of pg::call.

Parts take_apart(Datum record) {
    HeapTupleHeader header = DatumGetHeapTupleHeader(record);
    TupleDesc columns = lookup_rowtype_tupdesc_copy(HeapTupleHeaderGetTypeId(header), HeapTupleHeaderGetTypMod(header));
    HeapTupleData tuple = {};
    tuple.t_len = HeapTupleHeaderGetDatumLength(header);
    ItemPointerSetInvalid(&tuple.t_self);
    tuple.t_data = header;
    Parts parts = {columns, static_cast<Datum *>(palloc(sizeof(Datum) * columns->natts)),
                   static_cast<bool *>(palloc(columns->natts))};
    heap_deform_tuple(&tuple, columns, parts.values, parts.nulls);
    return parts;
}

Cell evaluate(Node *expression, const FormData_pg_attribute &column) {
    EState *state = CreateExecutorState();
    assign_expr_collations(nullptr, expression);
    ExprState *ready = ExecPrepareExpr(reinterpret_cast<Expr *>(expression), state);
    Cell cell = {0, false};
    cell.value = ExecEvalExprSwitchContext(ready, GetPerTupleExprContext(state), &cell.is_null);
    if (!cell.is_null) cell.value = datumCopy(cell.value, column.attbyval, column.attlen);
    FreeExecutorState(state);
    return cell;
}

Const *constant_of(const Cell &cell, Oid type) {
    std::int16_t length;
    bool by_value;
    get_typlenbyval(type, &length, &by_value);
    return makeConst(type, -1, get_typcollation(type), length, cell.value, cell.is_null, by_value);
}

// As an assignment converts it, domains and lengths included.
Cell coerced(const Cell &given, Oid type, const FormData_pg_attribute &column) {
    auto *constant = reinterpret_cast<Node *>(constant_of(given, type));
    Node *expression = coerce_to_target_type(nullptr, constant, type, column.atttypid, column.atttypmod,
                                             COERCION_ASSIGNMENT, COERCE_IMPLICIT_CAST, -1);
    return !expression || expression == constant ? given : evaluate(expression, column);
}

// NULL counts as 0.
Cell sum(const Cell &before, const FormData_pg_attribute &column, const Cell &amount, Oid type) {
    if (before.is_null) return amount;
    FormData_pg_attribute wide = column;
    wide.atttypid = type;
    wide.atttypmod = -1;
    get_typlenbyval(type, &wide.attlen, &wide.attbyval);
    const Cell left = coerced(before, column.atttypid, wide);
    return {DirectFunctionCall2(type == FLOAT8OID ? float8pl : numeric_add, left.value, amount.value), false};
}

void assign(Parts &parts, AttrNumber number, Cell given, Oid type, bool adds) {
    const FormData_pg_attribute &column = *TupleDescAttr(parts.columns, number - 1);
    Datum &value = parts.values[number - 1];
    bool &is_null = parts.nulls[number - 1];
    if (adds) given = sum({value, is_null}, column, given, type);
    const Cell cell = coerced(given, type, column);
    value = cell.value;
    is_null = cell.is_null;
}

// Until here.

struct Assigned {
    const model::Field *field;
    sql::Value value;
    sql::Type type;
    bool adds;
};

std::vector<Assigned> all_of(const RowChange &row) {
    std::vector<Assigned> all;
    for (const action::Assignment &value : row.values)
        all.push_back({value.field, value.value, value.field->column->type, false});
    for (const action::Increment &increment : row.increments)
        all.push_back({increment.field, increment.amount, action::amount_type(*increment.field), true});
    const action::Change &change = *row.change;
    const std::string target = row.enters_state ? action::target(*change.model, *change.action) : std::string();
    if (target.empty()) return all;
    const model::Field &state = *action::state_field(*change.model);
    all.push_back({&state, target, state.column->type, false});
    return all;
}

ParamListInfo bound(const std::vector<Assigned> &all) {
    std::vector<sql::Parameter> parameters;
    for (const Assigned &one : all)
        parameters.push_back({.type = one.type, .value = one.value, .field = one.field->name});
    return statement::bind(parameters);
}

[[noreturn]] void refuse(const action::Change &change, const model::Field &field, const pg::Error &error) {
    if (error.sqlstate() == ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE)
        throw Refused(action::invalid_record(change.model->name, change.path,
                                             {{field.name, action::message(action::Rule::type_range, field)}}));
    if (ERRCODE_TO_CATEGORY(error.sqlstate()) == ERRCODE_DATA_EXCEPTION)
        error.set_column(field.name.c_str(), action::code::invalid_record);
    throw;
}

} // namespace

Datum assigned_record(const RowChange &row, Datum record) {
    const std::vector<Assigned> all = all_of(row);
    if (all.empty()) return record;
    const ParamListInfo values = bound(all);
    Parts parts = pg::call([&] { return take_apart(record); });
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ParamExternData &value = values->params[i];
        const AttrNumber number = all[i].field->column->number;
        const bool adds = all[i].adds;
        try {
            pg::call([&] { assign(parts, number, {value.value, value.isnull}, value.ptype, adds); });
        } catch (const pg::Error &error) {
            refuse(*row.change, *all[i].field, error);
        }
    }
    return pg::call([&] { return HeapTupleGetDatum(heap_form_tuple(parts.columns, parts.values, parts.nulls)); });
}

} // namespace model_api::change
