// Base64 for URLs: RFC 4648 section 5.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model_api {

// RFC 4648 section 5, without padding on output; padding and the classic alphabet are accepted on input.
std::string base64url_encode(std::string_view bytes);
std::optional<std::string> base64url_decode(std::string_view text);

} // namespace model_api

#include "base/pure.hpp"
