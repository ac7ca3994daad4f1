// What a record may be by now. Operations overlap, and their order is known only from what they answer; so there are
// several beliefs at a time, each an order that explains every answer so far.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "load/ledger/element.hpp"

namespace model_api::load {

// What one operation does to this record: mostly one element, several where a bulk names a record twice.
struct Part {
    Number number = 0;
    std::vector<Element> elements;
};

// An operation that has taken effect although its answer is not here yet.
struct Early {
    Number number = 0;
    std::vector<Expected> expected;
    auto operator<=>(const Early &) const = default;
};

struct Belief {
    std::optional<Record> record;
    std::vector<Early> early; // by number

    auto operator<=>(const Belief &) const = default;

    bool has(Number number) const;
    void forget(Number number); // that it was early
    // The early operation gave this answer: whether that can be. Learns the record's id of it.
    bool settle(const Part &part, const std::vector<Answer> &answers);
    bool shows(const Shown &shown) const;
};

// Whether an operation happened whose answer never came: told only by records on which it would have made a difference.
using Evidence = std::map<Number, bool>;

// Equal beliefs keep the evidence that they share.
class Beliefs {
public:
    void add(Belief belief, const Evidence &evidence);
    bool empty() const { return all_.empty(); }
    std::size_t size() const { return all_.size(); }
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }

    // The evidence that all of them have, and no longer keep.
    Evidence take_certain();

private:
    std::map<Belief, Evidence> all_;
};

// Each belief that follows from this one when waiting operations take effect, in any order, until `last` has; it is
// early then. None where it is early already.
std::vector<Belief> until(const Belief &from, Number last, const std::vector<Part> &waiting);

} // namespace model_api::load
