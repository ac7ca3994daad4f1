#include "change/bulk.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "action/rules.hpp"
#include "change/clash.hpp"
#include "change/key.hpp"
#include "change/matches.hpp"
#include "change/row.hpp"
#include "change/together.hpp"
#include "change/unique.hpp"
#include "pg/scratch.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;

// A statement of many rows that PostgreSQL refuses is tried again in parts of this size, and these one by one: with one
// bad element in a hundred that costs half of what a savepoint for each would.
constexpr std::size_t part_size = 50;

bool has_nested(const Change &change) {
    return !change.parents.empty() || !change.children.empty();
}

bool reaches(const read::Selection &selection, const model::Model &model) {
    return std::ranges::any_of(selection.members, [&](const read::Selected &member) {
        if (member.model == &model) return true;
        return member.selection && reaches(*member.selection, model);
    });
}

// Elements that wait to be written by one statement: alike, and of different records.
class Batch {
public:
    Batch(const catalog::Snapshot &snapshot, const std::vector<Element> &elements, const Shown &shown,
          std::vector<Outcome> &outcomes)
        : snapshot_(snapshot), elements_(elements), shown_(shown), outcomes_(outcomes) {}

    void add(std::size_t index);
    void flush();

private:
    bool write(std::span<const std::size_t> indexes);
    void write_rows(const Work &work, std::span<const std::size_t> indexes);
    void show(const Work &work, std::span<const std::size_t> indexes);
    void write_alone(std::size_t index);
    const Change &change(std::size_t index) const { return elements_[index].change; }

    const catalog::Snapshot &snapshot_;
    const std::vector<Element> &elements_;
    const Shown &shown_;
    std::vector<Outcome> &outcomes_;
    std::vector<std::size_t> waiting_;
    std::unordered_set<std::string_view> keys_; // of the elements that wait
};

void Batch::add(std::size_t index) {
    const Change &next = change(index);
    const bool fits = waiting_.empty() || is_alike(change(waiting_.back()), next);
    if (!fits || keys_.contains(next.key_text)) flush();
    waiting_.push_back(index);
    if (next.key) keys_.insert(next.key_text);
}

void Batch::flush() {
    const std::vector<std::size_t> indexes = std::exchange(waiting_, {});
    keys_.clear();
    if (indexes.size() == 1) return write_alone(indexes.front());
    if (indexes.empty() || write(indexes)) return;
    for (std::size_t from = 0; from < indexes.size(); from += part_size) {
        const std::span part = std::span(indexes).subspan(from, std::min(part_size, indexes.size() - from));
        if (part.size() < indexes.size() && part.size() > 1 && write(part)) continue;
        for (const std::size_t index : part) write_alone(index);
    }
}

void Batch::write_alone(std::size_t index) {
    pg::check_interrupts();
    outcomes_[index] = perform_alone(snapshot_, change(index), shown_);
}

// Whether all were written, or found not to be there. What PostgreSQL says against one of them is asked again of each.
bool Batch::write(std::span<const std::size_t> indexes) {
    const pg::Scratch scratch;
    const Work work{snapshot_};
    return attempt_together([&] { write_rows(work, indexes); });
}

void Batch::write_rows(const Work &work, std::span<const std::size_t> indexes) {
    const model::Model &model = *change(indexes.front()).model;
    const Kind kind = change(indexes.front()).kind;
    const bool at_once = is_shown_at_once(model, kind, shown_);
    std::vector<RowChange> rows;
    rows.reserve(indexes.size());
    for (const std::size_t index : indexes) rows.push_back(row_of(change(index), nullptr));
    std::vector<Row> written = write_many(work, rows, at_once ? shown_ : nothing());
    std::vector<bool> is_there(indexes.size(), false);
    for (std::size_t i = 0; i < written.size(); ++i) {
        const std::size_t place = kind == Kind::create ? i : static_cast<std::size_t>(written[i].position);
        Outcome &outcome = outcomes_[indexes[place]];
        outcome = {.failures = {}, .key = key_value(model, written[i].key), .json = {}};
        if (at_once && kind != Kind::delete_) outcome.json = std::move(written[i].json);
        is_there[place] = true;
    }
    for (std::size_t i = 0; i < indexes.size(); ++i)
        if (!is_there[i])
            outcomes_[indexes[i]] = {.failures = {why_not(work, change(indexes[i]))}, .key = {}, .json = {}};
    if (!at_once && kind != Kind::delete_) show(work, indexes);
}

// Reads the records back, where the statement that wrote them could not show them.
void Batch::show(const Work &work, std::span<const std::size_t> indexes) {
    std::vector<sql::Value> keys;
    std::vector<std::size_t> written;
    for (const std::size_t index : indexes) {
        if (!outcomes_[index].success()) continue;
        keys.push_back(outcomes_[index].key);
        written.push_back(index);
    }
    if (keys.empty()) return;
    for (Row &row : read_rows(work, *change(written.front()).model, keys, shown_))
        outcomes_[written[static_cast<std::size_t>(row.position)]].json = std::move(row.json);
}

// What is certain for all elements of a bulk alike.
struct Certain {
    bool together;

    Certain(const Change &change, const Shown &shown)
        : together(may_run_together(*change.model, change.kind) && is_told_by_text(*change.model) &&
                   change.action->run.empty() && change.action->on_success.empty() &&
                   !reaches(*shown.selection, *change.model)) {}

    bool may(const Change &change) const {
        return together && !has_nested(change) &&
               (change.kind != Kind::update || !writes_unique(*change.model, change.values, change.increments));
    }
};

} // namespace

std::vector<Outcome> perform_each(const catalog::Snapshot &snapshot, const std::vector<Element> &elements,
                                  const Shown &shown) {
    std::vector<Outcome> outcomes(elements.size());
    if (elements.empty()) return outcomes;
    Batch batch(snapshot, elements, shown, outcomes);
    std::optional<Certain> certain;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const Element &element = elements[i];
        if (!element.failures.empty()) {
            outcomes[i].failures = element.failures;
            continue;
        }
        if (!certain) certain.emplace(element.change, shown);
        const bool is_valid = action::broken_rules(element.change, nullptr, matches_pattern).empty();
        if (is_valid && certain->may(element.change)) {
            batch.add(i);
            continue;
        }
        batch.flush();
        const pg::Scratch scratch;
        pg::check_interrupts();
        outcomes[i] = perform_alone(snapshot, element.change, shown);
    }
    batch.flush();
    return outcomes;
}

} // namespace model_api::change
