// Bytes in hexadecimal, as bytea is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model_api {

std::string hex_encode(std::string_view bytes);                 // lower case
std::optional<std::string> hex_decode(std::string_view digits); // nullopt: not that

// The text form of a bytea: "\x0a1b".
std::string bytea_text(std::string_view bytes);

} // namespace model_api

#include "base/pure.hpp"
