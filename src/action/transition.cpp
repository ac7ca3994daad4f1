#include "action/transition.hpp"

#include <algorithm>

namespace model_api::action {

namespace {

bool is_in(std::string_view leaf, std::string_view state) {
    return leaf == state || (leaf.starts_with(state) && leaf[state.size()] == '.');
}

} // namespace

Kind kind_of(const model::Action &action) {
    if (action.name == "create" || action.account == model::AccountAction::sign_up) return Kind::create;
    return action.name == "delete" ? Kind::delete_ : Kind::update;
}

const model::Field *state_field(const model::Model &model) {
    if (!model.states) return nullptr;
    const auto found = std::ranges::find(model.fields, model::Kind::record_state, &model::Field::kind);
    return found == model.fields.end() ? nullptr : &*found;
}

std::vector<std::string> sources(const model::Model &model, const model::Action &action) {
    if (!model.states || action.from.empty()) return {};
    std::vector<std::string> leaves = model.states->leaves();
    std::erase_if(leaves, [&](const std::string &leaf) {
        return std::ranges::none_of(action.from, [&](const std::string &state) { return is_in(leaf, state); });
    });
    return leaves.empty() ? action.from : leaves; // no leaf at all would read as any
}

std::string target(const model::Model &model, const model::Action &action) {
    if (!model.states) return {};
    const Kind kind = kind_of(action);
    if (kind == Kind::delete_) return {};
    if (!action.to.empty()) return model.states->enter(action.to);
    return kind == Kind::create ? model.states->initial() : std::string();
}

Failure wrong_state(const Change &change, std::string_view state) {
    Failure failure;
    failure.code = code::wrong_state;
    failure.message = "Invalid action for the " + change.model->name + " model. Unable to execute the \"" +
                      change.action->name + "\" action in state \"" + std::string(state) + "\".";
    failure.path = change.path;
    failure.model = change.model->name;
    return failure;
}

} // namespace model_api::action
