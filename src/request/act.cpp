#include "request/act.hpp"

#include <algorithm>

#include "access/own.hpp"
#include "account/perform.hpp"
#include "action/internal.hpp"
#include "action/takes.hpp"
#include "catalog/role.hpp"
#include "request/action.hpp"
#include "request/upsert_input.hpp"
#include "secret/keys.hpp"

namespace model_api::request {
namespace {

using Tables = std::vector<std::uint32_t>;

void add_tables(Tables &tables, const action::Change &change, const model::Schema &schema) {
    tables.push_back(change.model->relation);
    for (const auto *several : {&change.parents, &change.children})
        for (const action::Nested &nested : *several) {
            tables.push_back(nested.model->relation);
            if (nested.relation->kind == model::Kind::has_many_through)
                tables.push_back(schema.get(nested.relation->relation->through).relation);
            for (const action::Change &inner : nested.changes) add_tables(tables, inner, schema);
        }
}

void add_tables(Tables &tables, const read::Selection &selection, const model::Schema &schema) {
    for (const read::Selected &member : selection.members) {
        if (!member.model) continue;
        tables.push_back(member.model->relation);
        if (member.field->kind == model::Kind::has_many_through)
            tables.push_back(schema.get(member.field->relation->through).relation);
        if (member.list && member.list->search) tables.push_back(member.model->search.relation);
        if (member.selection) add_tables(tables, *member.selection, schema);
    }
}

action::Request request_of(const Act &act, action::Failures &failures) {
    return {act.target.schema(), failures, secret::secrets(), catalog::role_keys};
}

} // namespace

void add_record(Act &act, std::string_view action, const Json &record, action::Key key, const Json &id,
                const std::string &path) {
    const model::Model &model = *act.target.model;
    change::Element &element = act.changes.emplace_back();
    element.change =
        action::parse_record(model, action_of(model, action), record, key, id, path, request_of(act, element.failures));
}

void add_params(Act &act, std::string_view action, const Json &params, const std::string &path) {
    const model::Model &model = *act.target.model;
    if (is_upsert(model, action)) return add_upsert_params(act, params, path);
    const model::Action &defined = action_of(model, action);
    change::Element &element = act.changes.emplace_back();
    const action::Request request = request_of(act, element.failures);
    element.change = action::is_of_account(defined) ? account::parse(model, defined, params, path, request)
                                                    : action::parse_params(model, defined, params, path, request);
}

void add_internal(Act &act, action::Kind kind, const Json &record, action::Key key, const Json &id,
                  const std::string &path) {
    change::Element &element = act.changes.emplace_back();
    element.change =
        action::parse_internal(*act.target.model, kind, record, key, id, path, request_of(act, element.failures));
}

void add_internal_upsert(Act &act, const Json &record, const Json *on, const std::string &record_path,
                         const std::string &on_path) {
    const model::Model &model = *act.target.model;
    change::UpsertElement &input = act.upserts.emplace_back();
    const auto parse = [&](action::Kind kind, action::Failures &failures) {
        return action::parse_internal(model, kind, record, action::Key::optional_member, {}, record_path,
                                      request_of(act, failures));
    };
    input.upsert.create = parse(action::Kind::create, input.failures);
    action::Failures same; // it is the same object, and the same is wrong with it
    input.upsert.update = parse(action::Kind::update, same);
    input.upsert.by = change::upsert_fields(model, names_of(on, on_path, input.failures), on_path, input.failures);
}

void show_default(Act &act) {
    const bool is_of_account = std::ranges::any_of(act.changes, [](const change::Element &element) {
        return element.change.action && action::is_of_account(*element.change.action);
    });
    if (!is_of_account) return;
    act.selection = read::default_selection(*act.target.model);
    std::erase_if(act.selection.members, [](const read::Selected &one) {
        return one.form != read::Selected::Form::value || !access::is_own_field(*one.field);
    });
}

bool hold_tables(const Act &act) {
    Tables tables{act.target.model->relation};
    const model::Schema &schema = act.target.schema();
    for (const change::Element &element : act.changes)
        if (element.failures.empty()) add_tables(tables, element.change, schema);
    for (const change::UpsertElement &input : act.upserts)
        if (input.failures.empty()) add_tables(tables, input.upsert.create, schema);
    add_tables(tables, act.selection, schema);
    std::ranges::sort(tables);
    tables.erase(std::ranges::unique(tables).begin(), tables.end());
    return catalog::hold(tables, act.target.snapshot);
}

} // namespace model_api::request
