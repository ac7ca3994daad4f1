#include "document/columns.hpp"

#include "document/vector.hpp"

namespace model_api::document {

AttrNumber number_in(Oid relation, const model::Model &model, const std::string &column, AttrNumber number) {
    if (relation == model.relation) return number;
    const char *name = column.c_str();
    return pg::call([&] { return get_attnum(relation, name); });
}

Columns::Columns(const model::Model &model, Relation relation, Generated generated, MemoryContext memory)
    : generated_(generated) {
    for (const search::SearchedField &field : search::searched_fields(model)) {
        const auto &column = field.field->column;
        if (!column) continue;
        const AttrNumber number = number_in(RelationGetRelid(relation), model, column->name, column->number);
        if (number != InvalidAttrNumber) add(field, number, relation, memory);
    }
}

void Columns::add(const search::SearchedField &field, AttrNumber number, Relation relation, MemoryContext memory) {
    const Form_pg_attribute attribute = TupleDescAttr(RelationGetDescr(relation), number - 1);
    ExprState *generation = nullptr;
    if (attribute->attgenerated && generated_ == Generated::computed) {
        generation = pg::call([&] {
            const MemoryContext outer = MemoryContextSwitchTo(memory);
            if (!executor_) executor_ = CreateExecutorState();
            auto *expression = reinterpret_cast<Expr *>(build_column_default(relation, number));
            ExprState *prepared = ExecPrepareExpr(expression, executor_);
            MemoryContextSwitchTo(outer);
            return prepared;
        });
    }
    columns_.push_back({number, attribute->attlen, attribute->attbyval, generation,
                        Value({nullptr, field.form, field.weight}, attribute->atttypid)});
}

void Columns::read_stored(TupleTableSlot *row, std::vector<NullableDatum> &values) const {
    pg::call([&] { slot_getallattrs(row); });
    values.clear();
    for (const Column &column : columns_) {
        const int i = column.number - 1;
        values.push_back({row->tts_values[i], row->tts_isnull[i]});
    }
}

void Columns::read(TupleTableSlot *row, std::vector<NullableDatum> &values) const {
    read_stored(row, values);
    if (!executor_) return;
    ResetPerTupleExprContext(executor_);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        ExprState *const generation = columns_[i].generation;
        if (!generation) continue;
        values[i].value = pg::call([&] {
            ExprContext *context = GetPerTupleExprContext(executor_);
            context->ecxt_scantuple = row;
            return ExecEvalExprSwitchContext(generation, context, &values[i].isnull);
        });
    }
}

bool Columns::are_same(const std::vector<NullableDatum> &before, const std::vector<NullableDatum> &after) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (!is_same(before[i], after[i], columns_[i].length, columns_[i].by_value)) return false;
    return true;
}

Datum Columns::words(const std::vector<NullableDatum> &values) const {
    search::DocumentBuilder builder;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (!values[i].isnull) columns_[i].value.add(builder, values[i].value);
    return make_vector(builder.finish());
}

bool is_same(NullableDatum a, NullableDatum b, std::int16_t length, bool by_value) {
    if (a.isnull || b.isnull) return a.isnull && b.isnull;
    if (by_value || a.value == b.value) return a.value == b.value;
    if (length == -1) { // also where both lie elsewhere, in the same place
        const auto *left = DatumGetPointer(a.value), *right = DatumGetPointer(b.value);
        const std::size_t size = VARSIZE_ANY(left);
        if (size == VARSIZE_ANY(right) && std::memcmp(left, right, size) == 0) return true;
    }
    return pg::call([&] { return datum_image_eq(a.value, b.value, false, length); });
}

} // namespace model_api::document
