#include "schema/request/rich_text.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "page/input.hpp"

namespace model_api::schema::request {

namespace {

int length_of(const Context &context, const Collected &field, const graphql::schema::Field &definition) {
    const Json arguments = context.arguments(field, definition);
    const Json *length = arguments.find("length");
    if (!length) return read::RichTextParts{}.truncated_length;
    int number = 0;
    const std::string &literal = length->literal();
    std::from_chars(literal.data(), literal.data() + literal.size(), number);
    if (number <= 0) page::refuse(sqlstate::invalid_parameter_value, "\"length\" must be a positive integer", "length");
    return number;
}

// The reading that is truncated to this length.
std::size_t reading_of(int length, std::vector<read::RichTextParts> &readings) {
    read::RichTextParts &first = readings.front();
    if (!first.truncated_html) {
        first.truncated_html = true;
        first.truncated_length = length;
    }
    const auto same = std::ranges::find(readings, length, &read::RichTextParts::truncated_length);
    if (same != readings.end()) return static_cast<std::size_t>(same - readings.begin());
    readings.push_back({.markdown = false, .html = false, .truncated_html = true, .truncated_length = length});
    return readings.size() - 1;
}

} // namespace

RichText rich_text_of(const Context &context, const Collected &field, const graphql::schema::Type &type) {
    RichText text;
    text.readings.push_back({.markdown = false, .html = false, .truncated_html = false});
    const auto selected = context.selected(field, type);
    for (const Collected &one : selected) {
        const std::string_view name = one.nodes.front()->name.text;
        if (name == "markdown") text.readings.front().markdown = true;
        if (name == "html") text.readings.front().html = true;
    }
    for (const Collected &one : selected) {
        RichText::Field part{std::string(one.name)};
        const graphql::schema::Field *definition = context.definition(one, type);
        if (!definition) {
            part.type_name = type.name;
        } else if (definition->name == "truncatedHTML") {
            part.reading = reading_of(length_of(context, one, *definition), text.readings);
            part.part = part.reading == 0 ? 2 : 0;
        } else {
            part.part = definition->name == "html" ? 1 : 0;
        }
        text.fields.push_back(std::move(part));
    }
    read::RichTextParts &first = text.readings.front();
    if (!first.html && !first.truncated_html) first.markdown = true; // a reading has to have a part
    for (RichText::Field &part : text.fields) {                      // what stands before it in the first reading
        if (part.reading > 0) continue;
        const std::size_t html = first.markdown ? 1 : 0;
        part.part = part.part == 0 ? 0 : part.part == 1 ? html : html + (first.html ? 1 : 0);
    }
    return text;
}

Shape rich_text_shape(const RichText &text, std::size_t first) {
    std::vector<Member> members;
    for (const RichText::Field &part : text.fields) {
        Member &member = members.emplace_back(Member{part.key, Position{part.part}, AsIs{}});
        if (text.readings.size() > 1) member.source = Part{first + part.reading, part.part};
        if (!part.type_name.empty()) member.shape = Constant{"\"" + part.type_name + "\""};
    }
    if (text.readings.size() > 1) return Group{std::move(members)};
    return Object{std::move(members)};
}

} // namespace model_api::schema::request
