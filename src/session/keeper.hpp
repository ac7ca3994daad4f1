// Whose privileges serve everybody with what concerns users and sessions: the owner's of their tables.
#pragma once

#include "model/model.hpp"
#include "pg/as_owner.hpp"
#include "pg/wall.hpp"

namespace model_api::session {

// The owner of the model's table. Throws 42501 where that is a superuser and the caller is none: whoever may reach a
// superuser's functions with a superuser's privileges has the server.
Oid keeper_of(const model::Model &model);
bool is_served(Oid relation); // whether it would not throw

// Whether the caller's own grants serve: then what is asked runs as the caller, under the tables' own rules.
bool is_granted(const model::Model &model, AclMode privileges);

} // namespace model_api::session
