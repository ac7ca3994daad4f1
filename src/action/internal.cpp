#include "action/internal.hpp"

#include <array>
#include <utility>

#include "action/atomics.hpp"
#include "action/record.hpp"
#include "action/value.hpp"
#include "base/naming.hpp"

namespace model_api::action {

namespace {

using model::Field;
using model::Model;

// Actions that nobody has defined: they have no states, no parameters and no hooks. Their names tell the statements
// that are kept of them from those of others.
const model::Action &internal_action(Kind kind) {
    static const auto &actions = *new std::array<model::Action, 3>{{{"internal create", {}, {}, {}, {}, {}},
                                                                    {"internal update", {}, {}, {}, {}, {}},
                                                                    {"internal delete", {}, {}, {}, {}, {}}}};
    return actions.at(static_cast<std::size_t>(kind));
}

bool is_written(const Field &field) {
    return field.is_stored() && field.column && !field.column->generated;
}

// What moves whenever a record is updated.
bool moves_by_itself(const Field &field) {
    return field.managed && field.name == "updatedAt";
}

struct Reader {
    const Model &model;
    const Key key;
    const Input &input;
    Change &change;

    void read(const std::string &name, const Json &value, const Place &member);
    void read_own_key(const Json &value, const Place &member);
    void read_link(const Field &field, const Json &value, const Place &member);
    void add_unknown(const std::string &name, const Place &member) const;
};

void Reader::read(const std::string &name, const Json &value, const Place &member) {
    if (name == atomics_key) return read_atomics(value, member, input, change);
    if (is_key_name(model, name)) return read_own_key(value, member);
    const Field *field = model.find(name);
    if (!field || !is_written(*field)) return add_unknown(name, member);
    if (change.kind == Kind::update && moves_by_itself(*field)) return;
    if (field->kind == model::Kind::belongs_to) return read_link(*field, value, member);
    read_own(*field, value, member, input, change);
}

// A record whose key is given apart may be given it once more. Another one is for the table to refuse.
void Reader::read_own_key(const Json &value, const Place &member) {
    if (key != Key::argument) {
        if (!value.is_null()) read_key(value, member, input.mistakes, change);
        return;
    }
    auto id = read_id(model.key(), value, member, input.mistakes);
    if (id && change.key && id_text(*id) != change.key_text) change.values.push_back({&model.key(), std::move(*id)});
}

// {"_link":"1"}; a null, or a link to null, lets go of the parent.
void Reader::read_link(const Field &field, const Json &value, const Place &member) {
    if (value.is_null()) return change.values.push_back({&field, sql::Null{}});
    if (!value.is_object())
        return input.mistakes.add_kind(member, "an object", value, R"(Write it as {"_link": "1"}.)");
    for (const auto &[name, id] : value.members()) {
        const Place below = member.member(name);
        if (name != "_link") {
            input.mistakes.add_unknown(below, "Field", name, "InternalBelongsToInput", {"_link"});
        } else if (id.is_null()) {
            change.values.push_back({&field, sql::Null{}});
        } else if (auto parent = read_id(field, id, below, input.mistakes)) {
            change.values.push_back({&field, std::move(*parent)});
        }
    }
}

void Reader::add_unknown(const std::string &name, const Place &member) const {
    std::vector<std::string_view> names;
    for (const Field &field : model.fields)
        if (is_written(field)) names.emplace_back(field.name);
    input.mistakes.add_unknown(member, "Field", name, "Internal" + model.type_name + "Input", names);
}

} // namespace

Change internal_change(const Model &model, Kind kind, const std::string &path) {
    Change change = change_of(model, internal_action(kind), Place(path));
    change.kind = kind;
    change.is_plain = true;
    return change;
}

Change parse_internal(const Model &model, Kind kind, const Json &object, Key key, const Json &id,
                      const std::string &path, const Request &request) {
    Mistakes mistakes(request.failures);
    Change change = internal_change(model, kind, path);
    const Place place(path);
    if (key == Key::argument) read_key(id, Place("id"), mistakes, change);
    if (!object.is_object()) {
        mistakes.add_kind(place, "an object", object);
        return change;
    }
    change.object = &object;
    const Input input{request.schema, mistakes, request.secrets, request.roles};
    Reader reader{model, key, input, change};
    for (const auto &[name, value] : object.members()) {
        if (mistakes.full()) break;
        reader.read(name, value, place.member(name));
    }
    settle(place, input, change);
    return change;
}

} // namespace model_api::action
