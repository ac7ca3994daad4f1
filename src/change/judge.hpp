// What permissions say of changes, where they decide: whether there is such a record at all, whether the action may be
// performed on it, and whether it may be what it has become.
#pragma once

#include "change/work.hpp"

namespace model_api::change {

// Before anything is done. Throws 42501, GGT_PERMISSION_DENIED, for an action of which nothing is permitted, be it the
// change's own or one that is nested in it.
void deny_unpermitted(const model::Schema &schema, const action::Change &change);
// Of what is nested in it alone.
void deny_unpermitted_below(const model::Schema &schema, const action::Change &change);

// Locks the records that the change and all that is nested in it name, and throws Refused where one of them may not be
// seen, which is answered as if it were not there, or is none that its action may be performed on, and where a field is
// written that only who may do everything writes.
void judge(Work &work, const action::Change &change);

// The same of one record, as it is written or looked at; `link` is written with it.
void judge_record(Work &work, const action::Change &change, const Link *link = nullptr);

// A record that is written, to be judged at the end of the unit.
void note_written(Work &work, const action::Change &change, const Link *link, const sql::Value &key);
// Throws Refused where one of them has become what the action may not make of it.
void judge_written(Work &work);

} // namespace model_api::change
