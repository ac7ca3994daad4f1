// Names that are given more than once.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "graphql/syntax/value.hpp"

namespace model_api::graphql::validation {

struct Repeated {
    std::string_view name;
    std::vector<syntax::Offset> places;
};

// In the order of their first appearance; `name_of(item)` is a Name.
template <class Items, class NameOf>
std::vector<Repeated> repeated(const Items &items, const NameOf &name_of) {
    std::unordered_map<std::string_view, std::size_t> known;
    std::vector<Repeated> groups;
    if (items.size() < 2) return groups;
    for (const auto &item : items) {
        const syntax::Name &name = name_of(item);
        const auto [entry, is_new] = known.try_emplace(name.text, groups.size());
        if (is_new) groups.push_back({name.text, {}});
        groups[entry->second].places.push_back(name.at);
    }
    std::erase_if(groups, [](const Repeated &group) { return group.places.size() < 2; });
    return groups;
}

} // namespace model_api::graphql::validation

#include "base/pure.hpp"
