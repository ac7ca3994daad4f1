#include "schema/request/reader.hpp"

#include <algorithm>

namespace model_api::schema::request {

namespace {

// An odd number of backslashes before it.
bool is_escaped(std::string_view text, At begin, At at) {
    At first = at;
    while (first > begin && text[first - 1] == '\\') --first;
    return (at - first) % 2 == 1;
}

// Most of a response is inside of strings.
At end_of_string(std::string_view text, At at) {
    for (At end = text.find('"', at + 1); end != std::string_view::npos; end = text.find('"', end + 1))
        if (!is_escaped(text, at + 1, end)) return end + 1;
    return text.size();
}

At end_of_nested(std::string_view text, At at) {
    std::size_t depth = 0;
    for (At i = at; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            i = end_of_string(text, i) - 1;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return text.size();
}

} // namespace

At end_of_value(std::string_view text, At at) {
    if (at >= text.size()) return text.size();
    if (text[at] == '"') return end_of_string(text, at);
    if (text[at] == '{' || text[at] == '[') return end_of_nested(text, at);
    return std::min(text.find_first_of(",}] \t\r\n", at), text.size());
}

At skip_blanks(std::string_view text, At at) {
    return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

namespace {

// Behind the comma after a value that ends there, or at what closes the list of values.
At next_of(std::string_view text, At end) {
    end = skip_blanks(text, end);
    return end < text.size() && text[end] == ',' ? skip_blanks(text, end + 1) : end;
}

} // namespace

void Items::leave(At end) {
    at_ = next_of(text_, end);
}

void Members::read_name() {
    furthest_ = std::max(furthest_, at_);
    if (!is_at_member()) return;
    const At end = end_of_string(text_, at_);
    name_ = text_.substr(at_ + 1, std::max(end, at_ + 2) - at_ - 2);
    value_ = skip_blanks(text_, std::min(end + 1, text_.size()));
}

void Members::rewind() {
    at_ = begin_;
    index_ = 0;
    read_name();
}

void Members::leave(At end) {
    at_ = next_of(text_, end);
    ++index_;
    read_name();
}

bool Members::seek(std::size_t index) {
    if (index < index_) rewind();
    while (is_at_member() && index_ < index) leave(end_of_value(text_, value_));
    return is_at_member();
}

bool Members::seek(std::string_view name) {
    if (!is_at_member() || name_ != name) rewind();
    while (is_at_member() && name_ != name) leave(end_of_value(text_, value_));
    return is_at_member();
}

At Members::end() {
    at_ = furthest_;
    read_name();
    while (is_at_member()) leave(end_of_value(text_, value_));
    return std::min(at_ + 1, text_.size());
}

} // namespace model_api::schema::request
