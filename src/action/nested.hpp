// Operations on related records, which stand in the object of a record.
#pragma once

#include "action/record.hpp"

namespace model_api::action {

// {"quiz":{"_link":"1"}}, {"quiz":{"create":{…}}}, {"quiz":null}: an assignment, or an action of the parent.
void read_belongs_to(const model::Field &field, const Json &json, const Place &place, const Input &input,
                     Change &change);

// {"answers":[{"create":{…}},{"_unlink":"7"}]}: of hasOne, hasMany and hasManyThrough.
void read_children(const model::Field &field, const Json &json, const Place &place, const Input &input, Change &change);

// The object of a nested action; `kind` create takes no id, the others have one in the object.
Change read_nested_record(const model::Model &model, const model::Action &action, const Json &json, const Place &place,
                          const Input &input);

// One that may be nested: not those of accounts, which are about who acts.
const model::Action *find_action(const model::Model &model, std::string_view name); // nullptr: no such action

} // namespace model_api::action

#include "base/pure.hpp"
