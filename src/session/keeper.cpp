#include "session/keeper.hpp"

#include "catalog/catalog.hpp"

namespace model_api::session {

Oid keeper_of(const model::Model &model) {
    const Oid owner = catalog::owner_of(model.relation);
    const bool is_refused = pg::call([&] { return superuser_arg(owner) && !superuser_arg(GetUserId()); });
    if (!is_refused) return owner;
    throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                      "the table of model \"" + model.name + "\" belongs to a superuser, so that others are not served",
                      {}, "Give it and the table of its secrets to another role: ALTER TABLE ... OWNER TO ...");
}

} // namespace model_api::session
