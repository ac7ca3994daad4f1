#include "action/converge.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "action/nested.hpp"
#include "filter/mistake.hpp"

namespace model_api::action {

namespace {

using model::Model;

constexpr std::array<std::string_view, 3> action_names{"create", "update", "delete"}; // in the order of Kind

// What is done to values without an id, to those with one, and to records that are no value; empty: nothing is said.
struct Actions {
    std::array<const model::Action *, 3> given{};
};

const model::Action *read_action(const Json &json, std::size_t kind, const Place &place, const Model &model,
                                 Mistakes &mistakes) {
    if (!json.is_string()) {
        mistakes.add_kind(place, "the name of an action", json);
        return nullptr;
    }
    const std::string &name = json.as_string();
    const model::Action *action = find_action(model, name);
    if (!action) {
        mistakes.add(place, filter::quoted(name) + " is not an action of " + model.name);
    } else if (kind_of(*action) != static_cast<Kind>(kind)) {
        mistakes.add(place, "action \"" + name + "\" of " + model.name + " does not " +
                                std::string(action_names.at(kind)) + " records");
        action = nullptr;
    }
    return action;
}

Actions read_actions(const Json *json, const Place &place, const Model &model, Mistakes &mistakes) {
    Actions actions;
    if (!json || json->is_null()) return actions;
    if (!json->is_object()) {
        mistakes.add_kind(place, "an object", *json);
        return actions;
    }
    for (const auto &[name, value] : json->members()) {
        const auto *const kind = std::ranges::find(action_names, name);
        const Place member = place.member(name);
        if (kind == action_names.end()) {
            mistakes.add_unknown(member, "Action", name, "_converge", {action_names.begin(), action_names.end()});
        } else if (!value.is_null()) {
            const auto index = static_cast<std::size_t>(kind - action_names.begin());
            actions.given.at(index) = read_action(value, index, member, model, mistakes);
        }
    }
    return actions;
}

// The action that was named, or that of this name; a mistake where the model has none.
const model::Action *chosen(const Actions &actions, Kind kind, const Place &place, const Model &model,
                            Mistakes &mistakes) {
    const auto index = static_cast<std::size_t>(kind);
    if (actions.given.at(index)) return actions.given.at(index);
    const model::Action *action = find_action(model, action_names.at(index));
    if (!action) mistakes.add(place, model.name + " has no action \"" + std::string(action_names.at(index)) + "\"");
    return action;
}

bool has_id(const Json &value, const Model &model) {
    return value.is_object() && std::ranges::any_of(value.members(), [&](const Json::Member &member) {
               return is_key_name(model, member.first) && !member.second.is_null();
           });
}

void read_values(const Json &values, const Place &place, const Actions &actions, const Input &input, Nested &nested) {
    const auto read = [&](const Json &value, const Place &element) {
        const Kind kind = has_id(value, *nested.model) ? Kind::update : Kind::create;
        const model::Action *action = chosen(actions, kind, element, *nested.model, input.mistakes);
        if (action) nested.changes.push_back(read_nested_record(*nested.model, *action, value, element, input));
    };
    if (!values.is_array()) return read(values, place);
    for (std::size_t i = 0; i < values.items().size() && !input.mistakes.full(); ++i) {
        read(values.items()[i], place.element(i));
    }
}

} // namespace

void read_converge(const model::Field &field, const Json &json, const Place &place, const Input &input,
                   Nested &nested) {
    Mistakes &mistakes = input.mistakes;
    if (!json.is_object()) return mistakes.add_kind(place, "an object", json, R"(Write it as {"values": [{…}]}.)");
    for (const auto &member : json.members()) {
        if (member.first == "values" || member.first == "actions") continue;
        mistakes.add_unknown(place.member(member.first), "Field", member.first, "_converge", {"values", "actions"});
    }
    const Actions actions = read_actions(json.find("actions"), place.member("actions"), *nested.model, mistakes);
    const Json *values = json.find("values");
    if (!values) return mistakes.add(place.member("values"), "\"values\" is required");
    read_values(*values, place.member("values"), actions, input, nested);
    nested.absent = actions.given.at(static_cast<std::size_t>(Kind::delete_));
    const bool unlinks = field.kind == model::Kind::has_many_through; // what they are otherwise related to stays
    if (!nested.absent && !unlinks) nested.absent = chosen(actions, Kind::delete_, place, *nested.model, mistakes);
}

} // namespace model_api::action
