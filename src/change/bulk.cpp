#include "change/bulk.hpp"

#include <string_view>
#include <unordered_set>

#include "action/rules.hpp"
#include "change/matches.hpp"
#include "change/row.hpp"
#include "change/set.hpp"
#include "change/together.hpp"
#include "pg/scratch.hpp"

namespace model_api::change {
namespace {

using action::Change;
using Indexes = std::vector<std::size_t>;

// Elements that wait to be written by one statement: alike, and of different records.
class Batch {
public:
    Batch(const catalog::Snapshot &snapshot, const std::vector<Element> &elements, const Shown &shown)
        : snapshot_(snapshot), elements_(elements), shown_(shown), outcomes_(elements.size()) {}

    void add(std::size_t index);
    void flush();
    void perform_alone(std::size_t index);
    Outcome &outcome(std::size_t index) { return outcomes_[index]; }
    std::vector<Outcome> take() { return std::move(outcomes_); }

private:
    bool fits(const Change &next) const;
    bool write(const Indexes &indexes);
    const Change &change(std::size_t index) const { return elements_[index].change; }

    const catalog::Snapshot &snapshot_;
    const std::vector<Element> &elements_;
    const Shown &shown_;
    std::vector<Outcome> outcomes_;
    Indexes waiting_;
    std::unordered_set<std::string_view> keys_; // of the elements that wait
};

bool Batch::fits(const Change &next) const {
    if (waiting_.empty()) return true;
    return waiting_.size() < largest_set && is_alike(change(waiting_.back()), next) && !keys_.contains(next.key_text);
}

void Batch::add(std::size_t index) {
    const Change &next = change(index);
    if (!fits(next)) flush();
    waiting_.push_back(index);
    if (next.key) keys_.insert(next.key_text);
}

void Batch::flush() {
    keys_.clear();
    write_or_split(
        std::exchange(waiting_, {}), [&](const Indexes &part) { return write(part); },
        [&](std::size_t index) { perform_alone(index); });
}

void Batch::perform_alone(std::size_t index) {
    const pg::Scratch scratch;
    pg::check_interrupts();
    outcomes_[index] = change::perform_alone(snapshot_, change(index), shown_);
}

// Whether all were written, or found not to be there. What PostgreSQL says against one of them is asked again of each.
bool Batch::write(const Indexes &indexes) {
    const pg::Scratch scratch;
    const Work work{snapshot_};
    std::vector<const Change *> changes;
    for (const std::size_t index : indexes) changes.push_back(&change(index));
    return attempt_together([&] {
        std::vector<Outcome> outcomes = write_set(work, changes, shown_);
        for (std::size_t i = 0; i < indexes.size(); ++i) outcomes_[indexes[i]] = std::move(outcomes[i]);
    });
}

bool is_valid(const Change &change) {
    return action::broken_rules(change, nullptr, matches_pattern).empty();
}

} // namespace

std::vector<Outcome> perform_each(const catalog::Snapshot &snapshot, const std::vector<Element> &elements,
                                  const Shown &shown) {
    Batch batch(snapshot, elements, shown);
    std::optional<Certain> certain;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const Element &element = elements[i];
        pg::check_interrupts();
        if (!element.failures.empty()) {
            batch.outcome(i).failures = element.failures;
            continue;
        }
        if (!certain) certain.emplace(*snapshot.schema, element.change, shown);
        if (is_valid(element.change) && certain->may(element.change)) {
            batch.add(i);
            continue;
        }
        batch.flush();
        batch.perform_alone(i);
    }
    batch.flush();
    return batch.take();
}

} // namespace model_api::change
