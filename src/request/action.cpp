#include "request/action.hpp"

#include <algorithm>

#include "action/failure.hpp"
#include "base/error.hpp"
#include "base/nearest.hpp"
#include "catalog/catalog.hpp"

namespace model_api::request {
namespace {

using Actions = std::vector<model::Action>;

// `Did you mean "publish"?`, or nothing.
std::string hint_of(std::string_view name, const Actions &actions) {
    std::vector<std::string_view> names;
    for (const model::Action &action : actions) names.push_back(action.name);
    const auto meant = nearest(name, names);
    return meant ? "Did you mean \"" + *meant + "\"?" : std::string();
}

const model::Action *find(const Actions &actions, std::string_view name) {
    const auto found = std::ranges::find(actions, name, &model::Action::name);
    return found == actions.end() ? nullptr : &*found;
}

} // namespace

const model::Action &action_of(const model::Model &model, std::string_view name) {
    if (const model::Action *found = find(model.actions, name)) return *found;
    throw DomainError(sqlstate::undefined_object, action::code::invalid_input,
                      "action \"" + std::string(name) + "\" is not defined by " + model.name, "action",
                      hint_of(name, model.actions));
}

model::Action global_action(std::string_view name) {
    const Actions actions = catalog::global_actions();
    if (const model::Action *found = find(actions, name)) return *found;
    throw DomainError(sqlstate::undefined_object, action::code::invalid_input,
                      "global action \"" + std::string(name) + "\" does not exist", "action", hint_of(name, actions));
}

bool is_upsert(const model::Model &model, std::string_view action) {
    const auto has = [&](std::string_view name) { return find(model.actions, name) != nullptr; };
    return action == "upsert" && !has("upsert") && has("create") && has("update");
}

} // namespace model_api::request
