#include "base/text.hpp"
#include "model/define/account.hpp"
#include "model/define/actions.hpp"
#include "model/define/join_model.hpp"
#include "model/define/options.hpp"
#include "model/define/search.hpp"
#include "model/definition.hpp"

namespace model_api::model {

namespace {

// Names that parse_definition would give a join by itself are not written.
Field without_default_joins(Field field, const Model &owner) {
    const auto usual = define::default_join_fields(owner.name, field.relation->model);
    if (field.relation->through_parent == usual.parent) field.relation->through_parent.clear();
    if (field.relation->through_child == usual.child) field.relation->through_child.clear();
    return field;
}

Json describe_field(const Field &field) {
    Json json = Json::object();
    json.set("type", Json::string(std::string(field.type().name)));
    for (const define::Option &option : define::options()) {
        if (!define::has_option(field.type(), option.name)) continue;
        if (auto value = option.write(field)) json.set(std::string(option.name), std::move(*value));
    }
    return json;
}

// A managed field is there in any case; only another column than the default says something.
bool is_told(const Field &field, const Model &model) {
    return model.adopted || !field.managed || field.column->name != default_column_name(field);
}

Json describe_managed(const Field &field) {
    Json json = Json::object();
    json.set("type", Json::string(std::string(field.type().name)));
    json.set("column", Json::string(field.column->name));
    return json;
}

Json describe_fields(const Model &model) {
    Json fields = Json::object();
    for (const Field &field : model.fields) {
        if (!is_told(field, model)) continue;
        if (field.managed && !model.adopted)
            fields.set(field.name, describe_managed(field));
        else if (field.kind == Kind::has_many_through)
            fields.set(field.name, describe_field(without_default_joins(field, model)));
        else
            fields.set(field.name, describe_field(field));
    }
    return fields;
}

Json describe_states(const State &state) {
    Json json = Json::object();
    if (!state.initial.empty()) json.set("initial", Json::string(state.initial));
    for (const State &sub : state.states) json.set(sub.name, describe_states(sub));
    return json;
}

Json describe_from(const std::vector<std::string> &from) {
    if (from.size() == 1) return Json::string(from.front());
    Json all = Json::array();
    for (const std::string &path : from) all.push(Json::string(path));
    return all;
}

// Those that its definition gives it.
Json describe_parameters(const Action &action) {
    Json json = Json::object();
    const std::size_t own = action.account == AccountAction::none ? 0 : info_of(action.account).parameters.size();
    for (std::size_t i = own; i < action.parameters.size(); ++i)
        json.set(action.parameters[i].name, Json::string(action.parameters[i].type));
    return json;
}

Json describe_actions(const std::vector<Action> &actions) {
    Json json = Json::object();
    for (const Action &action : actions) json.set(action.name, describe(action));
    return json;
}

void set_unless(Json &json, const char *key, const std::string &value, const std::string &by_default) {
    if (value != by_default) json.set(key, Json::string(value));
}

} // namespace

Json describe(const Action &action) {
    Json json = Json::object();
    if (!action.from.empty()) json.set("from", describe_from(action.from));
    set_unless(json, "to", action.to, {});
    if (Json parameters = describe_parameters(action); !parameters.members().empty())
        json.set("params", std::move(parameters));
    set_unless(json, "run", action.run, {});
    set_unless(json, "onSuccess", action.on_success, {});
    return json;
}

Json describe(const Model &model) {
    Json json = Json::object();
    if (!model.schema.empty() || model.table != default_table_name(model.name)) {
        json.set("table", Json::string(model.qualified_table()));
    }
    set_unless(json, "plural", model.plural, plural_of(model.name));
    set_unless(json, "type", model.type_name, default_type_name(model.name));
    if (model.adopted) json.set("adopted", Json::boolean(true));
    set_unless(json, "key", model.key_field, "id");
    if (Json fields = describe_fields(model); !fields.members().empty()) json.set("fields", std::move(fields));
    if (model.states) json.set("states", describe_states(model.states->root));
    if (model.account)
        for (auto &[key, value] : define::write_account(*model.account)) json.set(key, std::move(value));
    if (model.actions != define::default_actions(model.account)) json.set("actions", describe_actions(model.actions));
    if (auto search = define::write_search(model.search.storage, model.adopted)) json.set("search", std::move(*search));
    return json;
}

} // namespace model_api::model
