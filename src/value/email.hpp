// E-mail addresses as browsers accept them: the "valid e-mail address" of the WHATWG HTML standard.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model_api::value {

inline constexpr std::size_t max_email_length = 254; // RFC 5321 with its errata: what fits a path
inline constexpr std::size_t max_email_local_length = 64;

// What is wrong, as a sentence for a DETAIL; nullopt when nothing is.
std::optional<std::string> email_mistake(std::string_view text);

} // namespace model_api::value

#include "base/pure.hpp"
