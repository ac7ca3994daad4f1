// Things with names, in their order, found by name.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace model_api::graphql::schema {

// The index is a list of positions in the order of the names: most lists are short, and there are many.
template <class Item>
class Members {
public:
    Item &add(Item item) {
        items_.push_back(std::move(item));
        const auto position = static_cast<std::uint32_t>(items_.size() - 1);
        by_name_.insert(place_of(items_.back().name), position);
        return items_.back();
    }

    const Item *find(std::string_view name) const {
        const auto place = place_of(name);
        return place != by_name_.end() && items_[*place].name == name ? &items_[*place] : nullptr;
    }

    Item *find(std::string_view name) { return const_cast<Item *>(std::as_const(*this).find(name)); }

    std::vector<std::string_view> names() const {
        std::vector<std::string_view> names;
        names.reserve(items_.size());
        for (const Item &item : items_) names.push_back(item.name);
        return names;
    }

    bool empty() const { return items_.empty(); }
    std::size_t size() const { return items_.size(); }
    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }

private:
    auto place_of(std::string_view name) const {
        return std::ranges::lower_bound(by_name_, name, {},
                                        [this](std::uint32_t i) { return std::string_view(items_[i].name); });
    }

    std::vector<Item> items_;
    std::vector<std::uint32_t> by_name_;
};

} // namespace model_api::graphql::schema

#include "base/pure.hpp"
