// A bounded map from text: what was used longest ago makes room.
#pragma once

#include <cstddef>
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

    // Adds what find() did not find, and drops what is more than `limit` (at least one).
    Value &add(std::string key, Value value, std::size_t limit) {
        entries_.push_front({std::move(key), std::move(value)});
        try {
            index_.emplace(entries_.front().key, entries_.begin());
        } catch (...) {
            entries_.pop_front();
            throw;
        }
        while (entries_.size() > 1 && entries_.size() > limit) drop_oldest();
        return entries_.front().value;
    }

    void clear() {
        index_.clear();
        entries_.clear();
    }
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string key;
        Value value;
    };

    void drop_oldest() {
        index_.erase(entries_.back().key);
        entries_.pop_back();
    }

    std::list<Entry> entries_;                                                        // most recently used first
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> index_; // keys are the entries' own
};

} // namespace model_api

#include "base/pure.hpp"
