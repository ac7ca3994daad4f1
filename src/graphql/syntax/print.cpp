#include "graphql/syntax/print.hpp"

#include <cstdio>

#include "graphql/syntax/block_string.hpp"
#include "graphql/syntax/characters.hpp"

namespace model_api::graphql::syntax {

namespace {

void append_escaped(std::string &out, std::uint32_t code_point) {
    constexpr std::string_view characters = "\b\t\n\f\r\"\\";
    constexpr std::string_view letters = "btnfr\"\\";
    const std::size_t which =
        code_point < 0x80 ? characters.find(static_cast<char>(code_point)) : std::string_view::npos;
    if (which != std::string_view::npos) {
        out.append({'\\', letters[which]});
    } else if (code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F)) {
        char text[8];
        std::snprintf(text, sizeof text, "\\u%04X", code_point);
        out += text;
    } else {
        append_character(out, code_point);
    }
}

struct Append {
    std::string &out;

    void operator()(const NullValue &) const { out += "null"; }
    void operator()(const Variable &variable) const { (out += '$') += variable.name.text; }
    void operator()(const IntValue &number) const { out += number.literal; }
    void operator()(const FloatValue &number) const { out += number.literal; }
    void operator()(const StringValue &string) const {
        if (string.block) {
            out += block_string(string.text);
        } else {
            append_string(out, string.text);
        }
    }
    void operator()(const BooleanValue &boolean) const { out += boolean.value ? "true" : "false"; }
    void operator()(const EnumValue &value) const { out += value.name; }
    void operator()(const ListValue &list) const {
        const char *separator = "[";
        for (const Value &item : list.items) {
            out += separator;
            append_value(out, item);
            separator = ", ";
        }
        out += list.items.empty() ? "[]" : "]";
    }
    void operator()(const ObjectValue &object) const {
        const char *separator = "{";
        for (const ObjectField &field : object.fields) {
            ((out += separator) += field.name.text) += ": ";
            append_value(out, field.value);
            separator = ", ";
        }
        out += object.fields.empty() ? "{}" : "}";
    }
};

} // namespace

void append_string(std::string &out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        append_escaped(out, character.code_point);
        at += character.bytes;
    }
    out += '"';
}

void append_value(std::string &out, const Value &value) {
    std::visit(Append{out}, value.node);
}

std::string printed(const Value &value) {
    std::string text;
    append_value(text, value);
    return text;
}

} // namespace model_api::graphql::syntax
