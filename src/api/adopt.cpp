// model.adopt: an existing table becomes a model.
#include "api/adopt/changes.hpp"
#include "api/adopt/fields.hpp"
#include "api/adopt/options.hpp"
#include "api/adopt/relations.hpp"
#include "api/known.hpp"
#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "catalog/table/policies.hpp"
#include "catalog/table/words.hpp"
#include "model/define/actions.hpp"
#include "model/derived_names.hpp"
#include "pg/function.hpp"
#include "pg/jsonb.hpp"

namespace model_api::api {
namespace {

using adopt::Changes;
using catalog::TableFacts;
using model::Model;

void check_owner(const TableFacts &facts) {
    if (!catalog::is_owner(facts.relation))
        throw DomainError(sqlstate::insufficient_privilege, {}, "must be owner of relation " + facts.table);
}

// The model of before, when the table is adopted again.
const Model *find_existing(const Changes &changes, const TableFacts &facts) {
    const Model *model = changes.find_on(facts.relation);
    if (!model || model->adopted) return model;
    throw DomainError(sqlstate::duplicate_object, {},
                      "relation \"" + facts.table + "\" is the table of model \"" + model->name +
                          "\", which model.define made");
}

std::string choose_name(const TableFacts &facts, const adopt::Options &options, const Model *existing) {
    const std::string example = "SELECT model.forget(" + quote_literal(existing ? existing->name : "") + ")";
    if (existing && !options.model.empty() && options.model != existing->name)
        throw DomainError(sqlstate::duplicate_object, {},
                          "relation \"" + facts.table + "\" is adopted already, as model \"" + existing->name + "\"",
                          {}, "Forget that model first: " + example);
    if (existing) return existing->name;
    const std::string name =
        options.model.empty() ? model::singular_of(model::derive_name(facts.table, "table")) : options.model;
    if (!catalog::table_of(name)) return name;
    throw DomainError(sqlstate::duplicate_object, {}, "model \"" + name + "\" exists already, on another table", {},
                      "Give another name in the options: {\"model\": \"" + name + "2\"}");
}

Model make_model(const TableFacts &facts, const adopt::Options &options, const Model *existing) {
    Model model;
    model.adopted = true;
    model.name = choose_name(facts, options, existing);
    model.plural = !options.plural.empty() ? options.plural : existing ? existing->plural : plural_of(model.name);
    model.type_name = existing ? existing->type_name : model::default_type_name(model.name);
    model.plural_type_name = model::default_type_name(model.plural);
    model.relation = facts.relation;
    model.schema = facts.schema;
    model.table = facts.table;
    model.fields = adopt::make_fields(facts, options, existing);
    model.key_field = model.fields.front().name;
    if (existing) model.search = existing->search;
    if (options.search) model.search.storage = *options.search;
    model.actions = existing ? existing->actions : model::define::default_actions();
    if (!existing) return model;
    model.states = existing->states;
    for (const model::Field &field : existing->fields)
        if (!field.is_stored()) model.fields.push_back(field);
    return model;
}

// Children that were adopted before their parent: their plain fields become relations now.
void relate_children(const TableFacts &facts, Changes &changes) {
    for (const std::uint32_t referrer : facts.referrers) {
        const Model *child = changes.find_on(referrer);
        if (!child || !child->adopted || referrer == facts.relation) continue;
        const std::string name = child->name;
        Model *edited = changes.edit(name, "its foreign keys to \"" + facts.table + "\" stay plain fields");
        if (!edited) continue;
        adopt::relate(*edited, catalog::read_facts(referrer), changes, facts.relation);
        adopt::add_inverses(*edited, changes);
    }
}

// What adoption made must be a definition as everyone could have written it: names that are free, and fit.
void check_definition(const Model &model, const Changes &changes) {
    auto outlines = catalog::outlines();
    std::erase_if(outlines, [&](const Model &other) { return other.name == model.name; });
    model::Known known;
    std::set<std::string> related;
    for (const model::Field &field : model.fields)
        if (field.relation && field.relation->model != model.name) related.insert(field.relation->model);
    for (const std::string &name : related) known.models.push_back(&changes.get(name));
    for (const Model &other : outlines)
        if (!related.contains(other.name)) known.models.push_back(&other);
    Json document = Json::object();
    document.set(model.name, model::describe(model));
    std::vector<model::Mistake> mistakes;
    const auto definition = model::parse_definition(document, known, mistakes);
    if (mistakes.empty()) check_clashes(definition, known_models(*catalog::current().schema), mistakes);
    if (!mistakes.empty()) model::throw_mistakes(mistakes);
}

void adopt_table(std::uint32_t relation, const Json &document) {
    catalog::lock_for_writing("model.adopt()");
    const TableFacts facts = catalog::read_facts(relation);
    check_owner(facts);
    const adopt::Options options = adopt::read_options(document, facts);
    Changes changes;
    const Model *existing = find_existing(changes, facts);
    const std::optional<Model> before = existing ? std::optional(*existing) : std::nullopt;
    Model &model = changes.put(make_model(facts, options, existing));
    adopt::relate(model, facts, changes);
    if (before) adopt::follow(*before, model, changes);
    adopt::add_inverses(model, changes);
    relate_children(facts, changes);
    check_definition(model, changes);
    const bool is_stale = catalog::keep_words(model, before ? &*before : nullptr, {true, "options"});
    changes.save();
    catalog::renew_policies(model.name);
    if (is_stale) catalog::mark_stale(model);
}

} // namespace
} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_adopt) {
    if (pg::is_null_argument(fcinfo, 0))
        throw DomainError(sqlstate::null_value_not_allowed, {}, "argument \"relation\" must not be null");
    const Json options = pg::jsonb_argument(fcinfo, 1, "options");
    api::adopt_table(PG_GETARG_OID(0), options.is_null() ? Json::object() : options);
    return PG_GETARG_DATUM(0);
}
