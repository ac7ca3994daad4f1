#include "schema/builder.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace model_api::schema {

namespace {

bool has_action(const model::Model &model, std::string_view name) {
    return std::ranges::find(model.actions, name, &model::Action::name) != model.actions.end();
}

} // namespace

bool has_upsert(const model::Model &model) {
    return has_action(model, "create") && has_action(model, "update") && !has_action(model, "upsert");
}

const model::Model *Builder::other(const model::Field &relation) const {
    const model::Model *model = all.find(relation.relation->model);
    return model && sees(*model) ? model : nullptr;
}

std::vector<const model::Action *> Builder::actions(const model::Model &model) const {
    std::vector<const model::Action *> allowed;
    for (const model::Action &action : model.actions)
        if (allows(model, action)) allowed.push_back(&action);
    return allowed;
}

bool Builder::offers_upsert(const model::Model &model) const {
    return has_upsert(model) && std::ranges::all_of(model.actions, [&](const model::Action &action) {
               return (action.name != "create" && action.name != "update") || allows(model, action);
           });
}

gql::Field &Builder::field(gql::Type &type, const std::string &name, std::string_view use, const Target &target,
                           std::string description) {
    if (type.fields.find(name) != nullptr)
        throw DomainError(sqlstate::invalid_object_definition, "",
                          "field \"" + name + "\" of type \"" + type.name + "\" is defined more than once");
    std::size_t tag = 0;
    if (target.operation != Operation::member) {
        tag = targets.size();
        targets.push_back(target);
    }
    return type.fields.add({name, std::move(description), schema.use(use), {}, {}, tag});
}

void Builder::argument(gql::Field &field, const std::string &name, std::string_view use, std::string description) {
    if (field.arguments.find(name) != nullptr) return;
    field.arguments.add({name, std::move(description), schema.use(use), {}, {}});
}

void Builder::member(gql::Type &type, const std::string &name, std::string_view use, std::string description) {
    if (type.input_fields.find(name) != nullptr) return;
    type.input_fields.add({name, std::move(description), schema.use(use), {}, {}});
}

} // namespace model_api::schema
