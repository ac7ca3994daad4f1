#include "model/define/field.hpp"

#include <algorithm>
#include <array>

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
    type->wrong(quoted(*name) + " is not a field type" + suggestion(*name, names));
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
            node.wrong(key, "is not a key of a field " + what + suggestion(key, allowed));
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

} // namespace

Field make_field(std::string name, Kind kind) {
    Field field;
    field.name = std::move(name);
    field.kind = kind;
    if (field.is_relation()) field.relation = Relation{};
    if (field.is_stored()) field.column = Column{default_column_name(field), 0, false, {}};
    return field;
}

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

} // namespace model_api::model::define
