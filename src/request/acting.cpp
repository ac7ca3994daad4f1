#include "request/acting.hpp"

#include <algorithm>

#include "access/acting.hpp"
#include "action/internal.hpp"
#include "action/takes.hpp"
#include "request/action.hpp"

namespace model_api::request {
namespace {

AclMode privilege_for(action::Kind kind) {
    switch (kind) {
    case action::Kind::create:
        return ACL_INSERT;
    case action::Kind::update:
        return ACL_UPDATE;
    case action::Kind::delete_:
        break;
    }
    return ACL_DELETE;
}

} // namespace

Target acting_on(const catalog::Snapshot &snapshot, const model::Model &model, std::string_view action) {
    const bool is_defined = std::ranges::find(model.actions, action, &model::Action::name) != model.actions.end();
    if (action == "upsert" && !is_defined) // without a create and an update it is refused when it is read
        return {access::acting(snapshot, model, ACL_INSERT, {"create", "update"}), &model};
    const model::Action &defined = action_of(model, action);
    if (action::is_of_account(defined)) return {snapshot, &model};
    return {access::acting(snapshot, model, privilege_for(action::kind_of(defined)), {action}), &model};
}

Target acting_internally(const catalog::Snapshot &snapshot, const model::Model &model,
                         std::optional<action::Kind> kind) {
    const action::Kind like = kind.value_or(action::Kind::create);
    return {
        access::acting(snapshot, model, privilege_for(like), {action::internal_change(model, like, "").action->name}),
        &model};
}

} // namespace model_api::request
