#include "change/record.hpp"

#include <algorithm>

#include "action/given.hpp"
#include "action/statement.hpp"
#include "action/transition.hpp"
#include "base/text.hpp"
#include "catalog/shape.hpp"
#include "change/hook.hpp"
#include "change/kept.hpp"
#include "change/row_type.hpp"

namespace model_api::change {
namespace {

struct Cell {
    Datum value;
    bool is_null;
    bool by_value;
    std::int16_t length;
};

// Inside pg::call: a column of a record of any row type. The value lies in the record.
Cell cell_of(Datum record, AttrNumber number) {
    HeapTupleHeader header = DatumGetHeapTupleHeader(record);
    TupleDesc columns = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(header), HeapTupleHeaderGetTypMod(header));
    HeapTupleData tuple = {};
    tuple.t_len = HeapTupleHeaderGetDatumLength(header);
    ItemPointerSetInvalid(&tuple.t_self);
    tuple.t_data = header;
    const Form_pg_attribute column = TupleDescAttr(columns, number - 1);
    Cell cell = {0, false, column->attbyval, column->attlen};
    cell.value = heap_getattr(&tuple, number, columns, &cell.is_null);
    ReleaseTupleDesc(columns);
    return cell;
}

Cell cell_in(Datum record, const model::Field &field) {
    const AttrNumber number = field.column->number;
    return pg::call([&] { return cell_of(record, number); });
}

bool is_same(const Cell &left, const Cell &right) {
    if (left.is_null || right.is_null) return left.is_null == right.is_null;
    return pg::call([&] { return datum_image_eq(left.value, right.value, left.by_value, left.length); });
}

std::string text_of(Datum value, Oid type) {
    return pg::call([&] {
        Oid output;
        bool is_varlena;
        getTypeOutputInfo(type, &output, &is_varlena);
        return OidOutputFunctionCall(output, value);
    });
}

sql::Value value_of(const Cell &cell, const sql::Type &type) {
    if (cell.is_null) return sql::Null{};
    switch (type.oid) {
    case BOOLOID:
        return DatumGetBool(cell.value);
    case INT2OID:
        return std::int64_t{DatumGetInt16(cell.value)};
    case INT4OID:
    case DATEOID:
        return std::int64_t{DatumGetInt32(cell.value)};
    case INT8OID:
    case TIMESTAMPTZOID:
    case TIMESTAMPOID:
        return std::int64_t{DatumGetInt64(cell.value)};
    case FLOAT4OID:
        return static_cast<double>(DatumGetFloat4(cell.value));
    case FLOAT8OID:
        return DatumGetFloat8(cell.value);
    default:
        return text_of(cell.value, type.oid);
    }
}

// SELECT CAST((SELECT hook(record, params)) AS table): a hook that returns something else, or several, is refused.
read::Statement make_hook(const model::Model &model, const std::string &hook) {
    sql::Writer out;
    out << "SELECT CAST((SELECT " << hook << "(";
    out.parameter({row_type(model), sql::Null{}, false, {}, 0});
    out << ", ";
    out.parameter({sql::jsonb_type(), sql::Null{}, false, {}, 1});
    out << ")) AS " << model.qualified_table() << ")";
    out.note_tables({model.relation});
    return action::finish(out);
}

// Whatever a hook makes of it.
bool moves_by_itself(const model::Field &field) {
    return field.managed && field.name == "updatedAt";
}

} // namespace

Columns columns_of(const model::Model &model) {
    Columns columns;
    const auto shape = catalog::read_shape(model.relation);
    for (const catalog::ShapeColumn &column : shape ? shape->columns : std::vector<catalog::ShapeColumn>()) {
        const auto has_column = [&](const model::Field &field) {
            return field.column && field.column->number == column.number;
        };
        const auto field = std::ranges::find_if(model.fields, has_column);
        if (field != model.fields.end()) {
            columns.all.push_back(&*field);
            continue;
        }
        auto own = std::make_unique<model::Field>();
        own->name = column.name;
        own->kind = model::Kind::any;
        own->column = {column.name, column.number, column.not_null, column.type, column.has_default, column.generated};
        columns.all.push_back(own.get());
        columns.own.push_back(std::move(own));
    }
    return columns;
}

std::optional<Datum> stored_record(const Work &work, const action::Change &change) {
    const model::Model &model = *change.model;
    const Kept kept = keep(work.snapshot, model, "lock_row", [&] { return action::lock_row(model, work.schema()); });
    return statement::run_datum(*kept.statement, *kept.parameters, {*change.key});
}

Datum locked_record(const Work &work, const action::Change &change) {
    const model::Model &model = *change.model;
    const auto record = stored_record(work, change);
    if (!record) throw Refused(not_found(change));
    const std::vector<std::string> sources = action::sources(model, *change.action);
    if (sources.empty()) return *record;
    const sql::Value state = value_in(*record, *action::state_field(model));
    const auto *text = std::get_if<std::string>(&state);
    if (text && std::ranges::find(sources, *text) != sources.end()) return *record;
    throw Refused(action::wrong_state(change, text ? *text : ""));
}

sql::Value value_in(Datum record, const model::Field &field) {
    return value_of(cell_in(record, field), field.column->type);
}

bool is_same_in(Datum left, Datum right, const model::Field &field) {
    return is_same(cell_in(left, field), cell_in(right, field));
}

Datum hooked_record(Work &work, const action::Change &change, Datum record) {
    const model::Model &model = *change.model;
    const std::string &run = change.action->run;
    const InHook hook(work);
    const Kept kept = keep(work.snapshot, model, "run " + change.action->name,
                           [&] { return make_hook(model, hook_name(run, model.schema)); });
    const auto result =
        statement::run_datum(*kept.statement, *kept.parameters, {sql::Native{record}, change.params.text()});
    if (result) return *result;
    throw Refused({.code = action::code::misconfigured,
                   .message = "hook " + run + " of action " + change.action->name + " gave no record",
                   .path = change.path,
                   .hint = "A \"run\" hook returns the record, changed or as it is."});
}

std::vector<action::Assignment> differences(const Columns &columns, Datum before, Datum after, bool is_new) {
    std::vector<action::Assignment> changed;
    for (const model::Field *field : columns.all) {
        if (field->column->generated || moves_by_itself(*field)) continue;
        const Cell now = cell_in(after, *field);
        const bool is_written =
            is_new ? !now.is_null || !cell_in(before, *field).is_null : !is_same(cell_in(before, *field), now);
        if (!is_written) continue;
        changed.push_back({field, now.is_null ? sql::Value(sql::Null{}) : sql::Value(sql::Native{now.value})});
    }
    return changed;
}

std::vector<action::Assignment> values_of(const model::Model &model, Datum record) {
    std::vector<action::Assignment> values;
    for (const model::Field &field : model.fields)
        if (field.is_stored() && field.column) values.push_back({&field, value_in(record, field)});
    return values;
}

} // namespace model_api::change
