#include "change/unit.hpp"

#include <algorithm>

#include "change/careful.hpp"
#include "change/record.hpp"
#include "change/relation.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;

void assign(RowChange &row, const model::Field &field, const sql::Value &value) {
    const auto found = std::ranges::find(row.values, &field, &action::Assignment::field);
    if (found == row.values.end())
        row.values.push_back({&field, value});
    else
        found->value = value;
}

void perform_parents(Work &work, const Change &change, RowChange &row) {
    for (const action::Nested &parent : change.parents)
        assign(row, *parent.relation, perform(work, parent.changes.front(), nullptr, nothing()).key);
}

// What the error was about, for whoever tells of it once the subtransaction is rolled back.
template <class Write>
auto write_noted(Work &work, const RowChange &row, Write &&write) {
    try {
        return write();
    } catch (const pg::Error &) {
        work.attempted = row.values;
        throw;
    }
}

Written write(Work &work, const RowChange &row, const Shown &shown) {
    return write_noted(work, row, [&]() -> Written {
        if (needs_care(*row.change)) return write_carefully(work, row, shown);
        return {write_one(work, row, shown), 0};
    });
}

// A record that another transaction brought into a fitting state between the statement and the question why is locked,
// so that it stays in it, and written again.
Written write_surely(Work &work, const RowChange &row, const Shown &shown) {
    for (;;) {
        Written written = write(work, row, shown);
        if (written.row) return written;
        if (auto failure = why_not(work, *row.change)) throw Refused(std::move(*failure));
        pg::check_interrupts();
        locked_record(work, *row.change);
    }
}

// Whether the record's parents, or what waits for the unit's end, may touch it once it is written.
bool is_touched_again(const Change &change) {
    return !change.parents.empty() || !change.action->on_success.empty();
}

} // namespace

Done perform(Work &work, const Change &change, const Link *link, const Shown &shown) {
    RowChange row = row_of(change, link);
    perform_parents(work, change, row);
    work.current = &change;
    const bool at_once = is_shown_at_once(*change.model, change.kind, shown) && !is_touched_again(change);
    Written written = write_surely(work, row, at_once ? shown : nothing());
    Done done{key_value(*change.model, written.row->key), std::move(written.row->json)};
    if (!change.action->on_success.empty())
        work.waiting.push_back({&change, done.key, change.kind == Kind::delete_ ? written.before : 0});
    done.is_whole = perform_children(work, change, done.key) && at_once;
    return done;
}

} // namespace model_api::change
