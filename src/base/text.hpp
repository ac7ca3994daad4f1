// Words: UTF-8, lists in prose and hashes, with naming, quoting, base64 and the nearest name beside them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/base64.hpp"
#include "base/naming.hpp"
#include "base/nearest.hpp"
#include "base/quote.hpp"

namespace model_api {

bool is_utf8(std::string_view text);
std::size_t code_points(std::string_view utf8);

// FNV-1a, 64 bits (Fowler, Noll, Vo). Not for secrets.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL);

// `a`, `a and b`, `a, b and c`.
std::string listed(const std::vector<std::string> &words);

} // namespace model_api

#include "base/pure.hpp"
