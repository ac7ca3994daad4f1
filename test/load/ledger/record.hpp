// A record of the load test: a task with its steps, as the ledger believes it to be and as an answer shows it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace model_api::load {

using Number = std::uint64_t; // of an operation, from 1
using Id = std::int64_t;      // 0: not known

using Steps = std::multiset<std::string>; // their texts; a text twice is a step that was made twice

// What is believed. The operation that made a record is known before its id is: an answer of another operation may tell
// the id first.
struct Record {
    Id id = 0;
    Number maker = 0; // 0 once the id is known
    std::string title;
    std::optional<std::string> note;
    std::int64_t counter = 0;
    std::string state;
    Steps steps;

    auto operator<=>(const Record &) const = default;
};

// What is shown.
struct Shown {
    Id id = 0;
    std::string slug;
    std::string title;
    std::optional<std::string> note;
    std::int64_t counter = 0;
    std::string state;
    std::optional<Steps> steps; // nullopt: not asked for
};

// Whether this is that record; an id that is not known yet may be any.
bool is_same(const Record &record, const Shown &shown);

std::string text_of(const std::optional<Record> &record);
std::string text_of(const Shown &shown);

} // namespace model_api::load
