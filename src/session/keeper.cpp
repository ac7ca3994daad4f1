#include "session/keeper.hpp"

#include "catalog/catalog.hpp"

namespace model_api::session {

Oid keeper_of(const model::Model &model) {
    if (is_served(model.relation)) return catalog::owner_of(model.relation);
    throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                      "the table of model \"" + model.name + "\" belongs to a superuser, so that others are not served",
                      {}, "Give it and the table of its secrets to another role: ALTER TABLE ... OWNER TO ...");
}

bool is_served(Oid relation) {
    const Oid owner = catalog::owner_of(relation);
    return pg::call([&] { return superuser_arg(GetUserId()) || !superuser_arg(owner); });
}

bool is_granted(const model::Model &model, AclMode privileges) {
    return pg::call([&] { return pg_class_aclcheck(model.relation, GetUserId(), privileges) == ACLCHECK_OK; });
}

} // namespace model_api::session
