#include "api/known.hpp"

#include <algorithm>

#include "catalog/role.hpp"
#include "pg/wall.hpp"
#include "schema/clashes.hpp"
#include "value/role_key.hpp"

namespace model_api::api {
namespace {

bool has_table(std::string_view model) {
    const auto table = catalog::table_of(model);
    return table && pg::call([&] { return get_rel_name(*table) != nullptr; });
}

bool is_replaced(const model::Action &known, const model::Definition &definition) {
    const auto is_removed = std::ranges::find(definition.removed_global_actions, known.name);
    return is_removed != definition.removed_global_actions.end() ||
           std::ranges::find(definition.global_actions, known.name, &model::Action::name) !=
               definition.global_actions.end();
}

void check_default_roles(const model::Model &model, const model::Field &field, std::vector<model::Mistake> &mistakes) {
    const auto roles = catalog::role_keys();
    const Json &given = *field.default_value;
    const std::string place = model.name + ".fields." + field.name + ".default";
    const auto check = [&](const Json &key, const std::string &path) {
        if (!key.is_string() || catalog::is_role(key.as_string())) return;
        mistakes.push_back({path, value::unknown_role(key.as_string(), *roles)});
    };
    if (!given.is_array()) return check(given, place);
    for (std::size_t i = 0; i < given.items().size(); ++i) check(given.items()[i], path_of(place, i));
}

} // namespace

model::Known known_models(const model::Schema &schema) {
    model::Known known;
    for (const std::string &name : schema.names())
        if (has_table(name)) known.models.push_back(&schema.get(name));
    return known;
}

void check_clashes(const model::Definition &definition, const model::Known &known,
                   std::vector<model::Mistake> &mistakes) {
    schema::Named old, coming;
    for (const model::Model *model : known.models)
        if (std::ranges::find(definition.models, model->name, &model::Model::name) == definition.models.end())
            old.models.push_back(model);
    const std::vector<model::Action> actions = catalog::global_actions();
    for (const model::Action &action : actions)
        if (!is_replaced(action, definition)) old.global_actions.push_back(&action);
    for (const model::Model &model : definition.models) coming.models.push_back(&model);
    for (const model::Action &action : definition.global_actions) coming.global_actions.push_back(&action);
    for (const schema::Clash &clash : schema::clashes(old, coming)) mistakes.push_back(schema::mistake_of(clash));
}

void check_roles(const model::Definition &definition, const model::Known &known,
                 std::vector<model::Mistake> &mistakes) {
    for (const model::Model &model : definition.models) {
        const model::Model *before = known.find(model.name);
        for (const model::Field &field : model.fields) {
            if (field.kind != model::Kind::role_list || !field.default_value) continue;
            const model::Field *same = before ? before->find(field.name) : nullptr;
            if (!same || same->default_value != field.default_value) check_default_roles(model, field, mistakes);
        }
    }
}

} // namespace model_api::api
