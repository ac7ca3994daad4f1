#include "change/unit.hpp"

#include <algorithm>

#include "change/careful.hpp"
#include "change/judge.hpp"
#include "change/record.hpp"
#include "change/relation.hpp"
#include "model/users.hpp"

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

// An address that a user was given by permission is nobody's until it is verified.
void unverify(const Work &work, RowChange &row) {
    const Change &change = *row.change;
    if (!work.schema().is_restricted() || change.kind != Kind::update) return;
    const auto [email, verified] = model::verified_fields(*change.model);
    if (!email || !verified) return;
    const auto given = [&](const model::Field *field) {
        return std::ranges::find(row.values, field, &action::Assignment::field);
    };
    const auto address = given(email);
    if (address == row.values.end() || given(verified) != row.values.end()) return;
    const auto record = stored_record(work, change);
    const auto *text = std::get_if<std::string>(&address->value);
    const sql::Value before = record ? value_in(*record, *email) : sql::Value(sql::Null{});
    const auto *same = std::get_if<std::string>(&before);
    if (!text || !same || *text != *same) assign(row, *verified, false);
}

// Whether the record's parents, or what waits for the unit's end, may touch it once it is written.
bool is_touched_again(const Change &change) {
    return !change.parents.empty() || !change.action->on_success.empty();
}

} // namespace

Done perform(Work &work, const Change &change, const Link *link, const Shown &shown) {
    judge_record(work, change, link);
    RowChange row = row_of(change, link);
    perform_parents(work, change, row);
    work.current = &change;
    unverify(work, row);
    const bool at_once =
        is_shown_at_once(work.schema(), *change.model, change.kind, shown) && !is_touched_again(change);
    Written written = write_surely(work, row, at_once ? shown : nothing());
    Done done{key_value(*change.model, written.row->key), std::move(written.row->json)};
    note_written(work, change, link, done.key);
    if (!change.action->on_success.empty())
        work.waiting.push_back({&change, done.key, change.kind == Kind::delete_ ? written.before : 0});
    done.is_whole = perform_children(work, change, done.key) && at_once;
    return done;
}

} // namespace model_api::change
