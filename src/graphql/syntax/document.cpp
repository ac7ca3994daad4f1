#include "graphql/syntax/document.hpp"

#include <algorithm>
#include <numeric>

#include "graphql/syntax/characters.hpp"

namespace model_api::graphql::syntax {

std::vector<Location> locations_in(std::string_view text, const std::vector<Offset> &places) {
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t i) { return places[i]; });
    std::vector<Location> locations(places.size());
    Location here;
    std::size_t at = 0;
    for (const std::size_t next : order) {
        for (; at < places[next] && at < text.size(); ++at) {
            if (text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n")) {
                here = {here.line + 1, 1};
            } else {
                here.column += static_cast<std::uint32_t>(utf16_length(text.substr(at, 1)));
            }
        }
        locations[next] = here;
    }
    return locations;
}

Location location_in(std::string_view text, Offset at) {
    return locations_in(text, {at}).front();
}

Location Document::location(Offset at) const {
    return location_in(*text, at);
}

const Fragment *Document::fragment(std::string_view name) const {
    const Fragment *found = nullptr;
    for (const Definition &definition : definitions) {
        const auto *fragment = std::get_if<Fragment>(&definition);
        if (fragment != nullptr && fragment->name.text == name) found = fragment;
    }
    return found;
}

} // namespace model_api::graphql::syntax
