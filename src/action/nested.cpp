#include "action/nested.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "action/converge.hpp"
#include "action/takes.hpp"
#include "action/value.hpp"
#include "base/text.hpp"
#include "filter/mistake.hpp"

namespace model_api::action {

namespace {

using model::Field;
using model::Model;

// One relation of the record, whose operations are being read.
struct Relation {
    const Field &field;
    const Model &model; // the related one
    const Input &input;
    Change &change; // of the record
};

// Operations that are no actions of the related model.
using ReadOperation = void (*)(const Relation &relation, const Json &json, const Place &place, Nested &nested);
struct Operation {
    std::string_view name;
    Verb verb;
    ReadOperation read;
    bool has_one, has_many, has_many_through; // relations that have it
};

void read_related_id(const Relation &relation, const Json &json, const Place &place, Nested &nested) {
    nested.key = read_id(relation.model.key(), json, place, relation.input.mistakes);
}

void add_missing(const Relation &relation, const Place &place, std::string_view name) {
    relation.input.mistakes.add(place.member(name), "the id of the " + relation.model.name + " is required");
}

// {"id":"1","_link":"2"}: the one that goes, also as "_unlink", and the one that comes.
void read_relink(const Relation &relation, const Json &json, const Place &place, Nested &nested) {
    Mistakes &mistakes = relation.input.mistakes;
    if (!json.is_object())
        return mistakes.add_kind(place, "an object", json, R"(Write it as {"id": "1", "_link": "2"}.)");
    bool has_old = false, has_new = false;
    for (const auto &[name, value] : json.members()) {
        const bool is_old = name == "id" || name == "_unlink";
        if (!is_old && name != "_link") {
            mistakes.add_unknown(place.member(name), "Field", name, "_relink", {"id", "_link"});
            continue;
        }
        if (is_old && has_old) mistakes.add(place.member(name), R"(only one of "id" and "_unlink" may be given)");
        (is_old ? has_old : has_new) = true;
        (is_old ? nested.key : nested.other_key) = read_id(relation.model.key(), value, place.member(name), mistakes);
    }
    if (!has_old) add_missing(relation, place, "id");
    if (!has_new) add_missing(relation, place, "_link");
}

void read_convergence(const Relation &relation, const Json &json, const Place &place, Nested &nested) {
    read_converge(relation.field, json, place, relation.input, nested);
}

constexpr Operation operations[] = {
    {"_link", Verb::link, read_related_id, true, true, true},
    {"_unlink", Verb::unlink, read_related_id, true, true, true},
    {"_relink", Verb::relink, read_relink, true, false, false},
    {"_converge", Verb::converge, read_convergence, false, true, true},
};

bool applies(const Operation &operation, model::Kind relation) {
    if (relation == model::Kind::has_one) return operation.has_one;
    return relation == model::Kind::has_many ? operation.has_many : operation.has_many_through;
}

const Operation *find_operation(const Field &field, std::string_view name) {
    const auto *const found = std::ranges::find(operations, name, &Operation::name);
    return found != std::end(operations) && applies(*found, field.kind) ? found : nullptr;
}

// AnswerHasManyInput
std::string input_name(const Relation &relation) {
    return relation.model.type_name + capitalized(relation.field.type().name) + "Input";
}

void add_unknown(const Relation &relation, std::string_view name, const Place &place) {
    std::vector<std::string_view> defined;
    for (const model::Action &action : relation.model.actions)
        if (!is_of_account(action)) defined.emplace_back(action.name);
    const model::Kind kind = relation.field.kind;
    for (const Operation &operation : operations) {
        const bool is_defined =
            kind == model::Kind::belongs_to ? operation.verb == Verb::link : applies(operation, kind);
        if (is_defined) defined.push_back(operation.name);
    }
    relation.input.mistakes.add_unknown(place, "Action", name, input_name(relation), defined);
}

std::string named(const Json &object) {
    std::vector<std::string> names;
    for (const auto &member : object.members()) names.push_back(filter::quoted(member.first));
    return listed(names);
}

std::string link_hint(const Field &field) {
    const std::string hint = R"(Write it as {"_link": "1"})";
    return field.kind == model::Kind::belongs_to ? hint + ", or give \"" + id_key(field) + "\"." : hint + ".";
}

// The one member of the object; nullptr: it is not one, which was noted.
const Json::Member *only_operation(const Relation &relation, const Json &json, const Place &place) {
    Mistakes &mistakes = relation.input.mistakes;
    if (!json.is_object()) {
        mistakes.add_kind(place, "an object", json, link_hint(relation.field));
    } else if (json.members().empty()) {
        mistakes.add(place, "no action is given", R"(Write it as {"create": {…}} or {"_link": "1"}.)");
    } else if (json.members().size() > 1) {
        mistakes.add(place, "only one action may be given, not " + named(json));
    } else {
        return &json.members().front();
    }
    return nullptr;
}

Nested nested_of(const Relation &relation, Verb verb, std::string path) {
    Nested nested;
    nested.relation = &relation.field;
    nested.model = &relation.model;
    nested.verb = verb;
    nested.path = std::move(path);
    return nested;
}

Nested acted_on(const Relation &relation, const model::Action &action, const Json &json, const Place &place) {
    Change change = read_nested_record(relation.model, action, json, place, relation.input);
    Nested nested = nested_of(relation, Verb::act, change.path);
    nested.changes.push_back(std::move(change));
    return nested;
}

void read_parent(const Relation &relation, const Json::Member &member, const Place &place) {
    const auto &[name, json] = member;
    Change &change = relation.change;
    if (name == "_link") {
        if (json.is_null()) return change.values.push_back({&relation.field, sql::Null{}});
        if (auto id = read_id(relation.field, json, place, relation.input.mistakes)) {
            change.values.push_back({&relation.field, std::move(*id)});
        }
        return;
    }
    const model::Action *action = find_action(relation.model, name);
    if (!action) return add_unknown(relation, name, place);
    Nested nested = acted_on(relation, *action, json, place);
    if (kind_of(*action) != Kind::delete_) return change.parents.push_back(std::move(nested));
    change.values.push_back({&relation.field, sql::Null{}}); // it can go only once this record refers to it no more
    change.children.push_back(std::move(nested));
}

void read_child(const Relation &relation, const Json::Member &member, const Place &place) {
    const auto &[name, json] = member;
    if (const Operation *operation = find_operation(relation.field, name)) {
        Nested nested = nested_of(relation, operation->verb, place.text());
        operation->read(relation, json, place, nested);
        return relation.change.children.push_back(std::move(nested));
    }
    const model::Action *action = find_action(relation.model, name);
    if (!action) return add_unknown(relation, name, place);
    relation.change.children.push_back(acted_on(relation, *action, json, place));
}

void read_element(const Relation &relation, const Json &json, const Place &place) {
    if (const auto *member = only_operation(relation, json, place)) {
        read_child(relation, *member, place.member(member->first));
    }
}

} // namespace

const model::Action *find_action(const Model &model, std::string_view name) {
    const auto found = std::ranges::find(model.actions, name, &model::Action::name);
    return found == model.actions.end() || is_of_account(*found) ? nullptr : &*found;
}

Change read_nested_record(const Model &model, const model::Action &action, const Json &json, const Place &place,
                          const Input &input) {
    Change change = change_of(model, action, place);
    if (input.depth >= max_nesting) {
        input.mistakes.add(place, "actions are nested deeper than " + std::to_string(max_nesting) + " levels");
        return change;
    }
    if (change.kind == Kind::delete_ && !json.is_object()) {
        read_key(json, place, input.mistakes, change);
        return change;
    }
    const Key key = change.kind == Kind::create ? Key::none : Key::member;
    return read_record({model, action, key}, json, place,
                       {input.schema, input.mistakes, input.secrets, input.roles, input.depth + 1});
}

void read_belongs_to(const Field &field, const Json &json, const Place &place, const Input &input, Change &change) {
    if (json.is_null()) return change.values.push_back({&field, sql::Null{}});
    const Relation relation{field, input.schema.get(field.relation->model), input, change};
    const auto *member = only_operation(relation, json, place);
    if (member) read_parent(relation, *member, place.member(member->first));
}

void read_children(const Field &field, const Json &json, const Place &place, const Input &input, Change &change) {
    const Relation relation{field, input.schema.get(field.relation->model), input, change};
    if (json.is_null() && field.is_to_many()) return input.mistakes.add_kind(place, "a list", json);
    if (!json.is_array()) return read_element(relation, json, place);
    change.children.reserve(change.children.size() + json.items().size());
    for (std::size_t i = 0; i < json.items().size() && !input.mistakes.full(); ++i) {
        read_element(relation, json.items()[i], place.element(i));
    }
}

} // namespace model_api::action
