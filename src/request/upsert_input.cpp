#include "request/upsert_input.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "catalog/role.hpp"
#include "request/action.hpp"
#include "secret/keys.hpp"

namespace model_api::request {
namespace {

void refuse(action::Failures &failures, const std::string &path, const std::string &message) {
    failures.push_back({.code = action::code::invalid_input, .message = message, .path = path});
}

void check_params(const model::Model &model, const Json &params, const std::string &path, action::Failures &failures) {
    const std::vector<std::string_view> defined{"on", model.name};
    for (const Json::Member &member : params.members())
        if (std::ranges::find(defined, member.first) == defined.end())
            refuse(failures, path_of(path, member.first),
                   "Field \"" + member.first + "\" is not defined by Upsert" + model.type_name + "Params." +
                       (member.first == "id" ? " It belongs into the record." : did_you_mean(member.first, defined)));
}

} // namespace

std::vector<std::string> default_by() {
    return {"id"};
}

std::vector<std::string> names_of(const Json *on, const std::string &path, action::Failures &failures) {
    if (!on || on->is_null()) return default_by();
    if (on->is_string()) return {on->as_string()};
    std::vector<std::string> names;
    if (!on->is_array()) {
        refuse(failures, path, std::string("expected a list of fields, not ") + on->kind_name());
        return names;
    }
    for (std::size_t i = 0; i < on->items().size(); ++i) {
        const Json &name = on->items()[i];
        if (name.is_string())
            names.push_back(name.as_string());
        else
            refuse(failures, path_of(path, i), std::string("expected a field, not ") + name.kind_name());
    }
    return names;
}

void add_upsert(Act &act, const Json &record, const std::vector<std::string> &by, const std::string &record_path,
                const std::string &by_path) {
    const Target &target = act.target;
    const model::Model &model = *target.model;
    const model::Action &create = action_of(model, "create"), &update = action_of(model, "update");
    change::UpsertElement &input = act.upserts.emplace_back();
    const auto parse = [&](const model::Action &action, action::Failures &failures) {
        return action::parse_record(model, action, record, action::Key::optional_member, {}, record_path,
                                    {target.schema(), failures, secret::secrets(), catalog::role_keys});
    };
    input.upsert.create = parse(create, input.failures);
    action::Failures same; // it is the same object, and the same is wrong with it
    input.upsert.update = parse(update, same);
    input.upsert.by = change::upsert_fields(model, by, by_path, input.failures);
}

void add_upsert_params(Act &act, const Json &params, const std::string &path) {
    const model::Model &model = *act.target.model;
    action::Failures failures;
    if (!params.is_null() && !params.is_object())
        refuse(failures, path, std::string("expected an object, not ") + params.kind_name());
    static const auto &nothing = *new Json(Json::object());
    const Json &object = params.is_object() ? params : nothing;
    check_params(model, object, path, failures);
    const std::string on_path = path_of(path, "on");
    const auto by = names_of(object.find("on"), on_path, failures);
    const Json *record = object.find(model.name);
    add_upsert(act, record ? *record : nothing, by, path_of(path, model.name), on_path);
    action::Failures &all = act.upserts.back().failures;
    all.insert(all.begin(), failures.begin(), failures.end());
}

} // namespace model_api::request
