// URLs: RFC 3986 URIs that stand on their own, as uriparser reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model_api::value {

// RFC 9110 asks for 8000 at least. The limit also bounds uriparser, which recurses.
inline constexpr std::size_t max_url_length = 8000;

// What is wrong, as a sentence for a DETAIL; nullopt when nothing is. A scheme is required; a host too where the scheme
// is one of the web's (http, https, ws, wss, ftp).
std::optional<std::string> url_mistake(std::string_view text);

} // namespace model_api::value

#include "base/pure.hpp"
