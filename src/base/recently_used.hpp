// A bounded map from text: what was used longest ago makes room.
#pragma once

#include <cstddef>
#include <iterator>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace model_api {

template <class Value>
class RecentlyUsed {
public:
    // nullptr: not kept. Valid until the next call of another member.
    Value *find(std::string_view key) {
        const auto found = index_.find(key);
        if (found == index_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, found->second);
        return &found->second->value;
    }

    // Adds what find() did not find, and drops what weighs more than `limit` together, but keeps what it adds.
    Value &add(std::string key, Value value, std::size_t limit, std::size_t weight = 1) {
        entries_.push_front({std::move(key), std::move(value), weight});
        try {
            index_.emplace(entries_.front().key, entries_.begin());
        } catch (...) {
            entries_.pop_front();
            throw;
        }
        weight_ += weight;
        while (entries_.size() > 1 && weight_ > limit) drop_oldest();
        return entries_.front().value;
    }

    template <class Condition>
    void drop_if(const Condition &condition) {
        for (auto entry = entries_.begin(); entry != entries_.end();) {
            const auto next = std::next(entry);
            if (condition(entry->value)) drop(entry);
            entry = next;
        }
    }

    void clear() {
        index_.clear();
        entries_.clear();
        weight_ = 0;
    }
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string key;
        Value value;
        std::size_t weight;
    };

    using Place = typename std::list<Entry>::iterator;

    void drop(Place entry) {
        weight_ -= entry->weight;
        index_.erase(entry->key);
        entries_.erase(entry);
    }

    void drop_oldest() { drop(std::prev(entries_.end())); }

    std::list<Entry> entries_;                          // most recently used first
    std::unordered_map<std::string_view, Place> index_; // keys are the entries' own
    std::size_t weight_ = 0;
};

} // namespace model_api

#include "base/pure.hpp"
