// Runs inside the executor: C idioms only, but where markdown is rendered, which comes in by pg::enter.
#include "statement/text_writer.hpp"

#include "statement/json_text.hpp"
#include "value/markdown.hpp"

namespace model_api::statement {
namespace {

struct Bytes {
    const char *data;
    std::size_t length;
};

Bytes bytes_of(Datum value) {
    const struct varlena *text = PG_DETOAST_DATUM_PACKED(value);
    return {VARDATA_ANY(text), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(text))};
}

// Appends a C++ string from C++: the way down for the way in of `render`.
void append_rendered(StringInfo out, const std::string &html) {
    const char *data = html.data();
    const std::size_t length = html.size();
    pg::call([&] { append_json_text(out, data, length); });
}

void append_html(StringInfo out, Bytes markdown) {
    pg::enter([&] { append_rendered(out, value::html({markdown.data, markdown.length}, pg::check_interrupts)); });
}

void append_truncated_html(StringInfo out, Bytes markdown, int length) {
    pg::enter([&] {
        append_rendered(out, value::truncated_html({markdown.data, markdown.length}, static_cast<std::size_t>(length),
                                                   pg::check_interrupts));
    });
}

void append_separator(StringInfo out) {
    if (out->data[out->len - 1] != '{') append_char(out, ',');
}

} // namespace

void write_text(StringInfo out, Member &, Datum value) {
    const Bytes text = bytes_of(value);
    append_json_text(out, text.data, text.length);
}

void write_rich_text(StringInfo out, Member &member, Datum value) {
    const Bytes markdown = bytes_of(value);
    append_char(out, '{');
    if (member.rich_text.markdown) {
        append_literal(out, "\"markdown\":");
        append_json_text(out, markdown.data, markdown.length);
    }
    if (member.rich_text.html) {
        append_separator(out);
        append_literal(out, "\"html\":");
        append_html(out, markdown);
    }
    if (member.rich_text.truncated_html) {
        append_separator(out);
        append_literal(out, "\"truncatedHTML\":");
        append_truncated_html(out, markdown, member.rich_text.truncated_length);
    }
    append_char(out, '}');
}

void write_state(StringInfo out, Member &, Datum value) {
    const Bytes path = bytes_of(value);
    const char *part = path.data;
    const char *const end = path.data + path.length;
    int depth = 0;
    while (true) {
        const void *dot = std::memchr(part, '.', static_cast<std::size_t>(end - part));
        if (!dot) break;
        const auto *next = static_cast<const char *>(dot);
        append_char(out, '{');
        append_json_text(out, part, static_cast<std::size_t>(next - part));
        append_char(out, ':');
        part = next + 1;
        ++depth;
    }
    append_json_text(out, part, static_cast<std::size_t>(end - part));
    while (depth-- > 0) append_char(out, '}');
}

void write_texts(StringInfo out, Member &, Datum value) {
    ArrayType *array = DatumGetArrayTypeP(value);
    Datum *items;
    bool *nulls;
    int count;
    deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &items, &nulls, &count);
    append_char(out, '[');
    for (int i = 0; i < count; ++i) {
        if (i > 0) append_char(out, ',');
        if (nulls[i]) {
            append_literal(out, "null");
            continue;
        }
        const Bytes text = bytes_of(items[i]);
        append_json_text(out, text.data, text.length);
    }
    append_char(out, ']');
}

} // namespace model_api::statement
