#include "schema/request/reader.hpp"

#include <algorithm>
#include <cstddef>

namespace model_api::schema::request {

namespace {

// Behind the string that begins at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '"') return i + 1;
        if (text[i] == '\\') ++i;
    }
    return text.size();
}

std::size_t end_of_nested(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    for (std::size_t i = at; i < text.size();) {
        switch (text[i]) {
        case '"':
            i = end_of_string(text, i);
            continue;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0) return i + 1;
            break;
        default:
            break;
        }
        ++i;
    }
    return text.size();
}

// Behind the value that begins at `at`.
std::size_t end_of_value(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    if (text[at] == '"') return end_of_string(text, at);
    if (text[at] == '{' || text[at] == '[') return end_of_nested(text, at);
    return std::min(text.find_first_of(",}]", at), text.size());
}

} // namespace

std::vector<Slice> members_of(std::string_view object) {
    std::vector<Slice> members;
    for (std::size_t at = 1; at < object.size() && object[at] == '"';) {
        const std::size_t name_end = end_of_string(object, at);
        if (name_end >= object.size()) break; // cut short
        const std::size_t end = end_of_value(object, name_end + 1);
        members.push_back({object.substr(at + 1, name_end - at - 2), object.substr(name_end + 1, end - name_end - 1)});
        at = end + 1;
    }
    return members;
}

std::vector<std::string_view> items_of(std::string_view list) {
    std::vector<std::string_view> items;
    for (std::size_t at = 1; at + 1 < list.size();) {
        const std::size_t end = end_of_value(list, at);
        items.push_back(list.substr(at, end - at));
        at = end + 1;
    }
    return items;
}

} // namespace model_api::schema::request
