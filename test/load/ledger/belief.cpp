#include "load/ledger/belief.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace model_api::load {
namespace {

auto place_of(const std::vector<Early> &early, Number number) {
    return std::lower_bound(early.begin(), early.end(), number,
                            [](const Early &one, Number other) { return one.number < other; });
}

void take_effect(Belief &belief, const Part &part) {
    Early early{part.number, {}};
    for (const Element &element : part.elements) early.expected.push_back(apply(belief.record, element, part.number));
    belief.early.insert(place_of(belief.early, part.number), std::move(early));
}

// The id of the record that operation `maker` made.
void learn(Belief &belief, Number maker, Id id) {
    const auto tell = [&](std::optional<Record> &record) {
        if (!record || record->id != 0 || record->maker != maker) return;
        record->id = id;
        record->maker = 0;
    };
    tell(belief.record);
    for (Early &early : belief.early)
        for (Expected &expected : early.expected) tell(expected.record);
}

struct Search {
    Number last;
    const std::vector<Part> &waiting;
    std::set<Belief> seen{};
    std::vector<Belief> found{};

    void from(const Belief &belief) {
        if (!seen.insert(belief).second) return;
        for (const Part &part : waiting) {
            if (belief.has(part.number)) continue;
            Belief next = belief;
            take_effect(next, part);
            if (part.number == last)
                found.push_back(std::move(next));
            else
                from(next);
        }
    }
};

} // namespace

bool Belief::has(Number number) const {
    const auto place = place_of(early, number);
    return place != early.end() && place->number == number;
}

void Belief::forget(Number number) {
    std::erase_if(early, [&](const Early &one) { return one.number == number; });
}

bool Belief::settle(const Part &part, const std::vector<Answer> &answers) {
    const std::size_t position = static_cast<std::size_t>(place_of(early, part.number) - early.begin());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Expected expected = early[position].expected[i];
        if (!agrees(part.elements[i], expected, answers[i])) return false;
        if (expected.record && expected.record->id == 0) learn(*this, expected.record->maker, answers[i].shown->id);
    }
    forget(part.number);
    return true;
}

bool Belief::shows(const Shown &shown) const {
    return record && is_same(*record, shown);
}

void Beliefs::add(Belief belief, const Evidence &evidence) {
    const auto [place, is_new] = all_.try_emplace(std::move(belief), evidence);
    if (is_new) return;
    std::erase_if(place->second, [&](const auto &fact) {
        const auto other = evidence.find(fact.first);
        return other == evidence.end() || other->second != fact.second;
    });
}

Evidence Beliefs::take_certain() {
    if (all_.empty()) return {};
    Evidence certain = all_.begin()->second;
    std::erase_if(certain, [&](const auto &fact) {
        return std::any_of(all_.begin(), all_.end(), [&](const auto &belief) {
            const auto other = belief.second.find(fact.first);
            return other == belief.second.end() || other->second != fact.second;
        });
    });
    for (auto &[belief, evidence] : all_)
        for (const auto &[number, happened] : certain) evidence.erase(number);
    return certain;
}

std::vector<Belief> until(const Belief &from, Number last, const std::vector<Part> &waiting) {
    if (from.has(last)) return {};
    Search search{last, waiting};
    search.from(from);
    return std::move(search.found);
}

} // namespace model_api::load
