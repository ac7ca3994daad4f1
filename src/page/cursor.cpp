#include "page/cursor.hpp"

#include "base/text.hpp"
#include "page/input.hpp"

namespace model_api::page {

namespace {

constexpr std::size_t checksum_size = 4;
constexpr std::uint32_t null_length = 0xffffffff;

void append_number(std::string &out, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift & 0xff));
}

[[noreturn]] void refuse_cursor(std::string_view path, const char *why) {
    refuse(sqlstate::invalid_parameter_value, std::string("cursor is not valid: ") + why, path,
           "Pass a cursor as an earlier page gave it.");
}

// Takes a cursor's bytes apart from the left.
class Reader {
public:
    Reader(std::string_view bytes, std::string_view path) : rest_(bytes), path_(path) {}

    std::string_view take(std::size_t length) {
        if (length > rest_.size()) refuse_cursor(path_, "it is cut short");
        const std::string_view taken = rest_.substr(0, length);
        rest_.remove_prefix(length);
        return taken;
    }

    std::uint64_t number(std::size_t bytes) {
        std::uint64_t value = 0;
        for (const char byte : take(bytes)) value = value << 8 | static_cast<unsigned char>(byte);
        return value;
    }

    std::string search() {
        const std::uint64_t length = number(4);
        if (length == 0 || length > max_search_bytes) refuse_cursor(path_, "its search has no such length");
        return std::string(take(length));
    }

    std::optional<std::string> value() {
        const std::uint64_t length = number(4);
        if (length == null_length) return std::nullopt;
        return std::string(take(length));
    }

    bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
    std::string_view path_;
};

} // namespace

std::uint32_t checksum(std::string_view bytes) {
    return static_cast<std::uint32_t>(fnv1a(bytes));
}

std::string encode(const Cursor &cursor) {
    const bool has_search = !cursor.search.empty();
    std::string bytes(1, static_cast<char>(has_search ? search_cursor_version : cursor_version));
    append_number(bytes, cursor.digest, 8);
    append_number(bytes, cursor.values.size(), 2);
    for (const auto &value : cursor.values) {
        append_number(bytes, value ? value->size() : null_length, 4);
        if (value) bytes += *value;
    }
    if (has_search) {
        append_number(bytes, cursor.search.size(), 4);
        bytes += cursor.search;
    }
    append_number(bytes, checksum(bytes), checksum_size);
    return base64url_encode(bytes);
}

Cursor decode(std::string_view text, std::string_view path) {
    const std::optional<std::string> bytes = base64url_decode(text);
    if (!bytes) refuse_cursor(path, "it is not base64");

    Reader reader(*bytes, path);
    const std::uint64_t version = reader.number(1);
    if (version != cursor_version && version != search_cursor_version)
        refuse_cursor(path, "it is of another version, or no cursor at all");
    Cursor cursor;
    cursor.digest = reader.number(8);
    const std::uint64_t count = reader.number(2);
    for (std::uint64_t i = 0; i < count; ++i) cursor.values.push_back(reader.value());
    if (version == search_cursor_version) cursor.search = reader.search();

    const std::uint64_t expected = reader.number(checksum_size);
    if (!reader.at_end()) refuse_cursor(path, "something follows it");
    if (expected != checksum(std::string_view(*bytes).substr(0, bytes->size() - checksum_size)))
        refuse_cursor(path, "it was altered");
    return cursor;
}

std::uint64_t digest(std::string_view sort_signature, std::string_view search) {
    // The zero byte between them keeps ("ab", "c") and ("a", "bc") apart.
    return fnv1a(search, fnv1a(std::string_view("\0", 1), fnv1a(sort_signature)));
}

} // namespace model_api::page
