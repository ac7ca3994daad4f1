#include "schema/builder.hpp"

#include <algorithm>

#include "action/takes.hpp"
#include "base/error.hpp"

namespace model_api::schema {

namespace {

bool has_action(const model::Model &model, std::string_view name) {
    return std::ranges::find(model.actions, name, &model::Action::name) != model.actions.end();
}

bool has(const Columns &columns, const model::Field &field) {
    return field.column && std::ranges::binary_search(columns, field.column->number);
}

} // namespace

bool has_upsert(const model::Model &model) {
    return has_action(model, "create") && has_action(model, "update") && !has_action(model, "upsert");
}

const model::Model *Builder::find(std::string_view name) const {
    const model::Model *model = find_shown(name);
    return model && rights(*model).read ? model : nullptr;
}

const model::Model *Builder::find_shown(std::string_view name) const {
    if (access.knows && !access.knows(name)) return nullptr;
    const model::Model *model = all.find(name);
    if (!model || !(rights(*model).read || rights(*model).shown)) return nullptr;
    const model::Field *key = model->find(model->key_field);
    return key && reads(*model, *key) ? model : nullptr;
}

const model::Model *Builder::find_for(model::Purpose purpose) const {
    const auto found = std::ranges::find_if(shown, [&](const model::Model *model) { return model->is_for(purpose); });
    return found == shown.end() ? nullptr : *found;
}

const model::Model *Builder::other(const model::Model &model, const model::Field &relation) const {
    const model::Relation &to = *relation.relation;
    const auto reads_field = [&](const model::Model &child, const std::string &name) {
        const model::Field *field = child.find(name);
        return field && reads(child, *field);
    };
    const model::Model *other = find(to.model);
    if (!other || !reads(model, relation)) return nullptr;
    if (!to.through.empty()) {
        const model::Model *join = find(to.through);
        if (!join || !reads_field(*join, to.through_parent) || !reads_field(*join, to.through_child)) return nullptr;
    } else if (!relation.is_stored() && !reads_field(*other, to.inverse)) {
        return nullptr;
    }
    return other;
}

const Rights &Builder::rights(const model::Model &model) const {
    static const Rights all_rights;
    return access.rights ? access.rights(model) : all_rights;
}

bool Builder::reads(const model::Model &model, const model::Field &field) const {
    return !has(rights(model).not_read, field);
}

bool Builder::allows(const model::Model &model, action::Kind kind) const {
    const Rights &may = rights(model);
    return kind == action::Kind::create ? may.create : kind == action::Kind::update ? may.update : may.remove;
}

bool Builder::allows(const model::Model &model, const model::Action &action) const {
    const auto &actions = rights(model).actions;
    return actions ? std::ranges::find(*actions, action.name) != actions->end()
                   : allows(model, action::kind_of(action));
}

bool Builder::writes(const model::Model &model, const model::Field &field, action::Kind kind) const {
    const Rights &may = rights(model);
    return allows(model, kind) && !has(kind == action::Kind::create ? may.not_created : may.not_updated, field);
}

std::vector<const model::Action *> Builder::actions(const model::Model &model) const {
    std::vector<const model::Action *> allowed;
    for (const model::Action &action : model.actions)
        if (action::is_of_account(action) ? rights(model).accounts : allows(model, action)) allowed.push_back(&action);
    return allowed;
}

bool Builder::offers_upsert(const model::Model &model) const {
    if (!has_upsert(model)) return false;
    const auto is_allowed = [&](std::string_view name) {
        return allows(model, *std::ranges::find(model.actions, name, &model::Action::name));
    };
    return is_allowed("create") && is_allowed("update");
}

gql::Field &Builder::field(gql::Type &type, const std::string &name, std::string_view use, const Target &target,
                           std::string_view description) {
    if (type.fields.find(name) != nullptr)
        throw DomainError(sqlstate::invalid_object_definition, "",
                          "field \"" + name + "\" of type \"" + type.name + "\" is defined more than once");
    std::size_t tag = 0;
    if (target.operation != Operation::member) {
        tag = targets.size();
        targets.push_back(target);
    }
    return type.fields.add({name, schema.text(description), schema.use(use), {}, {}, tag});
}

void Builder::argument(gql::Field &field, const std::string &name, std::string_view use, std::string_view description) {
    if (field.arguments.find(name) != nullptr) return;
    field.arguments.add({name, schema.text(description), schema.use(use), {}, {}});
}

void Builder::member(gql::Type &type, const std::string &name, std::string_view use, std::string_view description) {
    if (type.input_fields.find(name) != nullptr) return;
    type.input_fields.add({name, schema.text(description), schema.use(use), {}, {}});
}

} // namespace model_api::schema
