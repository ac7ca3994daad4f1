// A cursor: the sort values of one record, bound to the sort and search they belong to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model_api::page {

// Values in the binary form of their type's send function; nullopt is NULL.
struct Cursor {
    std::uint64_t digest = 0; // of the sort's signature and the search
    std::vector<std::optional<std::string>> values;
    // What was decided for the search that the list is of, as read/search.hpp writes it; empty: it is of none.
    std::string search = {};
    bool is_argument = false; // its values are arguments of the statement, which serves all cursors of this form
    bool operator==(const Cursor &) const = default;
};

// Layout, big endian, then base64url: version (1 byte), digest (8), number of values (2), per value its length (4, -1
// for NULL) and bytes, where there is a search its length (4) and bytes, checksum of all before (4 bytes). The same
// layout is written row by row in statement/.
inline constexpr unsigned char cursor_version = 1, search_cursor_version = 2; // without a search, with one
inline constexpr std::size_t max_search_bytes = 512 * 1024;
std::string encode(const Cursor &cursor);

// The low half of FNV-1a: finds a cursor that was cut or mistyped; it is no protection against a forged one, which
// can say nothing that `after` could not say by other values.
std::uint32_t checksum(std::string_view bytes);

// Throws DomainError 22023, GGT_INVALID_QUERY_INPUT, saying what is wrong: not base64, cut short, altered.
// `path` is the argument ("after").
Cursor decode(std::string_view text, std::string_view path);

std::uint64_t digest(std::string_view sort_signature, std::string_view search);

} // namespace model_api::page

#include "base/pure.hpp"
