// The window of a list that a request asks for: Relay's first, after, last, before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model_api::page {

struct Arguments { // as given; absent or null: nullopt
    std::optional<std::int64_t> first = {}, last = {};
    std::optional<std::string> after = {}, before = {};
};

struct Limits {
    int by_default = 50;
    int maximum = 250; // 100 for nested lists
};
// Members of a connection's pageInfo, as bits: which of them are shown.
enum PageInfo : std::uint8_t {
    has_next_page = 1,
    has_previous_page = 2,
    start_cursor = 4,
    end_cursor = 8,
    whole_page_info = 15,
};

inline constexpr Limits root_limits{50, 250};
inline constexpr Limits nested_limits{50, 100};

struct Page {
    int size = 50;
    bool backward = false;             // the last `size` before the cursor, or of the list
    std::optional<std::string> cursor; // text of `after`, or of `before` when backward
};

// Decision 8: first with before ignores before; first with last, last with after, zero, negative and more than the
// maximum are errors (2201W or 22023, GGT_INVALID_QUERY_INPUT); before alone is last: 50.
// `path` is the list's ("" at the root, "answers" nested).
Page parse_page(const Arguments &arguments, const Limits &limits, std::string_view path);

} // namespace model_api::page

#include "base/pure.hpp"
