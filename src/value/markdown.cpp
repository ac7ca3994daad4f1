#include "value/markdown.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <cmark.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "value/character.hpp"

namespace model_api::value {

namespace {

constexpr const char *ellipsis = "\u2026";

template <class Object, void (*Free)(Object *)>
struct Freed {
    void operator()(Object *object) const { Free(object); }
};
using Parser = std::unique_ptr<cmark_parser, Freed<cmark_parser, cmark_parser_free>>;
using Document = std::unique_ptr<cmark_node, Freed<cmark_node, cmark_node_free>>;
using Iterator = std::unique_ptr<cmark_iter, Freed<cmark_iter, cmark_iter_free>>;

// The next line with its end, taken off the text.
std::string_view take_line(std::string_view &text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    text.remove_prefix(line.size());
    return line;
}

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

// How many quotes and lists a line opens, or a few more: what looks like a marker may be code or a rule.
std::size_t markers_of(std::string_view line) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (is_space(line[at]) || is_digit(line[at])) continue;
        const bool before_space = at + 1 == line.size() || is_space(line[at + 1]);
        const bool opens_list = before_space && std::string_view("-+*.)").find(line[at]) != std::string_view::npos;
        if (line[at] != '>' && !opens_list) break;
        ++count;
    }
    return count;
}

std::size_t images_of(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find("![", at)) != std::string_view::npos; at += 2) ++count;
    return count;
}

// Line by line, for where blocks are nested a line costs as much as they are deep.
void feed(cmark_parser *parser, std::string_view markdown, Interruption interruption) {
    while (!markdown.empty()) {
        interruption();
        const std::string_view line = take_line(markdown);
        cmark_parser_feed(parser, line.data(), line.size());
    }
    interruption();
}

Document parse(std::string_view markdown, Interruption interruption) {
    if (const auto mistake = markdown_mistake(markdown)) {
        DomainError error(sqlstate::program_limit_exceeded, "", "rich text is too large to be rendered");
        error.lines = *mistake;
        throw error;
    }
    const Parser parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    try {
        feed(parser.get(), markdown, interruption);
    } catch (...) {
        const Document unfinished(
            cmark_parser_finish(parser.get())); // a parser does not free what it has not given out
        throw;
    }
    return Document(cmark_parser_finish(parser.get()));
}

std::string render(cmark_node *document) {
    const std::unique_ptr<char, Freed<void, std::free>> rendered(cmark_render_html(document, CMARK_OPT_DEFAULT));
    return rendered.get();
}

bool has_text(cmark_node *node) {
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK;
}

bool is_break(cmark_node *node) {
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

std::size_t text_length(cmark_node *node) {
    if (has_text(node)) return code_points(cmark_node_get_literal(node));
    return is_break(node) ? 1 : 0;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        const bool begins_character = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
        if (begins_character && count-- == 0) break;
    }
    return text.substr(0, end);
}

// Where a document is to be cut: `keep` characters into `node`, if any node is to be cut at all.
struct Cut {
    cmark_node *node = nullptr;
    std::size_t keep = 0;
};

// Looks for the place of the ellipsis. It goes to the end of the node before where the next would begin with it, so
// that no paragraph is opened for the ellipsis alone. A line break before all text is none that a reader sees.
std::optional<Cut> find_cut(cmark_node *document, std::size_t length) {
    const Iterator iterator(cmark_iter_new(document));
    std::size_t left = length;
    Cut cut;
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
        cmark_node *const node = cmark_iter_get_node(iterator.get());
        if (event != CMARK_EVENT_ENTER || (is_break(node) && cut.node == nullptr)) continue;
        const std::size_t characters = text_length(node);
        if (has_text(node) && (cut.node == nullptr || left > 1)) cut = {node, std::min(characters, left - 1)};
        if (characters > left) return cut;
        left -= characters;
    }
    return std::nullopt;
}

void remove_all_after(cmark_node *node) {
    for (; node != nullptr; node = cmark_node_parent(node))
        while (cmark_node *const next = cmark_node_next(node)) {
            cmark_node_unlink(next);
            cmark_node_free(next);
        }
}

void append_without_tags(std::string &out, std::string_view html) {
    bool inside = false;
    for (const char c : html) {
        if (c == '<') inside = true;
        out += inside ? ' ' : c;
        if (c == '>') inside = false;
    }
}

// Emphasis may lie within a word; a break and a tag part words.
void append_plain(std::string &out, cmark_node *node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (has_text(node))
        out += cmark_node_get_literal(node);
    else if (type == CMARK_NODE_HTML_BLOCK)
        append_without_tags(out, cmark_node_get_literal(node));
    else if (is_break(node) || type == CMARK_NODE_HTML_INLINE)
        out += ' ';
}

bool is_block(cmark_node *node) {
    return cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK;
}

} // namespace

std::optional<std::string> markdown_mistake(std::string_view text) {
    if (text.size() > max_markdown_length)
        return "It is longer than " + std::to_string(max_markdown_length) + " bytes.";
    if (images_of(text) > max_markdown_images)
        return "It has more than " + std::to_string(max_markdown_images) + " images.";
    for (std::size_t number = 1; !text.empty(); ++number)
        if (markers_of(take_line(text)) > max_markdown_nesting)
            return "Line " + std::to_string(number) + " opens more than " + std::to_string(max_markdown_nesting) +
                   " quotes and lists.";
    return std::nullopt;
}

std::string html(std::string_view markdown, Interruption interruption) {
    return render(parse(markdown, interruption).get());
}

std::string truncated_html(std::string_view markdown, std::size_t length, Interruption interruption) {
    const Document document = parse(markdown, interruption);
    if (length == 0) return {};
    if (const auto cut = find_cut(document.get(), length)) {
        const std::string kept(first_code_points(cmark_node_get_literal(cut->node), cut->keep));
        cmark_node_set_literal(cut->node, (kept + ellipsis).c_str()); // fails for nodes without text only
        remove_all_after(cut->node);
    }
    return render(document.get());
}

std::string plain_text(std::string_view markdown, Interruption interruption) {
    const Document document = parse(markdown, interruption);
    const Iterator iterator(cmark_iter_new(document.get()));
    std::string out;
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
        cmark_node *const node = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_ENTER) append_plain(out, node);
        if (is_block(node) && !out.empty() && out.back() != '\n') out += '\n';
    }
    return out;
}

} // namespace model_api::value
