// The object of a record, read as a change of it.
#pragma once

#include <string_view>

#include "action/input.hpp"
#include "action/mistakes.hpp"
#include "action/place.hpp"
#include "value/secrets.hpp"

namespace model_api::action {

inline constexpr std::string_view atomics_key = "_atomics"; // the member that holds increments

// What the parts of the parser share.
struct Input {
    const model::Schema &schema;
    Mistakes &mistakes;
    value::Secrets secrets;
    value::KnownRoles roles;
    int depth = 1; // actions around this one, and itself
};

// Whose object it is.
struct Subject {
    const model::Model &model;
    const model::Action &action;
    Key key = Key::none;
    bool has_parameters = true; // parameters of the action stand among the fields, for want of another place
};

Change read_record(const Subject &subject, const Json &object, const Place &place, const Input &input);

// The key of the record from where it is given apart from the object; without one a mistake is noted.
void read_key(const Json &id, const Place &place, Mistakes &mistakes, Change &change);

// `code` of a model whose key is that, and "id" as well where no field has this name.
bool is_key_name(const model::Model &model, std::string_view name);

// Whether an action gives the field a value because it is asked to: neither the key nor what the database and the state
// machine write.
bool is_written_by_actions(const model::Model &model, const model::Field &field);

// A value of a stored field that is no relation: assigned, or a mistake.
void read_own(const model::Field &field, const Json &value, const Place &member, const Input &input, Change &change);

// What remains to be done with the values of a record that has been read from its object: an increment beside a value
// is a mistake, the values get the order of the fields, and secrets become what is kept of them.
void settle(const Place &place, const Input &input, Change &change);

// A change that nothing is asked of yet.
Change change_of(const model::Model &model, const model::Action &action, const Place &place);

} // namespace model_api::action

#include "base/pure.hpp"
