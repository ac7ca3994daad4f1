// The rules of a model's fields, asked of values that are to be written. The table's constraints hold them too; asked
// here, all that are broken can be told at once, and most bad elements of a bulk never reach the table.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "action/change.hpp"
#include "action/failure.hpp"

namespace model_api::action {

// Whether `text` matches a regular expression as PostgreSQL's ~ has it.
using Matches = std::function<bool(const std::string &pattern, const std::string &text)>;

// Of one change alone, without what is nested in it. `linked` is the belongsTo that its parent sets: nullptr: none.
std::vector<FieldMistake> broken_rules(const Change &change, const model::Field *linked, const Matches &matches);

// Of a change and all that is nested in it: one failure for each record. Records whose action has a `run` hook are left
// out, for the hook may yet mend them.
void check_rules(const Change &change, const Matches &matches, Failures &failures);

// The values of a whole record, as a hook gave it: every field is present.
std::vector<FieldMistake> broken_rules(const model::Model &model, const std::vector<Assignment> &values,
                                       const Matches &matches);

// The message of a rule that a constraint with this label ("length_check") or a unique index has found broken.
std::string message_of(const model::Field &field, std::string_view label);

} // namespace model_api::action

#include "base/pure.hpp"
