#include "graphql/input/literal.hpp"

#include "graphql/input/scalar.hpp"

namespace model_api::graphql::input {

namespace {

using schema::TypeUse;
using syntax::Value;

const Json *value_of_variable(const Value &literal, const Variables *variables) {
    return variables == nullptr ? nullptr : find(*variables, literal.as<syntax::Variable>()->name.text);
}

bool is_missing_variable(const Value &literal, const Variables *variables) {
    return literal.is<syntax::Variable>() && value_of_variable(literal, variables) == nullptr;
}

std::optional<Json> list_of(const Value &literal, const TypeUse &item_type, const Variables *variables) {
    Json list = Json::array();
    const auto *given = literal.as<syntax::ListValue>();
    if (given == nullptr) {
        auto only = value_of(literal, item_type, variables);
        if (!only) return std::nullopt;
        list.push(std::move(*only));
        return list;
    }
    for (const Value &item : given->items) {
        auto value = value_of(item, item_type, variables);
        if (!value && is_missing_variable(item, variables) && !item_type.is_non_null()) value = Json();
        if (!value) return std::nullopt;
        list.push(std::move(*value));
    }
    return list;
}

// The last of a name given twice, which validation refuses.
const Value *field_of(const syntax::ObjectValue &object, std::string_view name) {
    const Value *found = nullptr;
    for (const syntax::ObjectField &field : object.fields) {
        if (field.name.text == name) found = &field.value;
    }
    return found;
}

std::optional<Json> object_of(const Value &literal, const schema::Type &type, const Variables *variables) {
    const auto *given = literal.as<syntax::ObjectValue>();
    if (given == nullptr) return std::nullopt;
    Json::Object members;
    for (const schema::InputValue &field : type.input_fields) {
        const Value *value = field_of(*given, field.name);
        if (value == nullptr || is_missing_variable(*value, variables)) {
            if (field.is_required()) return std::nullopt;
            if (field.default_value) members.emplace_back(field.name, *field.default_value);
            continue;
        }
        auto coerced = value_of(*value, field.type, variables);
        if (!coerced) return std::nullopt;
        members.emplace_back(field.name, std::move(*coerced));
    }
    if (type.is_one_of && (members.size() != 1 || members.front().second.is_null())) return std::nullopt;
    return Json::object(std::move(members));
}

} // namespace

std::optional<Json> value_of(const Value &literal, const TypeUse &type, const Variables *variables) {
    if (literal.is<syntax::Variable>()) {
        const Json *value = value_of_variable(literal, variables);
        if (value == nullptr || (value->is_null() && type.is_non_null())) return std::nullopt;
        return *value;
    }
    if (literal.is<syntax::NullValue>()) return type.is_non_null() ? std::nullopt : std::optional<Json>(Json());
    if (type.is_list()) return list_of(literal, type.item(), variables);
    if (type.type->is(schema::Kind::input)) return object_of(literal, *type.type, variables);
    if (!type.type->is_leaf()) return std::nullopt;
    Leaf leaf = leaf_of(literal, *type.type, variables);
    if (auto *value = std::get_if<Json>(&leaf)) return std::move(*value);
    return std::nullopt;
}

} // namespace model_api::graphql::input
