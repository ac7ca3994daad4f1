#include "catalog/table/apply.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "catalog/table/draft.hpp"
#include "catalog/table/execute.hpp"
#include "catalog/table/policies.hpp"
#include "catalog/table/present.hpp"
#include "catalog/table/secrets.hpp"
#include "catalog/table/words.hpp"
#include "pg/search_path.hpp"
#include "pg/type_name.hpp"
#include "table/words.hpp"

namespace model_api::catalog {
namespace {

using model::Field;
using model::Model;

std::string type_of(const Draft &draft, const Field &field) {
    if (const auto written = draft.types.find(field.name); written != draft.types.end()) return written->second;
    return model::default_sql_type(field);
}

// What a belongsTo to this model refers to. The key of a table that exists has the type that it has.
table::Target target_of(const Draft &draft) {
    const Field &key = draft.definition.key();
    const auto *column = draft.present ? draft.present->find(key.column->name) : nullptr;
    return {draft.present ? draft.present->relation : 0, draft.definition.qualified_table(), key.column->name,
            column ? column->type : type_of(draft, key)};
}

table::Target target_of(const Model &known) {
    const model::Column &column = *known.key().column;
    return {known.relation, known.qualified_table(), column.name,
            pg::type_name({column.type.oid, column.type.modifier})};
}

table::Shape wanted_shape(const Draft &draft, const table::Targets &targets) {
    Model model = draft.definition;
    for (Field &field : model.fields)
        if (const auto type = draft.types.find(field.name); type != draft.types.end()) field.sql_type = type->second;
    return table::shape_of(model, targets);
}

// Of what was defined before, only rules and columns are compared, not what it refers to.
table::Shape known_shape(const Model &known) {
    return table::shape_of(known, [](std::string_view) { return table::Target{}; });
}

// All that is done to a table that was adopted.
table::Plan plan_words(const Draft &draft, const table::Shape &shape, table::Names &names) {
    table::Plan plan;
    table::Shape before;
    if (draft.known) before = known_shape(*draft.known);
    table::change_words({shape, before.words.storage, *draft.present}, names, plan);
    if (draft.known && shape.words.storage != model::SearchStorage::none)
        plan.stale |= table::are_words_changed(shape, before, *draft.present);
    return plan;
}

table::Plan plan_one(const Draft &draft, const table::Targets &targets, table::Names &names) {
    const table::Shape shape = wanted_shape(draft, targets);
    if (draft.is_as_it_is()) return plan_words(draft, shape, names);
    if (!draft.present) return table::plan_creation(shape, names);
    const table::Shape before = known_shape(*draft.known);
    return table::plan_change({draft.definition, *draft.known, shape, before, *draft.present, draft.dropped}, names);
}

std::vector<table::Plan> plan_all(const std::vector<Draft> &drafts, const model::Known &known) {
    const table::Targets targets = [&](std::string_view name) {
        for (const Draft &draft : drafts)
            if (draft.definition.name == name) return target_of(draft);
        return target_of(*known.find(name));
    };
    std::map<std::string, table::Names> names;
    std::vector<table::Plan> plans;
    for (const Draft &draft : drafts) {
        const auto [found, is_new] = names.try_emplace(draft.definition.schema);
        if (is_new) found->second = read_names(draft.definition.schema);
        plans.push_back(plan_one(draft, targets, found->second));
    }
    return plans;
}

// Takes numbers and names of the columns from the table as it has become.
void resolve(Model &model, const table::Present &present) {
    model.relation = present.relation;
    for (Field &field : model.fields) {
        if (!field.is_stored() || !field.column) continue;
        const table::PresentColumn &column = *present.find(field.column->name);
        field.column->number = column.number;
        field.column->not_null = column.not_null;
    }
}

bool has_same_columns(const Model &left, const Model &right) {
    return std::ranges::all_of(left.fields, [&](const Field &field) {
        const Field *other = right.find(field.name);
        return !field.column || (other && other->column && other->column->number == field.column->number);
    });
}

std::uint32_t secrets_of(const Model &model) {
    return model.account ? model.account->secrets : 0;
}

bool is_saved(const Draft &draft) {
    return draft.known && draft.known->relation == draft.definition.relation &&
           draft.known->search.relation == draft.definition.search.relation &&
           secrets_of(draft.definition) == secrets_of(*draft.known) &&
           has_same_columns(draft.definition, *draft.known) &&
           model::describe(draft.definition).text() == model::describe(*draft.known).text();
}

bool is_nothing(const table::Plan &plan) {
    return plan.statements.empty() && plan.references.empty();
}

// PostgreSQL changes no column that a policy speaks of.
void suspend_all(const std::vector<Draft> &drafts, const std::vector<table::Plan> &plans) {
    for (std::size_t i = 0; i < drafts.size(); ++i)
        if (drafts[i].present && !is_nothing(plans[i])) suspend_policies(drafts[i].present->relation);
}

// Whether the model or its table is another one now.
bool resolve_and_save(Draft &draft, const table::Plan &plan) {
    const auto relation =
        draft.present ? draft.present->relation : find_relation(draft.definition.schema, draft.definition.table);
    resolve(draft.definition, read_present(relation.value()));
    settle_words(draft.definition, draft.known, plan);
    settle_secrets(draft.definition, draft.known);
    const bool is_another = !is_saved(draft);
    if (is_another) save(draft.definition);
    if (plan.stale) mark_stale(draft.definition);
    return is_another || !is_nothing(plan);
}

void save_global_actions(const std::vector<model::Action> &actions) {
    const auto known = global_actions();
    for (const model::Action &action : actions)
        if (std::ranges::find(known, action) == known.end()) save_global_action(action);
}

void forget_global_actions(const std::vector<std::string> &names) {
    const auto known = global_actions();
    for (const std::string &name : names)
        if (std::ranges::find(known, name, &model::Action::name) != known.end()) forget_global_action(name);
}

} // namespace

std::vector<Applied> apply(const model::Definition &definition, const model::Known &known, bool destructive) {
    Mistakes mistakes;
    auto drafts = draft_all(definition, known, mistakes);
    read_types(drafts, mistakes);
    if (!mistakes.empty()) model::throw_mistakes(mistakes);
    {
        const pg::PinnedSearchPath pinned;
        const auto plans = plan_all(drafts, known);
        suspend_all(drafts, plans);
        execute(plans, destructive);
        std::vector<const Draft *> others;
        for (std::size_t i = 0; i < drafts.size(); ++i)
            if (resolve_and_save(drafts[i], plans[i])) others.push_back(&drafts[i]);
        for (const Draft *draft : others)
            renew_policies(draft->definition.name, {.is_new_table = !draft->present.has_value()});
    }
    save_global_actions(definition.global_actions);
    forget_global_actions(definition.removed_global_actions);

    std::vector<Applied> applied;
    for (std::size_t i = 0; i < drafts.size(); ++i)
        applied.push_back({definition.models[i].name, drafts[i].definition.relation});
    return applied;
}

} // namespace model_api::catalog
