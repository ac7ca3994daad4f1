// model.keep_search_aside: the words of records, in a table beside theirs.
#include "catalog/catalog.hpp"
#include "document/aside.hpp"
#include "pg/trigger.hpp"

namespace model_api::document {
namespace {

// What a statement's rows are kept with.
struct Site {
    bool is_known = false;
    std::optional<Aside> aside; // nullopt: the table is none of a model that has its words in such a table
    std::optional<Columns> columns;
    AttrNumber key = InvalidAttrNumber;
    std::vector<NullableDatum> before, after;
};

void find(Site &site, Relation relation, MemoryContext memory) {
    const auto name = catalog::model_of(RelationGetRelid(relation));
    if (!name) return;
    const auto snapshot = catalog::current();
    const model::Model *model = snapshot.schema->find(*name);
    if (!model || model->search.storage != model::SearchStorage::side || model->search.relation == InvalidOid) return;
    const model::Column &key = *model->key().column;
    site.key = number_in(RelationGetRelid(relation), *model, key.name, key.number);
    if (site.key == InvalidAttrNumber) return;
    site.columns.emplace(*model, relation, Generated::stored, memory);
    site.aside.emplace(*model);
}

Site &site_of(FunctionCallInfo fcinfo, const TriggerData &trigger) {
    Site &site = pg::state_of<Site>(fcinfo->flinfo);
    if (!site.is_known) find(site, trigger.tg_relation, fcinfo->flinfo->fn_mcxt);
    site.is_known = true;
    return site;
}

NullableDatum key_of(const Site &site, TupleTableSlot *row) {
    return {row->tts_values[site.key - 1], row->tts_isnull[site.key - 1]};
}

// Not where another trigger has changed or deleted it since: then its words are those of its last version.
bool is_newest(const TriggerData &trigger, TupleTableSlot *row) {
    return pg::call([&] { return table_tuple_satisfies_snapshot(trigger.tg_relation, row, SnapshotSelf); });
}

void write(const Site &site, const TriggerData &trigger, TupleTableSlot *row) {
    const Datum key = key_of(site, row).value;
    if (is_newest(trigger, row))
        site.aside->write(key, site.columns->words(site.after));
    else
        site.aside->write_again(key);
}

void keep_inserted(Site &site, const TriggerData &trigger) {
    site.columns->read(trigger.tg_trigslot, site.after);
    write(site, trigger, trigger.tg_trigslot);
}

void keep_updated(Site &site, const TriggerData &trigger) {
    site.columns->read(trigger.tg_trigslot, site.before);
    site.columns->read(trigger.tg_newslot, site.after);
    const Form_pg_attribute key = TupleDescAttr(RelationGetDescr(trigger.tg_relation), site.key - 1);
    const NullableDatum before = key_of(site, trigger.tg_trigslot), after = key_of(site, trigger.tg_newslot);
    const bool is_moved = !is_same(before, after, key->attlen, key->attbyval);
    if (is_moved || !site.columns->are_same(site.before, site.after)) write(site, trigger, trigger.tg_newslot);
    if (is_moved) site.aside->remove(before.value);
}

void keep_deleted(const Site &site, const TriggerData &trigger) {
    pg::call([&] { slot_getallattrs(trigger.tg_trigslot); });
    site.aside->remove(key_of(site, trigger.tg_trigslot).value);
}

void keep(Site &site, const TriggerData &trigger) {
    const TriggerEvent event = trigger.tg_event;
    if (!site.aside) return;
    if (TRIGGER_FIRED_BY_TRUNCATE(event)) return site.aside->sweep();
    if (TRIGGER_FIRED_BY_DELETE(event)) return keep_deleted(site, trigger);
    return TRIGGER_FIRED_BY_INSERT(event) ? keep_inserted(site, trigger) : keep_updated(site, trigger);
}

const TriggerData &after_trigger(FunctionCallInfo fcinfo) {
    const auto is_meant = [](TriggerEvent event) {
        return TRIGGER_FIRED_AFTER(event) && TRIGGER_FIRED_FOR_ROW(event) != TRIGGER_FIRED_BY_TRUNCATE(event);
    };
    return pg::trigger_call(fcinfo, is_meant,
                            "model.keep_search_aside() must be called by a trigger AFTER INSERT OR UPDATE OR DELETE "
                            "FOR EACH ROW, or AFTER TRUNCATE FOR EACH STATEMENT");
}

} // namespace
} // namespace model_api::document

using namespace model_api;

MODEL_API_FUNCTION(model_api_keep_search_aside) {
    const TriggerData &trigger = document::after_trigger(fcinfo);
    document::keep(document::site_of(fcinfo, trigger), trigger);
    return PointerGetDatum(nullptr);
}
