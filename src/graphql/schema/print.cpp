#include "graphql/schema/print.hpp"

#include <algorithm>
#include <functional>

#include "graphql/input/inspect.hpp"
#include "graphql/syntax/block_string.hpp"
#include "graphql/syntax/print.hpp"

namespace model_api::graphql::schema {

namespace {

bool is_whole_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void append_value(std::string &out, const Json &value, const TypeUse &type);

void append_list(std::string &out, const Json &list, const TypeUse &item_type) {
    const char *separator = "[";
    for (const Json &item : list.items()) {
        out += separator;
        append_value(out, item, item_type);
        separator = ", ";
    }
    out += list.items().empty() ? "[]" : "]";
}

// An object of an input type in the order of its fields, one of a custom scalar in its own.
void append_object(std::string &out, const Json &object, const Type &type) {
    const char *separator = "{";
    const auto append_member = [&](const std::string &name, const Json &value, const TypeUse &member_type) {
        ((out += separator) += name) += ": ";
        append_value(out, value, member_type);
        separator = ", ";
    };
    for (const InputValue &field : type.input_fields) {
        if (const Json *value = object.find(field.name)) append_member(field.name, *value, field.type);
    }
    for (const auto &[name, value] : object.members()) {
        if (!type.is(Kind::input)) append_member(name, value, {&type, {}});
    }
    out += *separator == '{' ? "{}" : "}";
}

void append_string_value(std::string &out, const std::string &text, const Type &type) {
    const bool is_number = type.scalar.is_built_in && type.name == "ID" && is_whole_number(text);
    if (type.is(Kind::enumeration) || is_number) {
        out += text;
    } else {
        syntax::append_string(out, text);
    }
}

void append_value(std::string &out, const Json &value, const TypeUse &type) {
    if (value.is_array()) {
        append_list(out, value, type.is_list() ? type.item() : type);
    } else if (value.is_object()) {
        append_object(out, value, *type.type);
    } else if (value.is_string()) {
        append_string_value(out, value.as_string(), *type.type);
    } else {
        out += value.is_number() ? input::printed_number(value.literal()) : value.text();
    }
}

void append_indented(std::string &out, std::string_view text, std::string_view indentation) {
    for (const char c : text) {
        out += c;
        if (c == '\n') out += indentation;
    }
}

void append_description(std::string &out, std::string_view description, std::string_view indentation = "",
                        bool is_first = true) {
    if (description.empty()) return;
    if (!indentation.empty() && !is_first) out += '\n';
    out += indentation;
    std::string text;
    if (syntax::fits_block_string(description)) {
        text = syntax::block_string(description);
    } else {
        syntax::append_string(text, description);
    }
    append_indented(out, text, indentation);
    out += '\n';
}

void append_deprecation(std::string &out, const Rare<std::string> &reason) {
    if (!reason) return;
    out += " @deprecated";
    if (*reason == default_deprecation) return;
    out += "(reason: ";
    syntax::append_string(out, *reason);
    out += ')';
}

void append_input(std::string &out, const InputValue &value) {
    out += value.name + ": " + value.type.text();
    if (const auto text = printed_default(value)) out += " = " + *text;
    append_deprecation(out, value.deprecation);
}

// On one line, unless one of them is described.
void append_arguments(std::string &out, const Members<InputValue> &arguments, const std::string &indentation) {
    if (arguments.empty()) return;
    const bool is_tall = std::ranges::any_of(arguments, [](const InputValue &one) { return !one.description.empty(); });
    out += is_tall ? "(\n" : "(";
    for (const InputValue &argument : arguments) {
        const bool is_first = &argument == &*arguments.begin();
        if (is_tall) {
            append_description(out, argument.description, "  " + indentation, is_first);
            out += "  " + indentation;
        } else if (!is_first) {
            out += ", ";
        }
        append_input(out, argument);
        if (is_tall) out += '\n';
    }
    out += is_tall ? indentation + ")" : ")";
}

// { … }, a line for each item below its description; nothing without items.
template <class Item, class Append>
void append_block(std::string &out, const Members<Item> &items, const Append &append) {
    if (items.empty()) return;
    out += " {\n";
    for (const Item &item : items) {
        append_description(out, item.description, "  ", &item == &*items.begin());
        out += "  ";
        append(item);
        out += '\n';
    }
    out += '}';
}

void append_names(std::string &out, const char *before, const std::vector<const Type *> &types, const char *between) {
    const char *separator = before;
    for (const Type *type : types) {
        (out += separator) += type->name;
        separator = between;
    }
}

void append_members(std::string &out, const Type &type) {
    append_block(out, type.fields, [&](const Field &field) {
        out += field.name;
        append_arguments(out, field.arguments, "  ");
        out += ": " + field.type.text();
        append_deprecation(out, field.deprecation);
    });
    append_block(out, type.values, [&](const EnumValue &value) {
        out += value.name;
        append_deprecation(out, value.deprecation);
    });
    append_block(out, type.input_fields, [&](const InputValue &field) { append_input(out, field); });
}

void append_type(std::string &out, const Type &type) {
    append_description(out, type.description);
    out += syntax::type_keywords[static_cast<std::size_t>(*type.kind)];
    out += ' ' + type.name;
    if (type.specified_by) {
        out += " @specifiedBy(url: ";
        syntax::append_string(out, *type.specified_by);
        out += ')';
    }
    if (type.is_one_of) out += " @oneOf";
    append_names(out, " implements ", type.interfaces, " & ");
    if (type.is(Kind::union_of)) append_names(out, " = ", type.members, " | ");
    append_members(out, type);
}

void append_directive(std::string &out, const Directive &directive) {
    append_description(out, directive.description);
    out += "directive @" + directive.name;
    append_arguments(out, directive.arguments, "");
    if (directive.is_repeatable) out += " repeatable";
    const char *separator = " on ";
    for (const std::string &location : directive.locations) {
        (out += separator) += location;
        separator = " | ";
    }
}

bool has_common_names(const Schema &schema) {
    constexpr std::string_view names[] = {"Query", "Mutation", "Subscription"};
    for (std::size_t i = 0; i < std::size(names); ++i) {
        const Type *root = schema.root(static_cast<syntax::OperationKind>(i));
        if (root != nullptr && root->name != names[i]) return false;
    }
    return true;
}

void append_roots(std::string &out, const Schema &schema) {
    append_description(out, schema.description());
    out += "schema {\n";
    for (std::size_t i = 0; i < syntax::operation_keywords.size(); ++i) {
        const Type *root = schema.root(static_cast<syntax::OperationKind>(i));
        if (root == nullptr) continue;
        ((out += "  ") += syntax::operation_keywords[i]) += ": " + root->name + "\n";
    }
    out += '}';
}

} // namespace

std::optional<std::string> printed_default(const InputValue &value) {
    if (!value.default_value) return std::nullopt;
    std::string text;
    append_value(text, *value.default_value, value.type);
    return text;
}

std::string printed(const Type &type) {
    std::string text;
    append_type(text, type);
    return text;
}

std::string printed(const Schema &schema) {
    std::string text;
    const auto separate = [&] {
        if (!text.empty()) text += "\n\n";
    };
    if (!schema.description().empty() || !has_common_names(schema)) append_roots(text, schema);
    for (const Directive *directive : schema.directives()) {
        if (is_specified_directive(directive->name)) continue;
        separate();
        append_directive(text, *directive);
    }
    for (const Type *type : schema.types()) {
        if (type->scalar.is_built_in || is_introspection_type(*type)) continue;
        separate();
        append_type(text, *type);
    }
    return text;
}

} // namespace model_api::graphql::schema
