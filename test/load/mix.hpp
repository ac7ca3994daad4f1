// Chooses what to do next: at random, but so that most of it makes sense for what the ledger knows, that some records
// are wanted by everybody, and that some of it must be refused.
#pragma once

#include <functional>
#include <optional>
#include <random>
#include <set>

#include "load/ledger/ledger.hpp"
#include "load/operation.hpp"

namespace model_api::load {

class Mix {
public:
    Mix(Ledger &ledger, std::uint64_t seed) : ledger_(ledger), random_(seed) {}

    // nullopt: every record that came to mind is busy.
    std::optional<Operation> next();

    Number next_number() { return ++number_; }

private:
    struct Kind {
        const char *name;
        int weight;
        void (Mix::*choose)(Operation &);
    };
    static const Kind kinds[];
    Operation draw();

    void find(Operation &operation);
    void find_many(Operation &operation);
    void count(Operation &operation);
    void create(Operation &operation);
    void update(Operation &operation);
    void increment(Operation &operation);
    void transition(Operation &operation);
    void upsert(Operation &operation);
    void remove(Operation &operation);
    void create_nested(Operation &operation);
    void update_nested(Operation &operation);
    void add_step(Operation &operation);
    void bulk_create(Operation &operation);
    void bulk_update(Operation &operation);
    void bulk_upsert(Operation &operation);
    void bulk_delete(Operation &operation);
    void bulk_act(Operation &operation);
    void transaction(Operation &operation);

    // A free item that the operation does not name yet; nullptr: none found.
    using Wanted = std::function<bool(const Item &)>;
    Item *pick(const Wanted &wanted, bool alone = false);
    Item *pick_any();
    Item *pick_missing();
    Item *pick_present();

    using Maker = Element (Mix::*)(const Item &);
    void single(Operation &operation, Item *item, Maker maker);
    void bulk(Operation &operation, Item *(Mix::*picker)(), Maker maker);
    std::vector<Element> elements_of(Item *(Mix::*picker)(), Maker maker);

    Element a_create(const Item &item);
    Element a_nested_create(const Item &item);
    Element an_update(const Item &item);
    Element an_increment(const Item &item);
    Element a_nested_update(const Item &item);
    Element an_upsert(const Item &item);
    Element a_transition(const Item &item);
    Element a_delete(const Item &item);
    Element a_step(const Item &item);

    int one_of(int count); // from 0
    bool perhaps(int percent) { return one_of(100) < percent; }
    std::string stamp(const char *what); // never the same twice
    Values some_values();
    std::vector<std::string> some_steps();
    Flaw a_flaw();

    Ledger &ledger_;
    std::mt19937_64 random_;
    Number number_ = 0;
    Number stamps_ = 0;
    std::size_t move_ = 0;        // of all transitions of this operation
    std::set<std::string> named_; // by this operation
};

} // namespace model_api::load
