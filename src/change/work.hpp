// One atomic unit of work: a record's action with all that is nested in it.
#pragma once

#include <deque>
#include <exception>
#include <string>
#include <unordered_map>
#include <vector>

#include "action/change.hpp"
#include "action/failure.hpp"
#include "catalog/catalog.hpp"
#include "change/refusal.hpp"
#include "read/selection.hpp"

namespace model_api::change {

// Ends a unit that cannot go on: what was written is rolled back, and the failures are the result.
struct Refused final : std::exception {
    action::Failures failures;

    explicit Refused(action::Failure failure) : failures{std::move(failure)} {}
    explicit Refused(action::Failures several) : failures(std::move(several)) {}
    const char *what() const noexcept override { return "an action was refused"; }
};

// The belongsTo that the record's parent sets: a child is linked to the parent it is written below.
struct Link {
    const model::Field *field = nullptr;
    sql::Value key;
};

// An onSuccess hook that waits for the unit's end.
struct Waiting {
    const action::Change *change;
    sql::Value key;
    Datum record = 0; // a deleted one, as it was; 0: to be read then
};

// What permissions said of a record before it was written.
struct Judged {
    const action::Change *change;
    std::string_view action; // by which it is permitted
    std::string held;        // '1' for each permission that held; empty: of a new record, or all records are permitted
    std::optional<sql::Value> key; // of the record, once it is written
};

// What the result shows of records.
struct Shown {
    const read::Selection *selection;
    std::string name; // the same for the same selection: part of the keys of kept statements
};

struct Work {
    const catalog::Snapshot &snapshot;
    std::vector<Waiting> waiting{};
    std::deque<action::Change> implied{}; // changes that nobody wrote, kept for `waiting` and `current`

    std::deque<Judged> judged{}; // where permissions decide
    std::unordered_multimap<const action::Change *, Judged *> judged_of{};

    // Where the unit is, so that an error can be told of the record it happened to.
    const action::Change *current = nullptr;
    std::vector<action::Assignment> attempted{}; // what its row was to be, when PostgreSQL refused it
    Origin origin = Origin::statement;

    // A set of rows that PostgreSQL refuses is not undone by itself: it ends the unit, which is done again without
    // sets.
    bool may_be_repeated = false;
    bool must_be_repeated = false;

    const model::Schema &schema() const { return *snapshot.schema; }
};

action::Failure not_found(const model::Model &model, const std::string &key, const std::string &path);
action::Failure not_found(const action::Change &change);
const std::string &place_of_key(const action::Change &change); // in the arguments

} // namespace model_api::change
