#include "change/all.hpp"

#include <algorithm>

#include "change/judge.hpp"
#include "change/row.hpp"
#include "change/set.hpp"
#include "change/together.hpp"
#include "change/unit.hpp"
#include "pg/scratch.hpp"
#include "pg/subtransaction.hpp"
#include "statement/cache.hpp"
#include "statement/change.hpp"

namespace model_api::change {
namespace {

using action::Change;
using Elements = std::vector<Element>;
using Outcomes = std::vector<Outcome>;

bool all_succeeded(const Outcomes &outcomes) {
    return std::ranges::all_of(outcomes, &Outcome::success);
}

// What is wrong before anything is written.
Outcomes checked(const catalog::Snapshot &snapshot, const Elements &elements) {
    Outcomes outcomes(elements.size());
    for (std::size_t i = 0; i < elements.size(); ++i) {
        pg::check_interrupts();
        outcomes[i].failures =
            elements[i].failures.empty() ? check(snapshot, elements[i].change) : elements[i].failures;
    }
    return outcomes;
}

// ---- as sets

// The elements from `begin` on that one statement may write.
std::size_t end_of_set(const Elements &elements, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < elements.size() && end - begin < largest_set && is_alike(elements[begin].change, elements[end].change))
        ++end;
    return end;
}

bool may_be_sets(const model::Schema &schema, const Elements &elements, const Shown &shown) {
    if (elements.size() < 2) return false;
    Certain certain(schema, elements.front().change, shown);
    return std::ranges::all_of(elements, [&](const Element &element) { return certain.may(element.change); });
}

bool write_sets(const catalog::Snapshot &snapshot, const Elements &elements, const Shown &shown, Outcomes &outcomes) {
    const Work work{snapshot};
    return attempt_together([&] {
        for (std::size_t begin = 0; begin < elements.size();) {
            const pg::Scratch scratch;
            const std::size_t end = end_of_set(elements, begin);
            std::vector<const Change *> changes;
            for (std::size_t i = begin; i < end; ++i) changes.push_back(&elements[i].change);
            std::ranges::move(write_set(work, changes, shown), outcomes.begin() + static_cast<std::ptrdiff_t>(begin));
            begin = end;
        }
        if (!all_succeeded(outcomes)) throw DomainError(sqlstate::no_data_found, {}, "a record was not written");
    });
}

// ---- one by one, in one subtransaction

// What could not be shown at once.
void read_back(const Work &work, const Elements &elements, const Shown &shown, Outcomes &outcomes) {
    std::vector<sql::Value> keys;
    for (const Outcome &outcome : outcomes) keys.push_back(outcome.key);
    for (Row &row : read_rows(work, *elements.front().change.model, keys, shown))
        outcomes[static_cast<std::size_t>(row.position)].json = std::move(row.json);
}

void write_each(Work &work, const Elements &elements, const Shown &shown, Outcomes &outcomes) {
    bool are_whole = true;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const pg::Scratch scratch;
        pg::check_interrupts();
        work.current = &elements[i].change;
        Done done = perform(work, elements[i].change, nullptr, shown);
        are_whole = are_whole && done.is_whole;
        outcomes[i].key = std::move(done.key);
        outcomes[i].json = std::move(done.json);
    }
    judge_written(work);
    if (!are_whole) read_back(work, elements, shown, outcomes);
}

Outcomes perform_in_order(const catalog::Snapshot &snapshot, const Elements &elements, const Shown &shown) {
    Outcomes outcomes(elements.size());
    Work work{snapshot};
    pg::attempt([&] { write_each(work, elements, shown, outcomes); },
                [&](const std::exception &exception) {
                    outcomes.assign(elements.size(), {});
                    const auto failed = std::ranges::find(elements, work.current,
                                                          [](const Element &element) { return &element.change; });
                    Outcome &outcome = outcomes[static_cast<std::size_t>(failed - elements.begin())];
                    outcome.failures = failures_of(exception, work);
                    complete(work, failed->change, outcome.failures);
                });
    return outcomes;
}

} // namespace

Outcomes perform_all(const catalog::Snapshot &snapshot, const Elements &elements, const Shown &shown) {
    Outcomes outcomes = checked(snapshot, elements);
    if (elements.empty() || !all_succeeded(outcomes)) return outcomes;
    if (may_be_sets(*snapshot.schema, elements, shown) && write_sets(snapshot, elements, shown, outcomes))
        return outcomes;
    return perform_in_order(snapshot, elements, shown);
}

Outcome remove_all(const catalog::Snapshot &snapshot, const Change &remove, const read::Statement &statement) {
    Outcome outcome;
    Work work{snapshot};
    work.current = &remove;
    const auto prepared = statement::prepare(statement, snapshot.version);
    pg::attempt([&] { statement::run_datum(*prepared, statement.parameters, {}); },
                [&](const std::exception &exception) { outcome.failures = failures_of(exception, work); });
    return outcome;
}

} // namespace model_api::change
