#include "model/define/fields.hpp"

#include <algorithm>
#include <map>

#include "model/define/field.hpp"
#include "model/define/names.hpp"

namespace model_api::model::define {

namespace {

Field make_managed(std::string name, Kind kind) {
    Field field = make_field(std::move(name), kind);
    field.managed = true;
    field.required = true;
    return field;
}

bool check_kind(const Node &node, const Draft &draft, const Field &field) {
    if (field.kind == Kind::id && !draft.model.adopted) {
        node.wrong("type", "\"id\" is for the key of a model only");
        return false;
    }
    if (field.kind == Kind::record_state && !(field.name == "state" && draft.model.states)) {
        node.wrong("type", "\"recordState\" is for the field \"state\" of a model with \"states\" only");
        return false;
    }
    return true;
}

void read_own(const Node &node, const std::string &name, Draft &draft) {
    const bool is_named = check_field_name(node, name, draft.model.adopted);
    auto field = read_field(node, name);
    if (is_named && field && check_kind(node, draft, *field))
        draft.model.fields.push_back(std::move(*field));
    else
        draft.broken.insert(name);
}

void check_scope(const Node &fields, const Draft &draft, const Field &field) {
    for (std::size_t index = 0; index < field.unique->scope.size(); ++index) {
        const std::string &name = field.unique->scope[index];
        const Node place(fields.json(), path_of(path_of(path_of(fields.path(), field.name), "unique.scope"), index),
                         fields.mistakes());
        const Field *other = draft.model.find(name);
        if (name == field.name)
            place.wrong("must be another field");
        else if (other && !other->is_stored())
            place.wrong(quoted(name) + " has no column");
        else if (!other && !draft.may_have(name)) {
            place.wrong(quoted(name) + " is not a field" + suggestion(name, draft.model.field_names()));
        }
    }
}

void check_id_keys(const Node &fields, const Model &model) {
    for (const Field &field : model.fields) {
        const Field *relation = model.find_by_id_key(field.name);
        if (relation) fields.wrong(field.name, "clashes with the id of the belongsTo field " + quoted(relation->name));
    }
}

void check_columns(const Node &fields, const Model &model) {
    std::map<std::string_view, const Field *> by_column;
    for (const Field &field : model.fields) {
        if (!field.column) continue;
        const auto [first, is_new] = by_column.emplace(field.column->name, &field);
        if (is_new || model.find_by_id_key(field.name) == first->second) continue;
        if (model.find_by_id_key(first->second->name) == &field) continue;
        fields.wrong(field.name, "has the column " + quoted(field.column->name) + ", and so has the field " +
                                     quoted(first->second->name));
    }
}

// The key comes first, wherever an adopted model's definition has it.
void place_key(const Node &model_node, Draft &draft) {
    auto &fields = draft.model.fields;
    const auto key = std::ranges::find(fields, draft.model.key_field, &Field::name);
    if (key != fields.end()) {
        if (!key->is_stored() || key->is_relation()) model_node.wrong("key", quoted(key->name) + " cannot be a key");
        std::rotate(fields.begin(), key, key + 1);
    } else if (!draft.may_have(draft.model.key_field)) {
        model_node.wrong("key", quoted(draft.model.key_field) + " is not a field" +
                                    suggestion(draft.model.key_field, draft.model.field_names()));
    }
}

} // namespace

std::vector<Field> managed_fields(bool with_states) {
    std::vector<Field> fields = {make_managed("id", Kind::id), make_managed("createdAt", Kind::date_time),
                                 make_managed("updatedAt", Kind::date_time)};
    if (with_states) fields.push_back(make_managed("state", Kind::record_state));
    return fields;
}

void read_fields(const Node &model, Draft &draft) {
    Model &result = draft.model;
    if (!result.adopted) result.fields = managed_fields(result.states.has_value());
    const std::size_t managed = result.fields.size();

    const auto fields = model.get("fields");
    if (fields && !fields->is_object()) {
        draft.readable = false;
        return;
    }
    const auto members = fields ? fields->members() : std::vector<std::pair<std::string, Node>>();
    if (members.size() > max_fields) {
        fields->wrong("must not have more than 1000 fields");
        draft.readable = false;
        return;
    }
    for (const auto &[name, node] : members) {
        const auto end = result.fields.begin() + static_cast<std::ptrdiff_t>(managed);
        const auto repeated = std::ranges::find(result.fields.begin(), end, name, &Field::name);
        if (repeated != end)
            read_managed(node, *repeated);
        else
            read_own(node, name, draft);
    }
    if (result.adopted) place_key(model, draft);
    if (!fields) return;
    for (const Field &field : result.fields) {
        if (field.unique) check_scope(*fields, draft, field);
    }
    check_id_keys(*fields, result);
    check_columns(*fields, result);
}

} // namespace model_api::model::define
