#include "value/url.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <new>

#include <uriparser/Uri.h>

#include "value/character.hpp"

namespace model_api::value {

namespace {

constexpr std::string_view schemes_with_host[] = {"http", "https", "ws", "wss", "ftp"};

std::string_view view(const UriTextRangeA &range) {
    if (range.first == nullptr) return {};
    return {range.first, static_cast<std::size_t>(range.afterLast - range.first)};
}

std::string in_lower_case(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::optional<std::string> port_mistake(std::string_view port) {
    port.remove_prefix(std::min(port.find_first_not_of('0'), port.size()));
    if (port.size() > 5 || (!port.empty() && std::stoi(std::string(port)) > 65535)) return "Its port is beyond 65535.";
    return std::nullopt;
}

std::optional<std::string> mistake_in(const UriUriA &uri) {
    if (uri.scheme.first == nullptr) return "It has no scheme.";
    const std::string scheme = in_lower_case(view(uri.scheme));
    const bool needs_host =
        std::find(std::begin(schemes_with_host), std::end(schemes_with_host), scheme) != std::end(schemes_with_host);
    if (needs_host && view(uri.hostText).empty())
        return "It has no host, which a URL of scheme \"" + scheme + "\" needs.";
    return port_mistake(view(uri.portText));
}

} // namespace

std::optional<std::string> url_mistake(std::string_view text) {
    if (text.empty()) return "It is empty.";
    if (text.size() > max_url_length) return "It is longer than " + std::to_string(max_url_length) + " characters.";
    UriUriA uri;
    const char *place = nullptr;
    const int result = uriParseSingleUriExA(&uri, text.data(), text.data() + text.size(), &place);
    if (result == URI_ERROR_MALLOC) throw std::bad_alloc();
    if (result != URI_SUCCESS) {
        if (place == nullptr || place >= text.data() + text.size()) return "It ends too early.";
        return "The " + character_at(text, static_cast<std::size_t>(place - text.data())) + " is not allowed there.";
    }
    const std::unique_ptr<UriUriA, void (*)(UriUriA *)> members(&uri, uriFreeUriMembersA);
    return mistake_in(uri);
}

} // namespace model_api::value
