#include "access/reading.hpp"

#include "access/identity.hpp"
#include "access/view.hpp"

namespace model_api::access {

bool has_privilege(std::uint32_t relation) {
    return pg::call([&] {
        bool is_missing = false;
        return pg_class_aclcheck_ext(relation, GetUserId(), ACL_SELECT, &is_missing) == ACLCHECK_OK ||
               (!is_missing &&
                pg_attribute_aclcheck_all(relation, GetUserId(), ACL_SELECT, ACLMASK_ANY) == ACLCHECK_OK);
    });
}

bool is_permitted(const std::string &model, std::uint32_t relation, const std::vector<std::string> &roles) {
    return !is_superuser(catalog::owner_of(relation)) && permit(roles, model);
}

catalog::Snapshot reading(const catalog::Snapshot &snapshot, const model::Model &model, std::uint32_t relation) {
    if (has_privilege(relation)) return snapshot;
    const std::vector<std::string> of_session = roles();
    if (!permit(of_session, model.name)) deny(model.name, {});
    return permitted(snapshot, of_session, serving_owner(model.name, relation, {}));
}

} // namespace model_api::access
