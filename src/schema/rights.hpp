// What may be done with the records of a model.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model_api::schema {

// Columns by their numbers, in order. Mostly there are none: who may read a table may read all of it.
using Columns = std::vector<std::int16_t>;

struct Rights {
    bool read = true;
    bool shown = false;   // without being read it has a type: of the session at hand, or of what may be created
    bool accounts = true; // actions of accounts may be run
    bool search = true;
    bool create = true, update = true, remove = true;
    Columns not_read = {}, not_created = {}, not_updated = {};
    std::optional<std::vector<std::string>> actions = {}; // those that there are; nullopt: all that the above allow
    bool internal = true;                                 // what the namespace "internal" has of it

    bool operator==(const Rights &) const = default;
};

} // namespace model_api::schema

#include "base/pure.hpp"
