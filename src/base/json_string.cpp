// JSON strings are most of what the API writes, so bytes that need no escape are found eight at a time.
#include <cstring>

#include "base/json.hpp"

namespace model_api {

namespace {

constexpr std::uint64_t ones = 0x0101010101010101ULL;
constexpr std::uint64_t highs = 0x8080808080808080ULL;

// The high bit of a byte is set where the byte is zero. A byte above a zero byte may be reported as well, which is
// harmless for the question whether there is any.
constexpr std::uint64_t zero_bytes(std::uint64_t word) {
    return (word - ones) & ~word & highs;
}

constexpr bool needs_escape(unsigned char byte) {
    return byte < 0x20 || byte == '"' || byte == '\\';
}

bool any_needs_escape(const char *eight_bytes) {
    std::uint64_t word;
    std::memcpy(&word, eight_bytes, sizeof word);
    const std::uint64_t controls = (word - ones * 0x20) & ~word & highs;
    return (controls | zero_bytes(word ^ (ones * '"')) | zero_bytes(word ^ (ones * '\\'))) != 0;
}

const char *first_to_escape(const char *at, const char *end) {
    while (end - at >= 8 && !any_needs_escape(at)) at += 8;
    while (at < end && !needs_escape(static_cast<unsigned char>(*at))) ++at;
    return at;
}

void append_escape(std::string &out, unsigned char byte) {
    static constexpr char hex[] = "0123456789abcdef";
    switch (byte) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\b':
        out += "\\b";
        break;
    case '\f':
        out += "\\f";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out.append("\\u00").append({hex[byte >> 4], hex[byte & 15]});
    }
}

} // namespace

void append_json_string(std::string &out, std::string_view text) {
    const char *at = text.data();
    const char *const end = at + text.size();
    out += '"';
    for (;;) {
        const char *const stop = first_to_escape(at, end);
        out.append(at, stop);
        if (stop == end) break;
        append_escape(out, static_cast<unsigned char>(*stop));
        at = stop + 1;
    }
    out += '"';
}

} // namespace model_api
