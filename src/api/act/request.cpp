#include "api/act/request.hpp"

#include <algorithm>

#include "api/act/upsert_input.hpp"
#include "base/nearest.hpp"
#include "pg/jsonb.hpp"
#include "pg/settings.hpp"

namespace model_api::api {
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
        if (member.selection) add_tables(tables, *member.selection, schema);
    }
}

std::string uuid_text(Datum value) {
    return pg::call([&] { return DatumGetCString(DirectFunctionCall1(uuid_out, value)); });
}

// A selection that stays the same has the same name; of an absent one all stored fields are shown.
std::string name_of(const Json &selection) {
    return "?" + (selection.is_null() ? std::string() : selection.text());
}

} // namespace

Json document_argument(FunctionCallInfo fcinfo, int n, const char *name) {
    pg::JsonbLimits limits;
    limits.bytes = static_cast<std::size_t>(pg::settings.max_input_size) * 1024;
    return pg::jsonb_argument(fcinfo, n, name, limits);
}

Json id_argument(FunctionCallInfo fcinfo, int n, IdType type) {
    if (pg::is_null_argument(fcinfo, n))
        throw DomainError(sqlstate::null_value_not_allowed, action::code::invalid_input,
                          "argument \"id\" must not be null", "id");
    const Datum value = fcinfo->args[n].value;
    switch (type) {
    case IdType::bigint:
        return Json::string(std::to_string(DatumGetInt64(value)));
    case IdType::uuid:
        return Json::string(uuid_text(value));
    default:
        return Json::string(std::string(pg::text_view(value)));
    }
}

std::string hint_of(std::string_view name, const std::vector<std::string_view> &names) {
    const auto meant = nearest(name, names);
    return meant ? "Did you mean \"" + *meant + "\"?" : std::string();
}

const model::Action &action_of(const model::Model &model, std::string_view name) {
    const auto found = std::ranges::find(model.actions, name, &model::Action::name);
    if (found != model.actions.end()) return *found;
    std::vector<std::string_view> names;
    for (const model::Action &action : model.actions) names.push_back(action.name);
    throw DomainError(sqlstate::undefined_object, action::code::invalid_input,
                      "action \"" + std::string(name) + "\" is not defined by " + model.name, "action",
                      hint_of(name, names));
}

bool is_upsert(const model::Model &model, std::string_view action) {
    const auto has = [&](std::string_view name) {
        return std::ranges::find(model.actions, name, &model::Action::name) != model.actions.end();
    };
    return action == "upsert" && !has("upsert") && has("create") && has("update");
}

void add_record(Request &request, std::string_view action, const Json &record, action::Key key, const Json &id,
                const std::string &path) {
    const model::Model &model = *request.target.model;
    change::Element &element = request.changes.emplace_back();
    element.change = action::parse_record(model, action_of(model, action), record, key, id, path,
                                          {request.target.schema(), element.failures});
}

void add_params(Request &request, std::string_view action, const Json &params, const std::string &path) {
    const model::Model &model = *request.target.model;
    if (is_upsert(model, action)) return add_upsert_params(request, params, path);
    change::Element &element = request.changes.emplace_back();
    element.change = action::parse_params(model, action_of(model, action), params, path,
                                          {request.target.schema(), element.failures});
}

bool hold_tables(const Request &request) {
    Tables tables{request.target.model->relation};
    const model::Schema &schema = request.target.schema();
    for (const change::Element &element : request.changes)
        if (element.failures.empty()) add_tables(tables, element.change, schema);
    for (const change::UpsertElement &input : request.upserts)
        if (input.failures.empty()) add_tables(tables, input.upsert.create, schema);
    add_tables(tables, request.selection, schema);
    std::ranges::sort(tables);
    tables.erase(std::ranges::unique(tables).begin(), tables.end());
    return catalog::hold(tables, request.target.snapshot);
}

void read_selection(FunctionCallInfo fcinfo, int n, Request &request) {
    request.selection = selection_argument(fcinfo, n, request.target, Searches::refused);
    request.selection_name = name_of(document_argument(fcinfo, n, "selection"));
}

} // namespace model_api::api
