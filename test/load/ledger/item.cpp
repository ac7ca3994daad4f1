#include "load/ledger/item.hpp"

#include <algorithm>
#include <utility>

namespace model_api::load {
namespace {

constexpr std::size_t kept_events = 24;

template <typename Things>
std::string listed(const Things &things) {
    std::string text;
    for (const auto &thing : things) text += (text.empty() ? "" : "; ") + text_of(thing);
    return text;
}

} // namespace

Item::Item(std::string slug) : slug_(std::move(slug)) {
    beliefs_.add({}, {});
}

bool Item::may_begin(bool alone) const {
    if (is_broken() || waiting_.size() >= max_waiting) return false;
    return waiting_.empty() || (!alone && waiting_.front().elements.size() == 1);
}

void Item::begin(Part part) {
    note("#" + std::to_string(part.number) + " began: " + listed(part.elements));
    waiting_.push_back(std::move(part));
}

bool Item::answer(Number number, const std::vector<Answer> &answers) {
    if (is_broken()) return true;
    note("#" + std::to_string(number) + " answered: " + listed(answers));
    for (const Answer &answer : answers)
        if (answer.shown) last_id_ = answer.shown->id;
    const Part &part = part_of(number);
    Beliefs next;
    const auto keep = [&](Belief belief, const Evidence &evidence) {
        if (belief.settle(part, answers)) next.add(std::move(belief), evidence);
    };
    for (const auto &[belief, evidence] : beliefs_) {
        if (belief.has(number)) keep(belief, evidence);
        for (Belief &found : until(belief, number, waiting_)) keep(std::move(found), evidence);
    }
    end(number);
    return believe(std::move(next));
}

bool Item::undo(Number number) {
    if (is_broken()) return true;
    note("#" + std::to_string(number) + " failed");
    Beliefs next;
    for (const auto &[belief, evidence] : beliefs_)
        if (!belief.has(number)) next.add(belief, evidence);
    end(number);
    return believe(std::move(next));
}

void Item::lose(Number number, bool is_witness) {
    if (is_broken()) return;
    note("#" + std::to_string(number) + " was lost");
    Beliefs next;
    const auto keep = [&](Belief belief, Evidence evidence, bool happened) {
        belief.forget(number);
        if (is_witness) evidence[number] = happened;
        next.add(std::move(belief), evidence);
    };
    for (const auto &[belief, evidence] : beliefs_) {
        keep(belief, evidence, belief.has(number));
        for (Belief &found : until(belief, number, waiting_)) keep(std::move(found), evidence, true);
    }
    end(number);
    beliefs_ = std::move(next);
}

const std::optional<Record> &Item::likely() const {
    return beliefs_.begin()->first.record;
}

std::string Item::history() const {
    std::string text;
    for (const std::string &event : events_) text += "\n    " + event;
    for (const auto &belief : beliefs_) text += "\n    believed: " + text_of(belief.first.record);
    return text;
}

const Part &Item::part_of(Number number) const {
    return *std::find_if(waiting_.begin(), waiting_.end(), [&](const Part &part) { return part.number == number; });
}

// What was believed stays where nothing explains the answer: it is what the report shows.
bool Item::believe(Beliefs next) {
    is_broken_ = next.empty();
    if (!is_broken_) beliefs_ = std::move(next);
    return !is_broken_;
}

void Item::end(Number number) {
    std::erase_if(waiting_, [&](const Part &part) { return part.number == number; });
}

void Item::note(std::string event) {
    events_.push_back(std::move(event));
    if (events_.size() > kept_events) events_.pop_front();
}

} // namespace model_api::load
