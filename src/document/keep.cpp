// model.keep_search: the words of a record, in a column of its own row.
#include "catalog/catalog.hpp"
#include "document/columns.hpp"
#include "pg/trigger.hpp"

namespace model_api::document {
namespace {

// What a statement's rows are kept with.
struct Site {
    bool is_known = false;
    AttrNumber target = InvalidAttrNumber; // 0: the table is none of a model that has its words in such a column
    std::optional<Columns> columns;
    std::vector<NullableDatum> before, after;
};

// A column of this name that somebody else has made, or made another of, is left alone.
bool takes_words(Relation relation, AttrNumber number) {
    if (number == InvalidAttrNumber) return false;
    const Form_pg_attribute column = TupleDescAttr(RelationGetDescr(relation), number - 1);
    return column->atttypid == TSVECTOROID && !column->attgenerated;
}

void find(Site &site, Relation relation, MemoryContext memory) {
    const auto name = catalog::model_of(RelationGetRelid(relation));
    if (!name) return;
    const auto snapshot = catalog::current();
    const model::Model *model = snapshot.schema->find(*name);
    if (!model || model->search.storage != model::SearchStorage::column) return;
    const char *column = model->search.column.c_str();
    const AttrNumber number = pg::call([&] { return get_attnum(RelationGetRelid(relation), column); });
    if (!takes_words(relation, number)) return;
    site.columns.emplace(*model, relation, Generated::computed, memory);
    site.target = number;
}

Site &site_of(FunctionCallInfo fcinfo, const TriggerData &trigger) {
    Site &site = pg::state_of<Site>(fcinfo->flinfo);
    if (!site.is_known) find(site, trigger.tg_relation, fcinfo->flinfo->fn_mcxt);
    site.is_known = true;
    return site;
}

NullableDatum target_of(const Site &site, TupleTableSlot *row) {
    return {row->tts_values[site.target - 1], row->tts_isnull[site.target - 1]};
}

HeapTuple with_words(const Site &site, const TriggerData &trigger, HeapTuple row, Datum words) {
    int column = site.target;
    bool is_null = false;
    return pg::call([&] {
        return heap_modify_tuple_by_cols(row, RelationGetDescr(trigger.tg_relation), 1, &column, &words, &is_null);
    });
}

HeapTuple keep_inserted(Site &site, const TriggerData &trigger) {
    if (site.target == InvalidAttrNumber) return trigger.tg_trigtuple;
    site.columns->read(trigger.tg_trigslot, site.after);
    return with_words(site, trigger, trigger.tg_trigtuple, site.columns->words(site.after));
}

// Words that stay the same stay in place, byte for byte, so that the update needs no new entry in an index. Where the
// values are the same, but the words were written, they are made anew: so are those of before the model was searched.
HeapTuple keep_updated(Site &site, const TriggerData &trigger) {
    if (site.target == InvalidAttrNumber) return trigger.tg_newtuple;
    site.columns->read_stored(trigger.tg_trigslot, site.before);
    site.columns->read(trigger.tg_newslot, site.after);
    const NullableDatum before = target_of(site, trigger.tg_trigslot), given = target_of(site, trigger.tg_newslot);
    const bool is_left = !before.isnull && is_same(before, given, -1, false);
    if (is_left && site.columns->are_same(site.before, site.after)) return trigger.tg_newtuple;
    NullableDatum words = {site.columns->words(site.after), false};
    if (is_same(before, words, -1, false)) {
        if (is_left) return trigger.tg_newtuple;
        words = before;
    }
    return with_words(site, trigger, trigger.tg_newtuple, words.value);
}

const TriggerData &row_trigger(FunctionCallInfo fcinfo) {
    return pg::trigger_call(fcinfo, pg::is_before_write_of_row,
                            "model.keep_search() must be called by a trigger BEFORE INSERT OR UPDATE FOR EACH ROW");
}

} // namespace
} // namespace model_api::document

using namespace model_api;

MODEL_API_FUNCTION(model_api_keep_search) {
    const TriggerData &trigger = document::row_trigger(fcinfo);
    document::Site &site = document::site_of(fcinfo, trigger);
    return PointerGetDatum(TRIGGER_FIRED_BY_INSERT(trigger.tg_event) ? document::keep_inserted(site, trigger)
                                                                     : document::keep_updated(site, trigger));
}
