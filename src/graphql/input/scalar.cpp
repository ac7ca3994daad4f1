#include "graphql/input/scalar.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "graphql/input/inspect.hpp"
#include "graphql/suggest.hpp"
#include "graphql/syntax/print.hpp"

namespace model_api::graphql::input {

namespace {

using schema::Type;
using syntax::Value;

std::string whole_number(const std::string &literal) {
    return literal == "-0" ? "0" : literal;
}

bool is_32_bit(const std::string &literal) {
    std::int32_t number = 0;
    const auto read = std::from_chars(literal.data(), literal.data() + literal.size(), number);
    return read.ec == std::errc() && read.ptr == literal.data() + literal.size();
}

Refusal refusal(const char *what, const std::string &shown) {
    return {what + shown};
}

Leaf int_of(const Value &literal) {
    const auto *number = literal.as<syntax::IntValue>();
    if (number == nullptr) return refusal("Int cannot represent non-integer value: ", syntax::printed(literal));
    std::string text(number->literal);
    if (!is_32_bit(text)) return refusal("Int cannot represent non 32-bit signed integer value: ", text);
    return Json::number(whole_number(text));
}

Leaf float_of(const Value &literal) {
    if (const auto *number = literal.as<syntax::IntValue>()) return Json::number(std::string(number->literal));
    if (const auto *number = literal.as<syntax::FloatValue>()) return Json::number(std::string(number->literal));
    return refusal("Float cannot represent non numeric value: ", syntax::printed(literal));
}

Leaf string_of(const Value &literal) {
    if (const auto *string = literal.as<syntax::StringValue>()) return Json::string(string->text);
    return refusal("String cannot represent a non string value: ", syntax::printed(literal));
}

Leaf boolean_of(const Value &literal) {
    if (const auto *boolean = literal.as<syntax::BooleanValue>()) return Json::boolean(boolean->value);
    return refusal("Boolean cannot represent a non boolean value: ", syntax::printed(literal));
}

Leaf id_of(const Value &literal) {
    if (const auto *string = literal.as<syntax::StringValue>()) return Json::string(string->text);
    if (const auto *number = literal.as<syntax::IntValue>()) return Json::string(std::string(number->literal));
    return refusal("ID cannot represent a non-string and non-integer value: ", syntax::printed(literal));
}

bool is_whole(const Json &value) {
    return value.is_number() && printed_number(value.literal()).find_first_of(".-", 1) == std::string::npos;
}

Leaf int_of(const Json &value) {
    if (!is_whole(value)) return refusal("Int cannot represent non-integer value: ", inspected(value));
    std::string text = printed_number(value.literal());
    if (!is_32_bit(text)) return refusal("Int cannot represent non 32-bit signed integer value: ", text);
    return Json::number(std::move(text));
}

Leaf float_of(const Json &value) {
    if (value.is_number()) return value;
    return refusal("Float cannot represent non numeric value: ", inspected(value));
}

Leaf string_of(const Json &value) {
    if (value.is_string()) return value;
    return refusal("String cannot represent a non string value: ", inspected(value));
}

Leaf boolean_of(const Json &value) {
    if (value.is_boolean()) return value;
    return refusal("Boolean cannot represent a non boolean value: ", inspected(value));
}

// A literal without fraction and exponent keeps its digits: identifiers of 64 bits are more than JavaScript counts to.
Leaf id_of(const Json &value) {
    if (value.is_string()) return value;
    if (!is_whole(value)) return refusal("ID cannot represent value: ", inspected(value));
    const bool is_plain = value.literal().find_first_of(".eE") == std::string::npos;
    return Json::string(is_plain ? whole_number(value.literal()) : printed_number(value.literal()));
}

struct BuiltIn {
    std::string_view name;
    Leaf (*of_literal)(const Value &);
    Leaf (*of_json)(const Json &);
};
constexpr std::array<BuiltIn, 5> built_in = {{{"String", string_of, string_of},
                                              {"Int", int_of, int_of},
                                              {"Float", float_of, float_of},
                                              {"Boolean", boolean_of, boolean_of},
                                              {"ID", id_of, id_of}}};

const BuiltIn &built_in_of(const Type &type) {
    std::size_t i = 0;
    while (built_in[i].name != type.name) ++i;
    return built_in[i];
}

Leaf custom_of(const Json &given, const Type &type) {
    if (type.scalar.of_json == nullptr) return given;
    try {
        return type.scalar.of_json(given);
    } catch (const DomainError &error) {
        return Refusal{error.message, false};
    }
}

std::string meant_value(const Type &type, const std::string &shown) {
    return did_you_mean(suggestions(shown, type.values.names()), "the enum value");
}

Leaf enum_of(std::string name, const Type &type) {
    if (type.values.find(name) != nullptr) return Json::string(std::move(name));
    return Refusal{"Value \"" + name + "\" does not exist in \"" + type.name + "\" enum." + meant_value(type, name)};
}

Refusal no_enum(const char *what, const std::string &shown, const Type &type) {
    return {"Enum \"" + type.name + "\" cannot represent " + what + " value: " + shown + "." +
            meant_value(type, shown)};
}

} // namespace

Leaf leaf_of(const Value &literal, const Type &type, const Variables *variables) {
    if (type.is(schema::Kind::enumeration)) {
        const auto *value = literal.as<syntax::EnumValue>();
        if (value == nullptr) return no_enum("non-enum", syntax::printed(literal), type);
        return enum_of(std::string(value->name), type);
    }
    if (type.scalar.is_built_in) return built_in_of(type).of_literal(literal);
    return custom_of(untyped(literal, variables), type);
}

Leaf leaf_of(const Json &value, const Type &type) {
    if (type.is(schema::Kind::enumeration)) {
        if (!value.is_string()) return no_enum("non-string", inspected(value), type);
        return enum_of(value.as_string(), type);
    }
    return type.scalar.is_built_in ? built_in_of(type).of_json(value) : custom_of(value, type);
}

namespace {

struct Untyped {
    const Variables *variables;

    Json operator()(const syntax::NullValue &) const { return {}; }
    Json operator()(const syntax::Variable &variable) const {
        const Json *value = variables == nullptr ? nullptr : find(*variables, variable.name.text);
        return value == nullptr ? Json() : *value;
    }
    Json operator()(const syntax::IntValue &number) const { return Json::number(std::string(number.literal)); }
    Json operator()(const syntax::FloatValue &number) const { return Json::number(std::string(number.literal)); }
    Json operator()(const syntax::StringValue &string) const { return Json::string(string.text); }
    Json operator()(const syntax::BooleanValue &boolean) const { return Json::boolean(boolean.value); }
    Json operator()(const syntax::EnumValue &value) const { return Json::string(std::string(value.name)); }
    Json operator()(const syntax::ListValue &list) const {
        Json items = Json::array();
        for (const Value &item : list.items) items.push(std::visit(*this, item.node));
        return items;
    }
    Json operator()(const syntax::ObjectValue &object) const {
        Json::Object members;
        for (const auto &field : object.fields) {
            members.emplace_back(field.name.text, std::visit(*this, field.value.node));
        }
        return Json::object(std::move(members));
    }
};

} // namespace

Json untyped(const Value &literal, const Variables *variables) {
    return std::visit(Untyped{variables}, literal.node);
}

} // namespace model_api::graphql::input
