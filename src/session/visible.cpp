#include "session/visible.hpp"

#include <algorithm>

namespace model_api::session {
namespace {

constexpr std::string_view own_fields[] = {"id",    "createdAt", "updatedAt",     "state",
                                           "email", "roles",     "emailVerified", "lastSignedIn"};

bool is_shown(const read::Selected &member, const model::Model &model) {
    if (member.form == read::Selected::Form::list) return false;
    if (model.is_for(model::Purpose::session))
        return member.form != read::Selected::Form::record || member.name == "user";
    return member.form == read::Selected::Form::value &&
           std::ranges::find(own_fields, member.name) != std::end(own_fields);
}

} // namespace

bool is_granted(const model::Model &model, AclMode privileges) {
    return pg::call([&] { return pg_class_aclcheck(model.relation, GetUserId(), privileges) == ACLCHECK_OK; });
}

void check_visible(const read::Selection &selection, const model::Model &model) {
    for (const read::Selected &member : selection.members) {
        if (!is_shown(member, model))
            throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                              "permission denied for field \"" + member.name + "\" of " + model.name, "selection");
        if (member.selection) check_visible(*member.selection, *member.model);
    }
}

read::Selection visible(read::Selection selection, const model::Model &model) {
    std::erase_if(selection.members, [&](const read::Selected &member) { return !is_shown(member, model); });
    return selection;
}

} // namespace model_api::session
