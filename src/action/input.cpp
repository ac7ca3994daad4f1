#include "action/input.hpp"

#include <utility>

#include "action/hook_params.hpp"
#include "action/parameters.hpp"
#include "action/record.hpp"
#include "action/takes.hpp"

namespace model_api::action {

namespace {

// publishQuestion, as the API calls the action.
std::string qualified_name(const model::Model &model, const model::Action &action) {
    return action.name + model.type_name;
}

std::vector<std::string_view> parameter_names(const model::Action &action) {
    std::vector<std::string_view> names;
    for (const model::Parameter &parameter : action.parameters) names.emplace_back(parameter.name);
    return names;
}

void check_named_parameter(const model::Action &action, const Json::Member &member, const Place &place,
                           const std::string &definer, std::vector<std::string_view> others, Mistakes &mistakes) {
    const auto &[name, value] = member;
    if (const auto *parameter = find_parameter(action, name)) {
        return check_parameter(*parameter, value, place, mistakes);
    }
    if (mistakes.full()) return;
    for (const std::string_view parameter : parameter_names(action)) others.push_back(parameter);
    mistakes.add_unknown(place, "Parameter", name, definer, others);
}

// A password or a code that an action of accounts is given is nobody's to see, hooks included.
bool is_told(const model::Action &action, std::string_view name) {
    const model::Parameter *parameter = is_of_account(action) ? find_parameter(action, name) : nullptr;
    return !parameter || parameter->type != "password";
}

void read_argument_key(const Json &id, const Place &place, Mistakes &mistakes, Change &change) {
    read_key(id, place, mistakes, change);
    if (change.params.is_object()) change.params.set("id", Json::string(change.key_text));
}

// What stands beside the record's object: "id" and parameters.
void read_beside(const Json &params, const Place &place, const Input &input, Change &change) {
    const bool has_id = takes_id(*change.action), has_record = takes_record(*change.action);
    const std::string &model = change.model->name;
    std::vector<std::string_view> others;
    if (has_id) others.emplace_back("id");
    if (has_record) others.emplace_back(model);
    for (const auto &member : params.members()) {
        if (member.first == model && has_record) continue;
        const Place below = place.member(member.first);
        if (has_id && member.first == "id") {
            read_argument_key(member.second, below, input.mistakes, change);
        } else {
            if (change.params.is_object() && is_told(*change.action, member.first))
                change.params.set(member.first, member.second);
            check_named_parameter(*change.action, member, below, qualified_name(*change.model, *change.action), others,
                                  input.mistakes);
        }
    }
    if (has_id && !params.find("id")) read_key(Json(), place.member("id"), input.mistakes, change);
}

Change read_object(const model::Model &model, const model::Action &action, const Json *object, const Place &place,
                   const Input &input) {
    const Key key = takes_id(action) ? Key::argument : Key::none;
    static const auto &nothing = *new Json(Json::object());
    return read_record({model, action, key, false}, object && !object->is_null() ? *object : nothing, place, input);
}

} // namespace

Change parse_record(const model::Model &model, const model::Action &action, const Json &object, Key key, const Json &id,
                    const std::string &path, const Request &request) {
    Mistakes mistakes(request.failures);
    Change change = read_record({model, action, key}, object, Place(path),
                                {request.schema, mistakes, request.secrets, request.roles});
    if (key == Key::argument)
        read_argument_key(id, Place(change.kind == Kind::delete_ ? path : "id"), mistakes, change);
    return change;
}

Change parse_params(const model::Model &model, const model::Action &action, const Json &params, const std::string &path,
                    const Request &request) {
    Mistakes mistakes(request.failures);
    const Input input{request.schema, mistakes, request.secrets, request.roles};
    const Place place(path);
    if (!params.is_object()) {
        Change change = read_object(model, action, nullptr, place, input);
        if (!takes_id(action)) {
            mistakes.add_kind(place, "an object", params);
        } else {
            read_argument_key(params, place, mistakes, change);
        }
        return change;
    }
    const Json *object = takes_record(action) ? params.find(model.name) : nullptr;
    Change change = read_object(model, action, object, object ? place.member(model.name) : place, input);
    read_beside(params, place, input, change);
    return change;
}

void check_params(const model::Action &action, const Json &params, const std::string &path, Failures &failures) {
    Mistakes mistakes(failures);
    const Place place(path);
    if (!params.is_object()) return mistakes.add_kind(place, "an object", params);
    for (const auto &member : params.members()) {
        check_named_parameter(action, member, place.member(member.first), action.name, {}, mistakes);
    }
}

} // namespace model_api::action
