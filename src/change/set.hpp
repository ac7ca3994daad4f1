// Changes that are written by one statement, where nobody can tell them from the same changes one by one.
#pragma once

#include <optional>
#include <vector>

#include "change/outcome.hpp"

namespace model_api::change {

// A longer statement is no quicker, takes memory for all of its rows, and is undone as a whole for one bad row.
inline constexpr std::size_t largest_set = 1000;

// A set that PostgreSQL refuses is tried again in parts of this size, and these one by one: with one bad element in a
// hundred that costs half of what a savepoint for each would.
inline constexpr std::size_t part_size = 50;

// What is certain for changes by the action of `like`, found out once for all of them.
class Certain {
public:
    Certain(const model::Schema &schema, const action::Change &like, const Shown &shown);

    // Whether the change may be written together with others that are alike and of other records.
    bool may(const action::Change &change);

private:
    const model::Schema &schema_;
    bool together_;
    const action::Change *like_ = nullptr; // the last one; what it writes is mostly what the next one writes
    bool writes_unique_ = false;
};

// The outcome of each change. They are alike (see row.hpp) and of different records. Creates are written in their
// order. Others lock their records in the order of the keys as long as the table is read by its key; a small one is
// read as it lies. Throws what PostgreSQL says against one of them.
std::vector<Outcome> write_set(const Work &work, const std::vector<const action::Change *> &changes,
                               const Shown &shown);

// Splits a set that was refused: `write` takes a part of it, and says whether that went well; `alone` takes one
// element.
template <class Write, class Alone>
void write_or_split(const std::vector<std::size_t> &indexes, Write &&write, Alone &&alone) {
    if (indexes.size() > 1 && write(indexes)) return;
    for (std::size_t from = 0; from < indexes.size(); from += part_size) {
        const auto begin = indexes.begin() + static_cast<std::ptrdiff_t>(from);
        const std::vector<std::size_t> part(
            begin, begin + static_cast<std::ptrdiff_t>(std::min(part_size, indexes.size() - from)));
        if (part.size() < indexes.size() && part.size() > 1 && write(part)) continue;
        for (const std::size_t index : part) alone(index);
    }
}

} // namespace model_api::change
