#include "graphql/syntax/block_string.hpp"

#include <algorithm>
#include <limits>

#include "graphql/syntax/characters.hpp"

namespace model_api::graphql::syntax {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

std::size_t indentation(std::string_view line) {
    return static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_blank) - line.begin());
}

bool is_blank_line(std::string_view line) {
    return indentation(line) == line.size();
}

// The first line stands behind the quotes, so its indentation says nothing.
std::size_t common_indentation(const std::vector<std::string> &lines) {
    std::size_t common = std::numeric_limits<std::size_t>::max();
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!is_blank_line(lines[i])) common = std::min(common, indentation(lines[i]));
    }
    return common;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t end = 0; (end = text.find_first_of("\r\n")) != std::string_view::npos;) {
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
    }
    lines.push_back(text);
    return lines;
}

bool is_unprintable(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x0F && c != '\n' && c != '\t';
}

std::string with_escaped_quotes(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; (at = text.find("\"\"\"")) != std::string_view::npos;) {
        out.append(text.substr(0, at)).append("\\\"\"\"");
        text.remove_prefix(at + 3);
    }
    return out.append(text);
}

} // namespace

std::string dedented(const std::vector<std::string> &lines) {
    const std::size_t common = common_indentation(lines);
    const auto first = std::find_if_not(lines.begin(), lines.end(), is_blank_line);
    const auto last = std::find_if_not(lines.rbegin(), lines.rend(), is_blank_line).base();
    std::string text;
    for (auto line = first; line < last; ++line) {
        if (line != first) text += '\n';
        const bool behind_quotes = line == lines.begin();
        text += behind_quotes ? *line : line->substr(std::min(common, line->size()));
    }
    return text;
}

bool fits_block_string(std::string_view text) {
    if (text.empty()) return true;
    if (std::any_of(text.begin(), text.end(), is_unprintable)) return false;
    const std::vector<std::string_view> lines = lines_of(text);
    if (is_blank_line(lines.front()) && lines.size() > 1) return false;
    if (is_blank_line(lines.back())) return false;
    const auto is_indented = [](std::string_view line) { return is_blank_line(line) || is_blank(line.front()); };
    return lines.size() == 1 || !std::all_of(lines.begin(), lines.end(), is_indented);
}

std::string block_string(std::string_view text) {
    const std::string escaped = with_escaped_quotes(text);
    const std::vector<std::string_view> lines = lines_of(escaped);
    const bool is_single = lines.size() == 1;
    const auto is_indented = [](std::string_view line) { return line.empty() || is_blank(line.front()); };
    const bool needs_line_before = !is_single && std::all_of(lines.begin() + 1, lines.end(), is_indented);
    const bool ends_in_quotes = escaped.ends_with("\\\"\"\"");
    const bool needs_line_after = (text.ends_with('"') && !ends_in_quotes) || text.ends_with('\\');
    const bool is_tall = !is_single || utf16_length(text) > 70 || needs_line_after || ends_in_quotes;
    const bool begins_blank = is_single && !text.empty() && is_blank(text.front());
    std::string out = "\"\"\"";
    if ((is_tall && !begins_blank) || needs_line_before) out += '\n';
    out += escaped;
    if (is_tall || needs_line_after) out += '\n';
    return out + "\"\"\"";
}

} // namespace model_api::graphql::syntax
