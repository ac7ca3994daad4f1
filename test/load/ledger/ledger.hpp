// The ledger: what was asked of the server, what it acknowledged, and so what must be in the database.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "load/ledger/item.hpp"

namespace model_api::load {

class Ledger {
public:
    explicit Ledger(std::size_t items);

    std::vector<Item> &items() { return items_; }
    const std::vector<Item> &items() const { return items_; }
    Item &item(const std::string &slug) { return items_.at(places_.at(slug)); }

    // An operation: all of its elements are done, or none. Each is answered where it is.
    void begin(Number number, std::string name, const std::vector<Element> &elements);
    void answer(Number number, const std::vector<Answer> &answers);
    void undo(Number number); // it failed as a whole
    void lose(Number number); // its connection broke before the answer; the server is done with it

    // Beyond what answers said: an answer that is no answer, say.
    void complain(std::string discrepancy) { discrepancies_.push_back(std::move(discrepancy)); }

    std::size_t lost() const { return lost_.size(); }

    // What is wrong so far; and with these records at the end, when no operation is under way.
    const std::vector<std::string> &discrepancies() const { return discrepancies_; }
    std::vector<std::string> check(const std::map<std::string, Shown> &records) const;

private:
    struct Open {
        std::string name;
        std::vector<Element> elements;
        std::map<std::string, std::vector<std::size_t>> places; // of a record's elements
    };
    // An operation whose answer never came, by the records that tell whether it happened.
    struct Lost {
        std::string name;
        std::set<std::string> done, undone;
    };
    using LostOperations = std::map<Number, Lost>;

    template <typename Each>
    void end(Number number, Each each);
    void explain(bool is_explained, const Item &item, Number number);
    static void witness(LostOperations &lost, const std::string &slug, const Evidence &evidence);

    std::vector<Item> items_;
    std::map<std::string, std::size_t> places_;
    std::map<Number, Open> open_;
    LostOperations lost_;
    std::vector<std::string> discrepancies_;
};

} // namespace model_api::load
