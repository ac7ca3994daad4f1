#include "load/mix.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "load/call.hpp"

namespace model_api::load {
namespace {

constexpr int hot_items = 8;
constexpr int hot_percent = 30;
constexpr int tries = 20;
constexpr std::size_t most_steps = 30;    // of a task: a page of them must show all
constexpr std::size_t most_ambiguity = 8; // then the record is read before anything else is done to it

} // namespace

const Mix::Kind Mix::kinds[] = {
    {"find", 16, &Mix::find},
    {"find_many", 4, &Mix::find_many},
    {"count", 5, &Mix::count},
    {"create", 8, &Mix::create},
    {"create nested", 4, &Mix::create_nested},
    {"update", 10, &Mix::update},
    {"update atomics", 10, &Mix::increment},
    {"update nested", 4, &Mix::update_nested},
    {"create step", 4, &Mix::add_step},
    {"transition", 10, &Mix::transition},
    {"upsert", 8, &Mix::upsert},
    {"delete", 5, &Mix::remove},
    {"bulk_create", 2, &Mix::bulk_create},
    {"bulk_update", 2, &Mix::bulk_update},
    {"bulk_upsert", 2, &Mix::bulk_upsert},
    {"bulk_delete", 1, &Mix::bulk_delete},
    {"bulk_act", 2, &Mix::bulk_act},
    {"transaction", 3, &Mix::transaction},
};

std::optional<Operation> Mix::next() {
    for (int i = 0; i < tries; ++i)
        if (Operation operation = draw(); !operation.calls.empty()) {
            operation.number = next_number();
            return operation;
        }
    return std::nullopt;
}

// One without calls where no record that it needs is free.
Operation Mix::draw() {
    static const int total = std::accumulate(std::begin(kinds), std::end(kinds), 0,
                                             [](int sum, const Kind &kind) { return sum + kind.weight; });
    int drawn = one_of(total);
    const Kind *kind = kinds;
    while (drawn >= kind->weight) drawn -= kind++->weight;
    named_.clear();
    move_ = static_cast<std::size_t>(one_of(static_cast<int>(moves.size())));
    Operation operation{.kind = kind->name, .calls = {}};
    (this->*kind->choose)(operation);
    return operation;
}

int Mix::one_of(int count) {
    return static_cast<int>(random_() % static_cast<std::uint64_t>(count));
}

std::string Mix::stamp(const char *what) {
    return what + std::to_string(++stamps_);
}

Item *Mix::pick(const Wanted &wanted, bool alone) {
    std::vector<Item> &items = ledger_.items();
    for (int i = 0; i < tries; ++i) {
        const int range = perhaps(hot_percent) ? hot_items : static_cast<int>(items.size());
        Item &item = items[static_cast<std::size_t>(one_of(range)) % items.size()];
        if (!item.may_begin(alone) || item.ambiguity() > most_ambiguity || named_.contains(item.slug())) continue;
        if (!wanted(item)) continue;
        named_.insert(item.slug());
        return &item;
    }
    return nullptr;
}

Item *Mix::pick_any() {
    return pick([](const Item &) { return true; });
}

Item *Mix::pick_missing() {
    const bool wrong = perhaps(10);
    return pick([&](const Item &item) { return item.likely().has_value() == wrong; });
}

// It has or has had an id.
Item *Mix::pick_present() {
    const bool wrong = perhaps(10);
    return pick([&](const Item &item) { return item.last_id() != 0 && item.likely().has_value() != wrong; });
}

Values Mix::some_values() {
    Values values{.title = stamp("title "), .note = {}};
    if (perhaps(50)) values.note = perhaps(20) ? std::optional<std::string>() : stamp("note ");
    if (values.note && perhaps(30)) values.title.reset();
    return values;
}

std::vector<std::string> Mix::some_steps() {
    std::vector<std::string> steps;
    for (int i = one_of(4); i >= 0; --i) steps.push_back(stamp("step "));
    return steps;
}

Flaw Mix::a_flaw() {
    if (!perhaps(8)) return Flaw::none;
    return perhaps(50) ? Flaw::no_title : Flaw::wrong_type;
}

Element Mix::a_create(const Item &item) {
    Create create{.values = some_values(), .counter = one_of(10), .steps = {}, .flaw = a_flaw()};
    create.values.title = stamp("title ");
    return {item.slug(), create};
}
Element Mix::a_nested_create(const Item &item) {
    Element element = a_create(item);
    std::get<Create>(element.what).steps = some_steps();
    return element;
}
Element Mix::an_update(const Item &item) {
    Update update{.id = item.last_id(), .values = some_values(), .steps = {}, .flaw = a_flaw()};
    if (perhaps(20)) update.increment = 1 + one_of(1000);
    return {item.slug(), update};
}
Element Mix::an_increment(const Item &item) {
    const int amount = 1 + one_of(1000);
    return {item.slug(), Update{item.last_id(), {}, perhaps(30) ? -amount : amount, {}, Flaw::none}};
}
Element Mix::a_nested_update(const Item &item) {
    const bool is_full = item.likely() && item.likely()->steps.size() > most_steps;
    return {item.slug(),
            Update{item.last_id(), some_values(), 0, is_full ? std::vector<std::string>() : some_steps(), a_flaw()}};
}
Element Mix::an_upsert(const Item &item) {
    Values values = some_values();
    values.title = stamp("title ");
    return {item.slug(), Upsert{values}};
}
Element Mix::a_transition(const Item &item) {
    return {item.slug(), Transition{item.last_id(), move_}};
}
Element Mix::a_delete(const Item &item) {
    return {item.slug(), Delete{item.last_id()}};
}
Element Mix::a_step(const Item &item) {
    if (item.likely() && item.likely()->steps.size() > most_steps) return a_delete(item);
    return {item.slug(), AddStep{item.last_id(), stamp("step ")}};
}

void Mix::single(Operation &operation, Item *item, Maker maker) {
    if (item != nullptr) operation.calls.push_back(call_of((this->*maker)(*item)));
}

void Mix::find(Operation &operation) {
    const bool wants_steps = perhaps(50);
    std::vector<Item> &items = ledger_.items();
    const auto ambiguous = std::find_if(items.begin(), items.end(), [](const Item &item) {
        return item.ambiguity() > most_ambiguity && item.may_begin(true);
    });
    if (ambiguous != items.end()) {
        operation.calls.push_back(call_of({ambiguous->slug(), Find{true}}));
    } else if (const Item *item = pick_any(); item != nullptr) {
        const bool by_id = item->last_id() != 0 && perhaps(40);
        if (by_id)
            operation.calls.push_back(call_of({item->slug(), FindById{item->last_id()}}));
        else
            operation.calls.push_back(call_of({item->slug(), Find{wants_steps}}));
    }
}

void Mix::find_many(Operation &operation) {
    std::vector<Element> elements;
    for (int i = one_of(20); i >= 0; --i)
        if (const Item *item = pick_any(); item != nullptr) elements.push_back({item->slug(), Find{true}});
    if (!elements.empty()) operation.calls.push_back(page_of(elements));
}

void Mix::count(Operation &operation) {
    const Item *item = pick_any();
    if (item == nullptr) return;
    if (perhaps(50))
        operation.calls.push_back(call_of({item->slug(), CountSteps{}}));
    else
        operation.calls.push_back(call_of({item->slug(), Exists{}}));
}

void Mix::create(Operation &operation) {
    single(operation, pick_missing(), &Mix::a_create);
}
void Mix::create_nested(Operation &operation) {
    single(operation, pick_missing(), &Mix::a_nested_create);
}
void Mix::update(Operation &operation) {
    single(operation, pick_present(), &Mix::an_update);
}
void Mix::increment(Operation &operation) {
    single(operation, pick_present(), &Mix::an_increment);
}
void Mix::update_nested(Operation &operation) {
    single(operation, pick_present(), &Mix::a_nested_update);
}
void Mix::add_step(Operation &operation) {
    single(operation, pick_present(), &Mix::a_step);
}
void Mix::transition(Operation &operation) {
    single(operation, pick_present(), &Mix::a_transition);
}
void Mix::upsert(Operation &operation) {
    single(operation, pick_any(), &Mix::an_upsert);
}
void Mix::remove(Operation &operation) {
    single(operation, pick_present(), &Mix::a_delete);
}

// Mostly in the order of the records, or bulks would do little else than deadlock; and at times the same record twice.
std::vector<Element> Mix::elements_of(Item *(Mix::*picker)(), Maker maker) {
    std::vector<Element> elements;
    const int size = 1 + (perhaps(10) ? one_of(120) : one_of(12));
    for (int i = 0; i < size; ++i)
        if (const Item *item = (this->*picker)(); item != nullptr) elements.push_back((this->*maker)(*item));
    if (perhaps(90))
        std::sort(elements.begin(), elements.end(), [](const Element &a, const Element &b) { return a.slug < b.slug; });
    if (perhaps(20) && !elements.empty()) {
        const Item &twice = ledger_.item(elements.front().slug);
        if (twice.may_begin(true)) elements.push_back((this->*maker)(twice));
    }
    return elements;
}

void Mix::bulk(Operation &operation, Item *(Mix::*picker)(), Maker maker) {
    const std::vector<Element> elements = elements_of(picker, maker);
    if (!elements.empty()) operation.calls.push_back(bulk_of(elements));
}

void Mix::bulk_create(Operation &operation) {
    bulk(operation, &Mix::pick_missing, perhaps(30) ? &Mix::a_nested_create : &Mix::a_create);
}
void Mix::bulk_update(Operation &operation) {
    bulk(operation, &Mix::pick_present, perhaps(30) ? &Mix::a_nested_update : &Mix::an_update);
}
void Mix::bulk_upsert(Operation &operation) {
    bulk(operation, &Mix::pick_any, &Mix::an_upsert);
}
void Mix::bulk_delete(Operation &operation) {
    bulk(operation, &Mix::pick_present, &Mix::a_delete);
}
void Mix::bulk_act(Operation &operation) {
    bulk(operation, &Mix::pick_present, &Mix::a_transition);
}

void Mix::transaction(Operation &operation) {
    for (int i = 1 + one_of(3); i >= 0; --i) {
        single(operation, pick_missing(), &Mix::a_nested_create);
        single(operation, pick_present(), perhaps(50) ? &Mix::an_increment : &Mix::a_delete);
        single(operation, pick_any(), &Mix::an_upsert);
    }
}

} // namespace model_api::load
