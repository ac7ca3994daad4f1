#include "action/record.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "action/atomics.hpp"
#include "action/form.hpp"
#include "action/hook_params.hpp"
#include "action/nested.hpp"
#include "action/parameters.hpp"
#include "action/value.hpp"
#include "base/hex.hpp"
#include "base/naming.hpp"
#include "value/password.hpp"

namespace model_api::action {

namespace {

using model::Field;
using model::Model;

// Reads the members of one object, one after another.
struct Reader {
    const Subject &subject;
    const Place &place;
    const Input &input;
    Change &change;
    std::vector<const Field *> given = {}; // fields that a member stood for already

    void read(const std::string &name, const Json &value);
    void read_known(const std::string &name, const Json &value, const Place &member);
    void read_key_member(const std::string &name, const Json &value, const Place &member);
    void read_field(const Field &field, const Json &value, const Place &member);
    void read_link(const Field &field, const Json &id, const Place &member);
    const model::Parameter *find_parameter(std::string_view name) const;
    bool claim(const Field &field, const Place &member);
    void add_unknown(const std::string &name, const Place &member) const;
};

bool is_own_key(const Model &model) {
    return !model.key().column->has_default && !model.key().column->generated;
}

bool takes_key(const Subject &subject) {
    switch (subject.key) {
    case Key::none:
        return kind_of(subject.action) == Kind::create && is_own_key(subject.model);
    case Key::argument:
        return false;
    default:
        return true;
    }
}

std::string input_name(const Subject &subject) {
    return capitalized(subject.action.name) + subject.model.type_name + "Input";
}

std::string not_writable(const Model &model, const Field &field) {
    const std::string name = "Field \"" + field.name + "\" of " + model.name;
    if (field.name == model.key_field && is_own_key(model)) return name + " is its key and cannot be changed";
    const bool generated = field.column && field.column->generated && !field.managed;
    return name + (generated ? " is generated" : " is managed") + " and cannot be written";
}

std::vector<std::string> defined_names(const Subject &subject) {
    std::vector<std::string> names;
    if (takes_key(subject)) names.push_back(subject.model.key_field);
    if (subject.has_parameters) {
        for (const model::Parameter &parameter : subject.action.parameters) names.push_back(parameter.name);
    }
    if (kind_of(subject.action) == Kind::delete_) return names;
    for (const Field &field : subject.model.fields) {
        if (!is_written_by_actions(subject.model, field)) continue;
        names.push_back(field.name);
        if (field.kind == model::Kind::belongs_to) names.push_back(id_key(field));
    }
    return names;
}

void Reader::read(const std::string &name, const Json &value) {
    const Place member = place.member(name);
    if (is_key_name(subject.model, name)) return read_key_member(name, value, member);
    if (change.kind != Kind::delete_) return read_known(name, value, member);
    if (const auto *parameter = find_parameter(name)) {
        return check_parameter(*parameter, value, member, input.mistakes);
    }
    add_unknown(name, member);
}

void Reader::read_known(const std::string &name, const Json &value, const Place &member) {
    if (name == atomics_key) return read_atomics(value, member, input, change);
    if (const Field *field = subject.model.find(name)) return read_field(*field, value, member);
    if (const Field *field = subject.model.find_by_id_key(name)) return read_link(*field, value, member);
    if (const auto *parameter = find_parameter(name)) {
        return check_parameter(*parameter, value, member, input.mistakes);
    }
    add_unknown(name, member);
}

void Reader::read_key_member(const std::string &name, const Json &value, const Place &member) {
    if (value.is_null() && subject.key != Key::member && subject.key != Key::argument) return;
    if (!takes_key(subject)) {
        const Field *field = subject.model.find(name);
        return field ? input.mistakes.add(member, not_writable(subject.model, *field)) : add_unknown(name, member);
    }
    read_key(value, member, input.mistakes, change);
}

void Reader::read_field(const Field &field, const Json &value, const Place &member) {
    if (!is_written_by_actions(subject.model, field)) {
        return input.mistakes.add(member, not_writable(subject.model, field));
    }
    if (!claim(field, member)) return;
    if (field.kind == model::Kind::belongs_to) return read_belongs_to(field, value, member, input, change);
    if (field.is_relation()) return read_children(field, value, member, input, change);
    read_own(field, value, member, input, change);
}

void Reader::read_link(const Field &field, const Json &id, const Place &member) {
    if (!is_written_by_actions(subject.model, field)) {
        return input.mistakes.add(member, not_writable(subject.model, field));
    }
    if (!claim(field, member)) return;
    if (id.is_null()) return change.values.push_back({&field, sql::Null{}});
    if (auto key = read_id(field, id, member, input.mistakes)) change.values.push_back({&field, std::move(*key)});
}

const model::Parameter *Reader::find_parameter(std::string_view name) const {
    return subject.has_parameters ? action::find_parameter(subject.action, name) : nullptr;
}

bool Reader::claim(const Field &field, const Place &member) {
    if (std::ranges::find(given, &field) == given.end()) {
        given.push_back(&field);
        return true;
    }
    input.mistakes.add(member, "Field \"" + field.name + "\" is given twice, as \"" + field.name + "\" and as \"" +
                                   id_key(field) + "\"");
    return false;
}

void Reader::add_unknown(const std::string &name, const Place &member) const {
    const std::vector<std::string> names = defined_names(subject);
    input.mistakes.add_unknown(member, "Field", name, input_name(subject), {names.begin(), names.end()});
}

void check_increments(const Place &place, Mistakes &mistakes, const Change &change) {
    for (const Increment &increment : change.increments) {
        if (std::ranges::find(change.values, increment.field, &Assignment::field) == change.values.end()) continue;
        const Place atomics = place.member(atomics_key);
        mistakes.add(atomics.member(increment.field->name),
                     "Field \"" + increment.field->name + "\" is given a value and incremented as well");
    }
}

std::string kept_of(const Field &field, std::string_view text, const value::Secrets &secrets) {
    if (field.kind == model::Kind::password) return value::hash_password(text, secrets.cost);
    return bytea_text(secrets.encrypt(text));
}

// Only of a record that will be asked to be saved: hashing is slow on purpose. In no case the plain text stays.
void keep_secrets(bool save, const value::Secrets &secrets, Change &change) {
    for (Assignment &assignment : change.values) {
        auto *text = std::get_if<std::string>(&assignment.value);
        if (!text || !is_secret(*assignment.field)) continue;
        *text = save && change.mistakes.empty() ? kept_of(*assignment.field, *text, secrets) : std::string();
    }
}

} // namespace

bool is_key_name(const Model &model, std::string_view name) {
    return name == model.key_field || (name == "id" && !model.find("id"));
}

bool is_written_by_actions(const Model &model, const Field &field) {
    if (field.managed || field.name == model.key_field) return false;
    if (field.kind == model::Kind::record_state && model.states) return false; // of an adopted table
    return !field.column || !field.column->generated;
}

void read_own(const Field &field, const Json &value, const Place &member, const Input &input, Change &change) {
    Reading reading = read_value(field, value, member, input.mistakes);
    if (reading.broken) change.mistakes.push_back({field.name, message(*reading.broken, field)});
    if (!reading.value) return;
    std::vector<std::string> unknown;
    if (field.kind == model::Kind::role_list && input.roles) unknown = unknown_roles(value, *input.roles());
    for (std::string &text : unknown) change.mistakes.push_back({field.name, std::move(text)});
    if (unknown.empty()) change.values.push_back({&field, std::move(*reading.value)});
}

void settle(const Place &place, const Input &input, Change &change) {
    check_increments(place, input.mistakes, change);
    std::ranges::sort(change.values, std::less<>{}, &Assignment::field);
    keep_secrets(input.mistakes.empty(), input.secrets, change);
}

Change change_of(const Model &model, const model::Action &action, const Place &place) {
    Change change;
    change.model = &model;
    change.action = &action;
    change.kind = kind_of(action);
    change.path = place.text();
    return change;
}

void read_key(const Json &id, const Place &place, Mistakes &mistakes, Change &change) {
    if (id.is_null()) return mistakes.add(place, "the id of the " + change.model->name + " is required");
    if (change.key) return mistakes.add(place, "the id of the " + change.model->name + " is given twice");
    change.key = read_id(change.model->key(), id, place, mistakes);
    if (!change.key) return;
    change.key_text = id_text(*change.key);
    change.key_path = place.text();
}

Change read_record(const Subject &subject, const Json &object, const Place &place, const Input &input) {
    Change change = change_of(subject.model, subject.action, place);
    if (!object.is_object()) {
        input.mistakes.add_kind(place, "an object", object);
        return change;
    }
    change.object = &object;
    Reader reader{subject, place, input, change};
    bool has_key = false;
    for (const auto &[name, value] : object.members()) {
        if (input.mistakes.full()) break;
        has_key = has_key || is_key_name(subject.model, name);
        reader.read(name, value);
    }
    if (subject.key == Key::member && !has_key) {
        read_key(Json(), place.member(subject.model.key_field), input.mistakes, change);
    }
    settle(place, input, change);
    if (has_hooks(subject.action) && input.mistakes.empty()) change.params = hook_params(change, object, input.schema);
    return change;
}

} // namespace model_api::action
