// model.guard_search_aside: nobody but us writes words beside a table.
#include "catalog/catalog.hpp"
#include "catalog/table/own_words.hpp"
#include "document/aside.hpp"
#include "pg/trigger.hpp"

namespace model_api::document {
namespace {

// What a statement's rows are kept out by.
struct Site {
    bool is_known = false;
    std::optional<Aside> aside; // nullopt: the rows are let in
    AttrNumber key = InvalidAttrNumber;
};

void find(Site &site, Relation relation) {
    const auto name = catalog::model_with_words(RelationGetRelid(relation));
    if (!name || !catalog::has_words_trigger(catalog::table_of(*name).value())) return;
    const auto snapshot = catalog::current();
    const model::Model *model = snapshot.schema->find(*name);
    if (!model || model->search.storage != model::SearchStorage::side || model->search.relation == InvalidOid) return;
    const char *key = model->search.key.c_str();
    site.key = pg::call([&] { return get_attnum(RelationGetRelid(relation), key); });
    site.aside.emplace(*model);
}

Site &site_of(FunctionCallInfo fcinfo, const TriggerData &trigger) {
    Site &site = pg::state_of<Site>(fcinfo->flinfo);
    if (!site.is_known) find(site, trigger.tg_relation);
    site.is_known = true;
    return site;
}

// A row that is left out may be that of a record which came when its words were not kept yet.
bool lets_in(FunctionCallInfo fcinfo, const TriggerData &trigger) {
    if (catalog::OwnWords::is_writing()) return true;
    const Site &site = site_of(fcinfo, trigger);
    if (!site.aside) return true;
    if (TRIGGER_FIRED_BY_UPDATE(trigger.tg_event)) return false;
    pg::call([&] { slot_getallattrs(trigger.tg_trigslot); });
    if (!trigger.tg_trigslot->tts_isnull[site.key - 1])
        site.aside->write_missing(trigger.tg_trigslot->tts_values[site.key - 1]);
    return false;
}

const TriggerData &row_trigger(FunctionCallInfo fcinfo) {
    return pg::trigger_call(
        fcinfo, pg::is_before_write_of_row,
        "model.guard_search_aside() must be called by a trigger BEFORE INSERT OR UPDATE FOR EACH ROW");
}

} // namespace
} // namespace model_api::document

using namespace model_api;

MODEL_API_FUNCTION(model_api_guard_search_aside) {
    const TriggerData &trigger = document::row_trigger(fcinfo);
    if (!document::lets_in(fcinfo, trigger)) return PointerGetDatum(nullptr);
    return PointerGetDatum(TRIGGER_FIRED_BY_INSERT(trigger.tg_event) ? trigger.tg_trigtuple : trigger.tg_newtuple);
}
