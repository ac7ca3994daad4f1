// The definition of the users of a database and of their sessions, as model.define_users makes it.
#pragma once

#include "model/definition.hpp"

namespace model_api::model {

// The model for this purpose. nullptr: there is none yet.
const Model *find_for(Purpose purpose, const Known &known);

// A user's address, and whether it is known to be theirs; nullptr: the model has none.
struct Verified {
    const Field *email, *is_verified;
};
Verified verified_fields(const Model &model);

// A document for parse_definition: what there is, or else the definition that we give, changed as `options` say:
// {"user": {…}, "session": {…}} are merge patches of the two models, and "name" in one is the model's name. Throws
// DomainError 42P17 where the options are none.
Json users_definition(const Json &options, const Known &known);

} // namespace model_api::model

#include "base/pure.hpp"
