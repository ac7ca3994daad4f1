#include "load/ledger/ledger.hpp"

#include <utility>

namespace model_api::load {
namespace {

std::string slug_of(std::size_t place) {
    return "task-" + std::to_string(place);
}

std::string listed(const std::set<std::string> &slugs) {
    std::string text;
    for (const std::string &slug : slugs) text += (text.empty() ? "" : ", ") + slug;
    return text;
}

std::string unlike(const Item &item, const std::string &found) {
    return item.slug() + " is not what was acknowledged: " + found + item.history();
}

} // namespace

Ledger::Ledger(std::size_t items) {
    for (std::size_t i = 0; i < items; ++i) {
        items_.emplace_back(slug_of(i));
        places_.emplace(slug_of(i), i);
    }
}

void Ledger::begin(Number number, std::string name, const std::vector<Element> &elements) {
    Open open{std::move(name), elements, {}};
    for (std::size_t i = 0; i < elements.size(); ++i) open.places[elements[i].slug].push_back(i);
    for (const auto &[slug, places] : open.places) {
        Part part{number, {}};
        for (const std::size_t place : places) part.elements.push_back(elements[place]);
        item(slug).begin(std::move(part));
    }
    open_.emplace(number, std::move(open));
}

template <typename Each>
void Ledger::end(Number number, Each each) {
    const auto open = open_.extract(number);
    for (const auto &[slug, places] : open.mapped().places) {
        Item &one = item(slug);
        each(one, places);
        witness(lost_, slug, one.take_certain());
    }
}

void Ledger::answer(Number number, const std::vector<Answer> &answers) {
    end(number, [&](Item &one, const std::vector<std::size_t> &places) {
        std::vector<Answer> own;
        for (const std::size_t place : places) own.push_back(answers.at(place));
        explain(one.answer(number, own), one, number);
    });
}

void Ledger::undo(Number number) {
    end(number, [&](Item &one, const auto &) { explain(one.undo(number), one, number); });
}

void Ledger::lose(Number number) {
    const Open &open = open_.at(number);
    const bool is_witnessed = open.places.size() > 1;
    lost_.emplace(number, Lost{open.name, {}, {}});
    end(number, [&](Item &one, const auto &) { one.lose(number, is_witnessed); });
}

void Ledger::explain(bool is_explained, const Item &item, Number number) {
    if (is_explained) return;
    complain("no order of the operations on " + item.slug() + " explains how #" + std::to_string(number) + " ended" +
             item.history());
}

void Ledger::witness(LostOperations &lost, const std::string &slug, const Evidence &evidence) {
    for (const auto &[number, happened] : evidence) {
        Lost &operation = lost.at(number);
        (happened ? operation.done : operation.undone).insert(slug);
    }
}

std::vector<std::string> Ledger::check(const std::map<std::string, Shown> &records) const {
    std::vector<std::string> found = discrepancies_;
    LostOperations lost = lost_;
    for (const Item &one : items_) {
        if (one.is_broken()) continue;
        const auto record = records.find(one.slug());
        Beliefs right;
        for (const auto &[belief, evidence] : one.beliefs())
            if (record == records.end() ? !belief.record : belief.shows(record->second)) right.add(belief, evidence);
        if (right.empty()) found.push_back(unlike(one, record == records.end() ? "none" : text_of(record->second)));
        witness(lost, one.slug(), right.take_certain());
    }
    for (const auto &[slug, shown] : records)
        if (!places_.contains(slug)) found.push_back("nobody made the record " + slug + " " + text_of(shown));
    for (const auto &[number, operation] : lost)
        if (!operation.done.empty() && !operation.undone.empty())
            found.push_back("half done: #" + std::to_string(number) + " " + operation.name + ": done on " +
                            listed(operation.done) + "; not done on " + listed(operation.undone));
    return found;
}

} // namespace model_api::load
