#include "action/refused_record.hpp"

#include <utility>

#include "action/hook_params.hpp"
#include "action/record.hpp"

namespace model_api::action {

namespace {

bool is_own_value(const model::Model &model, std::string_view name, const Json &value) {
    if (name == atomics_key || model.find_by_id_key(name)) return true;
    const model::Field *field = model.find(name);
    if (!field || !field->is_stored() || is_secret(*field)) return false;
    const bool is_nested = field->is_relation() && value.is_object() && !value.find("_link");
    return !is_nested;
}

} // namespace

Json refused_record(const Change &change) {
    if (!change.object || !change.object->is_object()) return {};
    Json record = Json::object();
    if (change.key) record.set(change.model->key_field, Json::string(change.key_text));
    for (const auto &[name, value] : change.object->members()) {
        if (!is_key_name(*change.model, name) && is_own_value(*change.model, name, value)) record.set(name, value);
    }
    return record;
}

} // namespace model_api::action
