#include "action/hook_params.hpp"

#include <utility>

#include "action/parameters.hpp"
#include "action/record.hpp"

namespace model_api::action {

namespace {

using model::Field;
using model::Model;

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

// What is read as a parameter: fields go first where a nested action has both in one object.
bool is_parameter(const Change &change, std::string_view name) {
    return find_parameter(*change.action, name) && !change.model->find(name) && !change.model->find_by_id_key(name);
}

} // namespace

bool is_secret(const Field &field) {
    return field.kind == model::Kind::password || field.kind == model::Kind::encrypted_string;
}

Json hook_params(const Change &change, const Json &object, const model::Schema &schema) {
    Json params = Json::object(), fields = Json::object();
    if (change.key) params.set("id", Json::string(change.key_text));
    for (const auto &[name, value] : object.members()) {
        if (is_key_name(*change.model, name)) continue;
        (is_parameter(change, name) ? params : fields).set(name, value);
    }
    if (change.kind != Kind::delete_) {
        params.set(change.model->name, without_secrets(fields, *change.model, schema));
    }
    return params;
}

} // namespace model_api::action
