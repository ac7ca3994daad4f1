// One record's place, named by its slug: which operations are under way on it, and what they have made of it.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "load/ledger/belief.hpp"

namespace model_api::load {

class Item {
public:
    static constexpr std::size_t max_waiting = 3; // operations at a time: their orders are tried one by one

    explicit Item(std::string slug);

    const std::string &slug() const { return slug_; }

    // Whether another operation may begin now; `alone`: one that no other may overlap.
    bool may_begin(bool alone) const;
    void begin(Part part); // one of several elements is alone

    // What became of an operation. False: no order of the operations explains it, and the item is given up.
    bool answer(Number number, const std::vector<Answer> &answers);
    bool undo(Number number);                  // it failed as a whole
    void lose(Number number, bool is_witness); // nobody knows; `is_witness`: keep evidence of whether it happened

    bool is_broken() const { return is_broken_; }
    std::size_t ambiguity() const { return beliefs_.size(); }
    const Beliefs &beliefs() const { return beliefs_; }
    Evidence take_certain() { return beliefs_.take_certain(); }

    // A guess, for whoever chooses what to do next: one of the beliefs, and an id that the record has or has had.
    const std::optional<Record> &likely() const;
    Id last_id() const { return last_id_; }

    std::string history() const; // the last events and the beliefs, one in a line

private:
    const Part &part_of(Number number) const;
    bool believe(Beliefs next);
    void end(Number number);
    void note(std::string event);

    std::string slug_;
    std::vector<Part> waiting_;
    Beliefs beliefs_;
    bool is_broken_ = false;
    Id last_id_ = 0;
    std::deque<std::string> events_;
};

} // namespace model_api::load
