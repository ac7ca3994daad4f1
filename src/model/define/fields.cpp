#include "model/define/fields.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "model/define/default_value.hpp"
#include "model/define/names.hpp"
#include "model/define/options.hpp"

namespace model_api::model::define {

namespace {

struct Needed {
    Kind kind;
    std::string_view option;
};

// Options without which a field of this kind means nothing.
constexpr std::array needed_options = {
    Needed{Kind::enumeration, "options"},     Needed{Kind::any, "sqlType"},    Needed{Kind::belongs_to, "model"},
    Needed{Kind::has_one, "model"},           Needed{Kind::has_many, "model"}, Needed{Kind::has_many_through, "model"},
    Needed{Kind::has_many_through, "through"}};

bool has_letter_case(Kind kind) {
    return kind == Kind::string || kind == Kind::email || kind == Kind::url || kind == Kind::color;
}

Field make_managed(std::string name, Kind kind) {
    Field field = make_field(std::move(name), kind);
    field.managed = true;
    field.required = true;
    return field;
}

const FieldType *read_type(const Node &node) {
    const auto type = node.get("type");
    if (!type) {
        node.wrong("type", "must be given");
        return nullptr;
    }
    const auto name = type->text();
    if (!name) return nullptr;
    const FieldType *found = find_field_type(*name);
    if (found) return found;
    if (*name == "computed" || *name == "vector") {
        type->wrong(quoted(*name) + " is not supported yet");
        return nullptr;
    }
    std::vector<std::string_view> names;
    for (const FieldType &each : field_types()) names.push_back(each.name);
    type->wrong(quoted(*name) + " is not a field type." + did_you_mean(*name, names));
    return nullptr;
}

void note_unknown_keys(const Node &node, const FieldType &type) {
    std::vector<std::string_view> allowed = {"type"};
    for (const Option &option : options()) {
        if (has_option(type, option.name)) allowed.push_back(option.name);
    }
    const std::string what = std::string("of type ") + quoted(type.name);
    for (const auto &member : node.json().members()) {
        const std::string &key = member.first;
        if (std::ranges::find(allowed, key) != allowed.end()) continue;
        const bool elsewhere = std::ranges::find(options(), key, &Option::name) != options().end();
        if (elsewhere)
            node.wrong(key, "does not apply to a field " + what);
        else
            node.wrong(key, "is not a key of a field " + what + "." + did_you_mean(key, allowed));
    }
}

void note_missing_keys(const Node &node, Kind kind) {
    for (const Needed &needed : needed_options) {
        if (needed.kind == kind && !node.get(needed.option)) node.wrong(needed.option, "must be given");
    }
}

// What one option says about another.
void check_options(const Node &node, const Field &field) {
    if (field.unique && !field.unique->case_sensitive && !has_letter_case(field.kind)) {
        node.wrong("unique.caseSensitive", "applies to text only");
    }
    if (field.required && field.relation && field.relation->on_delete == OnDelete::set_null) {
        node.wrong("onDelete", "must not be \"setNull\" where the field is required");
    }
    if (const auto value = node.get("default")) check_default(*value, field);
}

// nullopt: so wrong that the field cannot be had at all. Lesser mistakes leave a field that others may refer to.
std::optional<Field> read_field(const Node &node, const std::string &name) {
    if (!node.is_object()) return std::nullopt;
    const FieldType *type = read_type(node);
    if (!type) return std::nullopt;
    Field field = make_field(name, type->kind);
    note_unknown_keys(node, *type);
    note_missing_keys(node, type->kind);
    for (const Option &option : options()) {
        if (!has_option(*type, option.name)) continue;
        if (const auto value = node.get(option.name)) option.read(*value, field);
    }
    check_options(node, field);
    if (field.column && !node.get("column")) check_column_name(node, field.column->name);
    return field;
}

// A definition may repeat a managed field, to name its column.
void read_managed(const Node &node, Field &field) {
    if (!node.is_object()) return;
    node.allow_only({"type", "column"}, "a managed field");
    const auto type = node.get("type");
    if (type && type->json() != Json::string(std::string(field.type().name))) {
        type->wrong("must be " + quoted(field.type().name) + ": the field is managed by the API");
    }
    if (const auto column = node.get("column")) {
        if (const auto name = column->text(); name && check_column_name(*column, *name)) field.column->name = *name;
    }
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
            place.wrong(quoted(name) + " is not a field." + did_you_mean(name, draft.model.field_names()));
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
        model_node.wrong("key", quoted(draft.model.key_field) + " is not a field." +
                                    did_you_mean(draft.model.key_field, draft.model.field_names()));
    }
}

} // namespace

Field make_field(std::string name, Kind kind) {
    Field field;
    field.name = std::move(name);
    field.kind = kind;
    if (field.is_relation()) field.relation = Relation{};
    if (field.is_stored()) field.column = Column{default_column_name(field), 0, false, {}};
    return field;
}

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
