#include "statement/json_text.hpp"

namespace model_api::statement {
namespace {

constexpr std::uint64_t every(std::uint8_t byte) {
    return 0x0101010101010101ULL * byte;
}

// Whether a byte of the word is a control character, a quote or a backslash. The high bit of a byte of UTF-8 is
// masked out, so that only ASCII is found.
inline bool has_special(std::uint64_t word) {
    const std::uint64_t quote = word ^ every('"');
    const std::uint64_t backslash = word ^ every('\\');
    const std::uint64_t found =
        ((word - every(0x20)) & ~word) | ((quote - every(1)) & ~quote) | ((backslash - every(1)) & ~backslash);
    return (found & every(0x80)) != 0;
}

inline bool is_special(unsigned char byte) {
    return byte < 0x20 || byte == '"' || byte == '\\';
}

// Bytes at the start of `text` that are written as they are.
std::size_t plain_length(const char *text, std::size_t length) {
    std::size_t i = 0;
    for (; i + 8 <= length; i += 8) {
        std::uint64_t word;
        std::memcpy(&word, text + i, 8);
        if (has_special(word)) break;
    }
    while (i < length && !is_special(static_cast<unsigned char>(text[i]))) ++i;
    return i;
}

void append_escape(StringInfo out, unsigned char byte) {
    static const char names[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    for (const char *name = names; *name; name += 2) {
        if (static_cast<unsigned char>(*name) != byte) continue;
        append_char(out, '\\');
        append_char(out, name[1]);
        return;
    }
    static const char digits[] = "0123456789abcdef";
    append_literal(out, "\\u00");
    append_char(out, digits[byte >> 4]);
    append_char(out, digits[byte & 15]);
}

} // namespace

void append_json_text(StringInfo out, const char *text, std::size_t length) {
    append_char(out, '"');
    while (true) {
        const std::size_t plain = plain_length(text, length);
        append_bytes(out, text, plain);
        if (plain == length) break;
        append_escape(out, static_cast<unsigned char>(text[plain]));
        text += plain + 1;
        length -= plain + 1;
    }
    append_char(out, '"');
}

void append_base64url(StringInfo out, const char *bytes, std::size_t length) {
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    enlargeStringInfo(out, static_cast<int>(length / 3 * 4 + 4));
    const auto *in = reinterpret_cast<const unsigned char *>(bytes);
    char *end = out->data + out->len;
    std::size_t i = 0;
    for (; i + 3 <= length; i += 3) {
        const unsigned word = static_cast<unsigned>(in[i] << 16 | in[i + 1] << 8 | in[i + 2]);
        *end++ = alphabet[word >> 18];
        *end++ = alphabet[word >> 12 & 63];
        *end++ = alphabet[word >> 6 & 63];
        *end++ = alphabet[word & 63];
    }
    const std::size_t rest = length - i;
    if (rest > 0) {
        const unsigned word = static_cast<unsigned>(in[i] << 16 | (rest == 2 ? in[i + 1] << 8 : 0));
        *end++ = alphabet[word >> 18];
        *end++ = alphabet[word >> 12 & 63];
        if (rest == 2) *end++ = alphabet[word >> 6 & 63];
    }
    out->len = static_cast<int>(end - out->data);
    *end = '\0';
}

} // namespace model_api::statement
