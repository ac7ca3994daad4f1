#include "graphql/execution/described.hpp"

#include <array>
#include <stdexcept>

#include "graphql/schema/print.hpp"

namespace model_api::graphql::execution {

namespace {

using schema::Kind;
using schema::Type;
using schema::TypeUse;
using syntax::OperationKind;

Answer text(std::string_view value) {
    if (value.empty()) return {};
    return std::string(value);
}

Answer rare_text(const schema::Rare<std::string> &value) {
    if (!value) return {};
    return *value;
}

Answer type_answer(const Type *type) {
    if (type == nullptr) return {};
    return Thing(TypeUse{type, {}});
}

Answer type_list(const std::vector<const Type *> &types) {
    std::vector<Thing> list;
    for (const Type *type : types) list.emplace_back(TypeUse{type, {}});
    return list;
}

template <class Item>
Answer list_of(const schema::Members<Item> &items, const Asked &asked) {
    std::vector<Thing> list;
    for (const Item &item : items) {
        if (asked.with_deprecated || !item.deprecation) list.emplace_back(&item);
    }
    return list;
}

// The type where it is not wrapped: most of what can be said of a type is said of such.
const Type *plain(const Thing &thing) {
    const auto &use = std::get<TypeUse>(thing);
    return use.wrapping.is_plain() ? use.type : nullptr;
}

Answer kind_of(const Thing &thing, const Asked &) {
    constexpr std::array<const char *, 6> names = {"SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT"};
    const auto &use = std::get<TypeUse>(thing);
    if (use.is_non_null()) return std::string("NON_NULL");
    if (use.is_list()) return std::string("LIST");
    return std::string(names[static_cast<std::size_t>(*use.type->kind)]);
}

Answer inner_type(const Thing &thing, const Asked &) {
    const auto &use = std::get<TypeUse>(thing);
    if (use.wrapping.is_plain()) return {};
    return Thing(TypeUse{use.type, use.wrapping.unwrapped()});
}

Answer type_name(const Thing &thing, const Asked &) {
    const Type *type = plain(thing);
    return type == nullptr ? Answer() : Answer(type->name);
}

Answer type_description(const Thing &thing, const Asked &) {
    const Type *type = plain(thing);
    return type == nullptr ? Answer() : text(type->description);
}

Answer specified_by(const Thing &thing, const Asked &) {
    const Type *type = plain(thing);
    return type == nullptr ? Answer() : rare_text(type->specified_by);
}

Answer fields(const Thing &thing, const Asked &asked) {
    const Type *type = plain(thing);
    return type == nullptr || !type->has_fields() ? Answer() : list_of(type->fields, asked);
}

Answer interfaces(const Thing &thing, const Asked &) {
    const Type *type = plain(thing);
    return type == nullptr || !type->has_fields() ? Answer() : type_list(type->interfaces);
}

Answer possible_types(const Thing &thing, const Asked &) {
    const Type *type = plain(thing);
    return type == nullptr || !type->is_abstract() ? Answer() : type_list(type->members);
}

Answer enum_values(const Thing &thing, const Asked &asked) {
    const Type *type = plain(thing);
    return type == nullptr || !type->is(Kind::enumeration) ? Answer() : list_of(type->values, asked);
}

Answer input_fields(const Thing &thing, const Asked &asked) {
    const Type *type = plain(thing);
    return type == nullptr || !type->is(Kind::input) ? Answer() : list_of(type->input_fields, asked);
}

Answer is_one_of(const Thing &thing, const Asked &) {
    const Type *type = plain(thing);
    return type == nullptr || !type->is(Kind::input) ? Answer() : Answer(type->is_one_of);
}

const schema::Schema &schema_in(const Thing &thing) {
    return *std::get<const schema::Schema *>(thing);
}

template <OperationKind operation>
Answer root(const Thing &thing, const Asked &) {
    return type_answer(schema_in(thing).root(operation));
}

Answer schema_description(const Thing &thing, const Asked &) {
    return text(schema_in(thing).description());
}

Answer types(const Thing &thing, const Asked &) {
    return type_list(schema_in(thing).types());
}

Answer directives(const Thing &thing, const Asked &) {
    std::vector<Thing> list;
    for (const auto *directive : schema_in(thing).directives()) list.emplace_back(directive);
    return list;
}

// What several things have, each as a template over them.
template <class Item>
Answer name(const Thing &thing, const Asked &) {
    return std::get<const Item *>(thing)->name;
}
template <class Item>
Answer description(const Thing &thing, const Asked &) {
    return text(std::get<const Item *>(thing)->description);
}
template <class Item>
Answer type(const Thing &thing, const Asked &) {
    return Thing(std::get<const Item *>(thing)->type);
}
template <class Item>
Answer arguments(const Thing &thing, const Asked &asked) {
    return list_of(std::get<const Item *>(thing)->arguments, asked);
}
template <class Item>
Answer is_deprecated(const Thing &thing, const Asked &) {
    return static_cast<bool>(std::get<const Item *>(thing)->deprecation);
}
template <class Item>
Answer deprecation_reason(const Thing &thing, const Asked &) {
    return rare_text(std::get<const Item *>(thing)->deprecation);
}

Answer default_value(const Thing &thing, const Asked &) {
    return rare_text(schema::printed_default(*std::get<const schema::InputValue *>(thing)));
}

Answer is_repeatable(const Thing &thing, const Asked &) {
    return std::get<const schema::Directive *>(thing)->is_repeatable;
}

Answer locations(const Thing &thing, const Asked &) {
    return std::get<const schema::Directive *>(thing)->locations;
}

// Directives cannot be deprecated in this edition.
Answer never(const Thing &, const Asked &) {
    return false;
}
Answer nothing(const Thing &, const Asked &) {
    return {};
}

struct Entry {
    std::string_view type;
    std::string_view field;
    Resolver resolver;
};

constexpr Entry entries[] = {
    {"__Schema", "description", schema_description},
    {"__Schema", "types", types},
    {"__Schema", "queryType", root<OperationKind::query>},
    {"__Schema", "mutationType", root<OperationKind::mutation>},
    {"__Schema", "subscriptionType", root<OperationKind::subscription>},
    {"__Schema", "directives", directives},
    {"__Type", "kind", kind_of},
    {"__Type", "name", type_name},
    {"__Type", "description", type_description},
    {"__Type", "specifiedByURL", specified_by},
    {"__Type", "fields", fields},
    {"__Type", "interfaces", interfaces},
    {"__Type", "possibleTypes", possible_types},
    {"__Type", "enumValues", enum_values},
    {"__Type", "inputFields", input_fields},
    {"__Type", "ofType", inner_type},
    {"__Type", "isOneOf", is_one_of},
    {"__Field", "name", name<schema::Field>},
    {"__Field", "description", description<schema::Field>},
    {"__Field", "args", arguments<schema::Field>},
    {"__Field", "type", type<schema::Field>},
    {"__Field", "isDeprecated", is_deprecated<schema::Field>},
    {"__Field", "deprecationReason", deprecation_reason<schema::Field>},
    {"__InputValue", "name", name<schema::InputValue>},
    {"__InputValue", "description", description<schema::InputValue>},
    {"__InputValue", "type", type<schema::InputValue>},
    {"__InputValue", "defaultValue", default_value},
    {"__InputValue", "isDeprecated", is_deprecated<schema::InputValue>},
    {"__InputValue", "deprecationReason", deprecation_reason<schema::InputValue>},
    {"__EnumValue", "name", name<schema::EnumValue>},
    {"__EnumValue", "description", description<schema::EnumValue>},
    {"__EnumValue", "isDeprecated", is_deprecated<schema::EnumValue>},
    {"__EnumValue", "deprecationReason", deprecation_reason<schema::EnumValue>},
    {"__Directive", "name", name<schema::Directive>},
    {"__Directive", "description", description<schema::Directive>},
    {"__Directive", "isRepeatable", is_repeatable},
    {"__Directive", "locations", locations},
    {"__Directive", "args", arguments<schema::Directive>},
    {"__Directive", "isDeprecated", never},
    {"__Directive", "deprecationReason", nothing},
};

} // namespace

Resolver resolver_of(std::string_view type, std::string_view field) {
    for (const Entry &entry : entries) {
        if (entry.type == type && entry.field == field) return entry.resolver;
    }
    throw std::logic_error("no such field of introspection");
}

} // namespace model_api::graphql::execution
