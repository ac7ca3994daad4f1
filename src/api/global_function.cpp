#include "api/global_function.hpp"

#include <algorithm>

#include "catalog/permission.hpp"
#include "change/global.hpp"
#include "pg/wall.hpp"

namespace model_api::api {

void check_own_function(const model::Action &action, bool is_permitted) {
    if (pg::call([] { return superuser(); })) return;
    const Oid function = change::find_function(action);
    if (OidIsValid(function) && !pg::call([&] { return pg_proc_ownercheck(function, GetUserId()); }))
        throw DomainError(sqlstate::insufficient_privilege, {}, "must be owner of function " + action.run, {},
                          "By permission a global action runs with the privileges of its function's owner.");
    if (!OidIsValid(function) && is_permitted)
        throw DomainError(sqlstate::undefined_function, {}, "function " + action.run + "(jsonb) does not exist", {},
                          "A global action is permitted by the owner of its function.");
}

bool is_permitted(const std::string &global_action) {
    return std::ranges::any_of(*catalog::permissions(), [&](const catalog::Permission &permission) {
        return permission.model.empty() && permission.definition.find(global_action) != nullptr;
    });
}

} // namespace model_api::api
