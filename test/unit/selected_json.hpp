// The JSON that a statement would write for a selection, where every value is the name of its field.
#pragma once

#include <string>
#include <string_view>

#include "read/selection.hpp"
#include "schema/request/shape.hpp"

namespace schema_test {

using namespace model_api;
namespace request = schema::request;

inline std::string json_of(const read::Selection &selection);

inline std::string json_of(const read::List &list, const read::Selection *nodes) {
    std::string out = "{";
    if (list.edges) {
        out += R"("edges":[{)";
        if (list.cursor) out += R"("cursor":"CURSOR")";
        if (list.cursor && list.node) out += ',';
        if (list.node) out += "\"node\":" + json_of(*nodes);
        out += "}]";
    }
    constexpr const char *names[] = {"hasNextPage", "hasPreviousPage", "startCursor", "endCursor"};
    std::string info;
    for (unsigned i = 0; i < 4; ++i)
        if (list.page_info & (1U << i))
            info += std::string(info.empty() ? "" : ",") + "\"" + names[i] + "\":" + (i < 2 ? "true" : "\"CURSOR\"");
    if (!info.empty()) out += std::string(list.edges ? "," : "") + "\"pageInfo\":{" + info + "}";
    return out + "}";
}

inline std::string json_of(const read::RichTextParts &parts) {
    std::string out;
    if (parts.markdown) out += R"(,"markdown":"MARKDOWN")";
    if (parts.html) out += R"(,"html":"HTML")";
    if (parts.truncated_html) out += R"(,"truncatedHTML":"TO )" + std::to_string(parts.truncated_length) + "\"";
    return "{" + out.substr(1) + "}";
}

inline std::string json_of(const read::Selected &selected) {
    using Form = read::Selected::Form;
    if (selected.form == Form::record) return json_of(*selected.selection);
    if (selected.form == Form::list) return json_of(*selected.list, selected.selection.get());
    if (selected.field->kind == model::Kind::rich_text) return json_of(selected.rich_text);
    if (selected.field->kind == model::Kind::role_list) return R"(["signed-in"])";
    return "\"" + selected.field->name + (selected.form == Form::id ? "Id" : "") + "\"";
}

inline std::string json_of(const read::Selection &selection) {
    std::string out;
    for (const read::Selected &selected : selection.members) {
        out += out.empty() ? "{\"" : ",\"";
        out += selected.name + "\":" + json_of(selected);
    }
    return out + "}";
}

inline std::string shaped(std::string_view json, const request::Shape &shape) {
    std::string out;
    append_shaped(out, json, shape);
    return out;
}

} // namespace schema_test
