#include "change/blank.hpp"

namespace model_api::change {
namespace {

struct Defaults {
    Datum *values;
    bool *nulls;
};

bool is_supplied(const FormData_pg_attribute &column) {
    return column.attisdropped || column.attgenerated != '\0' || column.attidentity != '\0';
}

// Inside pg::call.
void evaluate_default(Relation table, AttrNumber number, EState *state, Defaults &defaults) {
    const Form_pg_attribute column = TupleDescAttr(RelationGetDescr(table), number - 1);
    if (is_supplied(*column)) return;
    Node *expression = build_column_default(table, number);
    if (!expression) return;
    ExprState *ready = ExecPrepareExpr(reinterpret_cast<Expr *>(expression), state);
    Datum value = ExecEvalExprSwitchContext(ready, GetPerTupleExprContext(state), &defaults.nulls[number - 1]);
    if (!defaults.nulls[number - 1]) defaults.values[number - 1] = datumCopy(value, column->attbyval, column->attlen);
}

struct Numbers {
    const AttrNumber *first, *last;

    bool has(AttrNumber number) const { return std::find(first, last, number) != last; }
};

// Inside pg::call.
Datum make_blank(Oid relation, const Numbers &given) {
    Relation table = table_open(relation, AccessShareLock);
    TupleDesc columns = RelationGetDescr(table);
    Defaults defaults = {static_cast<Datum *>(palloc0(sizeof(Datum) * columns->natts)),
                         static_cast<bool *>(palloc(columns->natts))};
    std::memset(defaults.nulls, true, columns->natts);
    EState *state = CreateExecutorState();
    for (int i = 1; i <= columns->natts; ++i)
        if (!given.has(static_cast<AttrNumber>(i)))
            evaluate_default(table, static_cast<AttrNumber>(i), state, defaults);
    const Datum record = HeapTupleGetDatum(heap_form_tuple(columns, defaults.values, defaults.nulls));
    FreeExecutorState(state);
    table_close(table, NoLock);
    return record;
}

} // namespace

Datum blank_record(const model::Model &model, const std::vector<action::Assignment> &given) {
    std::vector<AttrNumber> numbers;
    for (const action::Assignment &value : given) numbers.push_back(value.field->column->number);
    const Numbers skipped{numbers.data(), numbers.data() + numbers.size()};
    return pg::call([&] { return make_blank(model.relation, skipped); });
}

} // namespace model_api::change
