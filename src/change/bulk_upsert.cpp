#include <algorithm>
#include <string>
#include <unordered_set>

#include "action/rules.hpp"
#include "change/bulk.hpp"
#include "change/matches.hpp"
#include "change/row.hpp"
#include "change/set.hpp"
#include "change/together.hpp"
#include "change/upsert_record.hpp"
#include "pg/scratch.hpp"

namespace model_api::change {
namespace {

using action::Change;
using Indexes = std::vector<std::size_t>;

bool is_valid(const Change &change) {
    return action::broken_rules(change, nullptr, matches_pattern).empty();
}

bool are_different(const std::vector<std::optional<std::string>> &keys) {
    std::unordered_set<std::string_view> seen;
    return std::ranges::all_of(keys, [&](const auto &key) { return !key || seen.insert(*key).second; });
}

// Upserts that wait for three statements: one finds and locks the records that are there, one updates these, and one
// creates the others. Either reading of an element could be written together with those of all others, so that it does
// not matter which of them are updates.
class Batch {
public:
    Batch(const catalog::Snapshot &snapshot, std::vector<UpsertElement> &elements, const Shown &shown)
        : snapshot_(snapshot), elements_(elements), shown_(shown), outcomes_(elements.size()) {}

    void add(std::size_t index);
    void flush();
    void perform_alone(std::size_t index);
    UpsertOutcome &outcome(std::size_t index) { return outcomes_[index]; }
    std::vector<UpsertOutcome> take() { return std::move(outcomes_); }

private:
    bool fits(const Upsert &next, const std::string &by) const;
    bool write(const Indexes &indexes);
    bool write_apart(const Work &work, const Indexes &indexes);
    void write_those(const Work &work, const Indexes &indexes, Change Upsert::*reading, const char *action);
    std::vector<std::optional<std::string>> find(const Indexes &indexes) const;
    Upsert &upsert(std::size_t index) { return elements_[index].upsert; }
    const Upsert &upsert(std::size_t index) const { return elements_[index].upsert; }

    const catalog::Snapshot &snapshot_;
    std::vector<UpsertElement> &elements_;
    const Shown &shown_;
    std::vector<UpsertOutcome> outcomes_;
    Indexes waiting_;
    std::unordered_set<std::string> found_by_; // of the elements that wait
};

bool Batch::fits(const Upsert &next, const std::string &by) const {
    if (waiting_.empty()) return true;
    const Upsert &last = upsert(waiting_.back());
    return waiting_.size() < largest_set && last.by == next.by && is_alike(last.create, next.create) &&
           is_alike(last.update, next.update) && !found_by_.contains(by);
}

void Batch::add(std::size_t index) {
    std::string by = text_of_by(upsert(index));
    if (!fits(upsert(index), by)) flush();
    waiting_.push_back(index);
    if (!by.empty()) found_by_.insert(std::move(by));
}

void Batch::flush() {
    found_by_.clear();
    write_or_split(
        std::exchange(waiting_, {}), [&](const Indexes &part) { return write(part); },
        [&](std::size_t index) { perform_alone(index); });
}

void Batch::perform_alone(std::size_t index) {
    const pg::Scratch scratch;
    pg::check_interrupts();
    outcomes_[index] = perform_upsert(snapshot_, upsert(index), shown_);
}

// In one subtransaction: a row that is locked in one and written in another costs a multixact.
bool Batch::write(const Indexes &indexes) {
    const pg::Scratch scratch;
    const Work work{snapshot_};
    bool written = false;
    return attempt_together([&] { written = write_apart(work, indexes); }) && written;
}

// False where two elements are of one record after all, as its index compares them.
bool Batch::write_apart(const Work &work, const Indexes &indexes) {
    const auto keys = find(indexes);
    if (!are_different(keys)) return false;
    Indexes present, missing;
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        if (keys[i]) update_record(upsert(indexes[i]), *keys[i]);
        (keys[i] ? present : missing).push_back(indexes[i]);
    }
    write_those(work, present, &Upsert::update, "update");
    write_those(work, missing, &Upsert::create, "create");
    return true;
}

std::vector<std::optional<std::string>> Batch::find(const Indexes &indexes) const {
    std::vector<const Upsert *> upserts;
    for (const std::size_t index : indexes) upserts.push_back(&upsert(index));
    return find_records(snapshot_, upserts);
}

void Batch::write_those(const Work &work, const Indexes &indexes, Change Upsert::*reading, const char *action) {
    if (indexes.empty()) return;
    std::vector<const Change *> changes;
    for (const std::size_t index : indexes) changes.push_back(&(upsert(index).*reading));
    std::vector<Outcome> outcomes = write_set(work, changes, shown_);
    for (std::size_t i = 0; i < indexes.size(); ++i) outcomes_[indexes[i]] = {std::move(outcomes[i]), action};
}

// What is certain of either reading.
struct EitherCertain {
    Certain create, update;

    EitherCertain(const model::Schema &schema, const Upsert &upsert, const Shown &shown)
        : create(schema, upsert.create, shown), update(schema, upsert.update, shown) {}

    bool may(Upsert &upsert) {
        action::Failures missing;
        check_given(upsert, missing);
        leave_out_equal(upsert);
        return missing.empty() && can_be_created(upsert) && is_valid(upsert.create) && is_valid(upsert.update) &&
               create.may(upsert.create) && update.may(upsert.update);
    }
};

} // namespace

std::vector<UpsertOutcome> perform_upserts(const catalog::Snapshot &snapshot, std::vector<UpsertElement> &elements,
                                           const Shown &shown) {
    Batch batch(snapshot, elements, shown);
    std::optional<EitherCertain> certain;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        UpsertElement &element = elements[i];
        pg::check_interrupts();
        if (!element.failures.empty()) {
            batch.outcome(i).outcome.failures = element.failures;
            continue;
        }
        if (!certain) certain.emplace(*snapshot.schema, element.upsert, shown);
        if (certain->may(element.upsert)) {
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
