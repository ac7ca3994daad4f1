// The rules of a model's fields, asked of values that are to be written. The table's constraints hold them too; asked
// here, all that are broken can be told at once, and most bad elements of a bulk never reach the table.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "action/change.hpp"
#include "action/failure.hpp"

namespace model_api::action {

// Whether `text` matches a regular expression as PostgreSQL's ~ has it.
using Matches = std::function<bool(const std::string &pattern, const std::string &text)>;

// Of one change alone, without what is nested in it: its mistakes, and unless it is plain what is broken by the values
// it has. `linked` is the belongsTo that its parent sets: nullptr: none.
std::vector<FieldMistake> broken_rules(const Change &change, const model::Field *linked, const Matches &matches);

// Of a change and all that is nested in it: one failure for each record. Of a record whose action has a `run` hook only
// the mistakes count, values that no record can hold: the hook may yet mend the rest.
void check_rules(const Change &change, const Matches &matches, Failures &failures);

// The values of a whole record, as a hook gave it: every field is present.
std::vector<FieldMistake> broken_rules(const model::Model &model, const std::vector<Assignment> &values,
                                       const Matches &matches);

// Labels of what is no CHECK, as PostgreSQL names such constraints; those of CHECKs are in table/rules.hpp, and the
// domains of fields ("email_check") have theirs.
inline constexpr std::string_view required_label = "not_null";
inline constexpr std::string_view unique_label = "key"; // also of an index
inline constexpr std::string_view reference_label = "fkey";

// The message of a rule that a constraint with this label ("length_check") has found broken; "is invalid" where there
// is no such label.
std::string message_of(const model::Field &field, std::string_view label);

} // namespace model_api::action

#include "base/pure.hpp"
