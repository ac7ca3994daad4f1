#include "access/acting.hpp"

#include <algorithm>

#include "access/identity.hpp"
#include "access/view.hpp"

namespace model_api::access {
namespace {

constexpr AclMode of_columns = ACL_SELECT | ACL_INSERT | ACL_UPDATE | ACL_REFERENCES;
constexpr AclMode of_tables = of_columns | ACL_DELETE | ACL_TRUNCATE | ACL_TRIGGER;

// One of the privileges; also on a table that is gone, about which PostgreSQL has to say that.
bool has_any(Oid relation, AclMode privileges) {
    return pg::call([&] {
        bool is_missing = false;
        if (pg_class_aclcheck_ext(relation, GetUserId(), privileges, &is_missing) == ACLCHECK_OK) return true;
        const AclMode on_columns = privileges & of_columns;
        return is_missing || (on_columns != 0 &&
                              pg_attribute_aclcheck_all(relation, GetUserId(), on_columns, ACLMASK_ANY) == ACLCHECK_OK);
    });
}

} // namespace

catalog::Snapshot acting(const catalog::Snapshot &snapshot, const model::Model &model, AclMode privileges,
                         const std::vector<std::string_view> &actions) {
    if (has_any(model.relation, privileges)) return snapshot;
    const std::vector<std::string> of_session = roles();
    const bool is_permitted =
        std::ranges::any_of(actions, [&](std::string_view action) { return permit(of_session, model.name, action); });
    if (is_permitted)
        return permitted(snapshot, of_session, serving_owner(model.name, model.relation, actions.front()));
    if (has_any(model.relation, of_tables)) return snapshot;
    deny(model.name, actions.front());
}

bool may_act(const std::string &model, std::uint32_t relation, std::string_view action) {
    return permit(roles(), model, action) && !is_superuser(catalog::owner_of(relation));
}

bool may_do_everything() {
    return permit_everything(roles());
}

} // namespace model_api::access
