#include "action/hook_params.hpp"

#include <utility>

#include "action/parameters.hpp"

namespace model_api::action {

namespace {

using model::Field;
using model::Model;

bool is_secret(const Field &field) {
    return field.kind == model::Kind::password || field.kind == model::Kind::encrypted_string;
}

Json without_secrets(const Json &object, const Model &model, const model::Schema &schema);

// {"values":[{…}],"actions":{…}}
Json converged(const Json &json, const Model &model, const model::Schema &schema) {
    Json converge = json;
    if (const Json *values = json.find("values")) converge.set("values", without_secrets(*values, model, schema));
    return converge;
}

// {"create":{…}}, {"_converge":{"values":[{…}]}}, or a list of such; ids stay as they are.
Json related(const Json &json, const Model &model, const model::Schema &schema) {
    if (json.is_array()) {
        Json list = Json::array();
        for (const Json &item : json.items()) list.push(related(item, model, schema));
        return list;
    }
    if (!json.is_object()) return json;
    Json operations = Json::object();
    for (const auto &[name, value] : json.members()) {
        operations.set(name,
                       name == "_converge" ? converged(value, model, schema) : without_secrets(value, model, schema));
    }
    return operations;
}

// Of a record, and of a list of them: the "values" of _converge.
Json without_secrets(const Json &json, const Model &model, const model::Schema &schema) {
    if (json.is_array()) {
        Json list = Json::array();
        for (const Json &item : json.items()) list.push(without_secrets(item, model, schema));
        return list;
    }
    if (!json.is_object()) return json;
    Json object = Json::object();
    for (const auto &[name, value] : json.members()) {
        const Field *field = model.find(name);
        if (field && is_secret(*field)) continue;
        const Model *other = field && field->is_relation() ? schema.find(field->relation->model) : nullptr;
        object.set(name, other ? related(value, *other, schema) : value);
    }
    return object;
}

} // namespace

Json hook_params(const Change &change, const Json &object, const model::Schema &schema) {
    Json params = Json::object();
    if (change.key) params.set("id", Json::string(change.key_text));
    Json fields = Json::object();
    for (const auto &[name, value] : object.members()) {
        if (change.model->find(name) || name == "_atomics" || !find_parameter(*change.action, name)) {
            if (name != change.model->key_field && name != "id") fields.set(name, value);
        }
    }
    if (change.kind != Kind::delete_) {
        params.set(change.model->name, without_secrets(fields, *change.model, schema));
    }
    for (const model::Parameter &parameter : change.action->parameters) {
        const Json *value = change.model->find(parameter.name) ? nullptr : object.find(parameter.name);
        if (value) params.set(parameter.name, *value);
    }
    return params;
}

} // namespace model_api::action
