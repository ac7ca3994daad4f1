#include "api/known.hpp"

#include <algorithm>

#include "pg/wall.hpp"
#include "schema/clashes.hpp"

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

} // namespace model_api::api
