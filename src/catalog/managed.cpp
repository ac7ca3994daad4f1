// model.keep_managed: what holds for id, createdAt and updatedAt holds for plain SQL too.
#include "catalog/catalog.hpp"
#include "pg/trigger.hpp"

namespace model_api::catalog {
namespace {

constexpr TimestampTz millisecond = 1000;

// Attribute numbers in the trigger's own table, which may be a partition with another order; 0: no such column.
struct Managed {
    AttrNumber key, created, updated;
};

AttrNumber number_in(Oid relation, const model::Model &model, const char *name) {
    const model::Field *field = model.find(name);
    if (!field || !field->managed || !field->column) return InvalidAttrNumber;
    if (relation == model.relation) return field->column->number;
    const char *column = field->column->name.c_str();
    return pg::call([&] { return get_attnum(relation, column); });
}

// A table that is a model no longer keeps its trigger, which then has nothing to do.
Managed find_managed(Oid relation) {
    const auto name = model_of(relation);
    if (!name) return {};
    const auto snapshot = current();
    const model::Model *model = snapshot.schema->find(*name);
    if (!model) return {};
    return {number_in(relation, *model, model->key_field.c_str()), number_in(relation, *model, "createdAt"),
            number_in(relation, *model, "updatedAt")};
}

// Found once for each statement: the trigger's FmgrInfo lives as long, and the statement's lock keeps the columns.
const Managed &managed_of(FunctionCallInfo fcinfo, Oid relation) {
    FmgrInfo *function = fcinfo->flinfo;
    if (!function->fn_extra) {
        const Managed found = find_managed(relation);
        function->fn_extra = pg::call([&] { return MemoryContextAlloc(function->fn_mcxt, sizeof(Managed)); });
        std::memcpy(function->fn_extra, &found, sizeof found);
    }
    return *static_cast<const Managed *>(function->fn_extra);
}

bool is_changed(const TriggerData &trigger, AttrNumber number) {
    TupleDesc description = RelationGetDescr(trigger.tg_relation);
    bool old_null = false, new_null = false;
    const Datum before = heap_getattr(trigger.tg_trigtuple, number, description, &old_null);
    const Datum after = heap_getattr(trigger.tg_newtuple, number, description, &new_null);
    if (old_null || new_null) return old_null != new_null;
    const Form_pg_attribute column = TupleDescAttr(description, number - 1);
    if (column->attbyval) return before != after;
    return !pg::call([&] { return datum_image_eq(before, after, false, column->attlen); });
}

void refuse_change(const TriggerData &trigger, AttrNumber number) {
    if (number == InvalidAttrNumber || !is_changed(trigger, number)) return;
    const Form_pg_attribute column = TupleDescAttr(RelationGetDescr(trigger.tg_relation), number - 1);
    const auto model = model_of(RelationGetRelid(trigger.tg_relation));
    throw DomainError(sqlstate::generated_always, {},
                      std::string("column \"") + NameStr(column->attname) + "\" of model \"" + model.value_or("") +
                          "\" cannot be changed",
                      {}, "It is set once, when the record is created.");
}

TimestampTz floor_to_millisecond(TimestampTz time) {
    const TimestampTz rest = time % millisecond;
    return time - (rest < 0 ? rest + millisecond : rest);
}

// Now, but later than before in any case. An infinite or last time has no later one and stays.
TimestampTz next_time(TimestampTz before) {
    const TimestampTz now = floor_to_millisecond(GetCurrentTimestamp());
    if (before < now) return now;
    return before < END_TIMESTAMP - millisecond ? floor_to_millisecond(before) + millisecond : before;
}

HeapTuple move_updated(const TriggerData &trigger, AttrNumber number) {
    TupleDesc description = RelationGetDescr(trigger.tg_relation);
    if (number == InvalidAttrNumber) return trigger.tg_newtuple;
    if (TupleDescAttr(description, number - 1)->atttypid != TIMESTAMPTZOID) return trigger.tg_newtuple;
    bool is_null = false;
    const Datum before = heap_getattr(trigger.tg_trigtuple, number, description, &is_null);
    int column = number;
    bool set_null = false;
    Datum value = TimestampTzGetDatum(next_time(is_null ? DT_NOBEGIN : DatumGetTimestampTz(before)));
    return pg::call(
        [&] { return heap_modify_tuple_by_cols(trigger.tg_newtuple, description, 1, &column, &value, &set_null); });
}

const TriggerData &update_trigger(FunctionCallInfo fcinfo) {
    const auto is_meant = [](TriggerEvent event) {
        return TRIGGER_FIRED_BEFORE(event) && TRIGGER_FIRED_FOR_ROW(event) && TRIGGER_FIRED_BY_UPDATE(event);
    };
    return pg::trigger_call(fcinfo, is_meant,
                            "model.keep_managed() must be called by a trigger BEFORE UPDATE FOR EACH ROW");
}

} // namespace
} // namespace model_api::catalog

using namespace model_api;

MODEL_API_FUNCTION(model_api_keep_managed) {
    const TriggerData &trigger = catalog::update_trigger(fcinfo);
    const auto managed = catalog::managed_of(fcinfo, RelationGetRelid(trigger.tg_relation));
    catalog::refuse_change(trigger, managed.key);
    catalog::refuse_change(trigger, managed.created);
    return PointerGetDatum(catalog::move_updated(trigger, managed.updated));
}
