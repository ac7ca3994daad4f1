// What PostgreSQL refused, as the failure of an action: constraints by the field they are on.
#pragma once

#include "action/failure.hpp"
#include "catalog/catalog.hpp"
#include "pg/wall.hpp"

namespace model_api::change {

// Where an error came from.
enum class Origin : std::uint8_t {
    statement, // of ours, with its triggers and constraints
    hook,
};

// Errors that are raised as they are and never become a result: serialization failures and deadlocks, cancelled queries
// and lock timeouts, exhausted resources, read-only transactions, damaged data, and (of a statement) a missing
// privilege on a table or a function.
bool must_be_raised(const pg::Error &error, Origin origin);

// The failure of a change of `model` at `path`; nullptr: of a global action, which has no record. A constraint of the
// model's table is told by the rule that it keeps; one of another table (a cascade, a child that refers to the record)
// by that table's model.
action::Failure failure_of(const pg::Error &error, Origin origin, const model::Model *model,
                           const catalog::Snapshot &snapshot, const std::string &path);

// The unique field whose index this 23505 names; nullptr: another one.
const model::Field *broken_unique(const pg::Error &error, const model::Model &model);

} // namespace model_api::change
