#include "access/own.hpp"

#include <algorithm>

#include "access/reading.hpp"
#include "access/view.hpp"
#include "catalog/role.hpp"
#include "session/keeper.hpp"

namespace model_api::access {
namespace {

using Form = read::Selected::Form;

constexpr std::string_view own_fields[] = {"id",    "createdAt", "updatedAt",     "state",
                                           "email", "roles",     "emailVerified", "lastSignedIn"};

// What is stored in the user's row is the user's; what refers to it has permissions of its own.
bool is_own_member(const read::Selected &member) {
    switch (member.form) {
    case Form::value:
        return is_own_field(*member.field);
    case Form::id:
        return false;
    default:
        return !member.field->is_stored();
    }
}

void check_is_permitted(const read::Selected &field, const model::Model &user, const model::Schema &schema) {
    try {
        schema.visible(user, "t");
    } catch (const DomainError &error) {
        if (error.sqlstate != sqlstate::insufficient_privilege) throw;
        throw DomainError(error.sqlstate, error.code,
                          "permission denied for field \"" + field.name + "\" of " + user.name, "selection");
    }
}

read::Selection key_of(const model::Model &model) {
    read::Selected key;
    key.name = model.key_field;
    key.field = &model.key();
    return {{std::move(key)}};
}

} // namespace

bool is_of_own(const std::string &model, std::uint32_t relation) {
    if (model != catalog::model_for(model::Purpose::user) && model != catalog::model_for(model::Purpose::session))
        return false;
    return OidIsValid(relation) && session::is_served(relation);
}

bool is_own_field(const model::Field &field) {
    return std::ranges::find(own_fields, field.name) != std::end(own_fields);
}

bool may_see_user(const std::string &model, std::uint32_t relation) {
    std::vector<std::string> signed_in = roles();
    signed_in.emplace_back(catalog::role::signed_in);
    return is_permitted(model, relation, signed_in);
}

catalog::Snapshot own(const session::Accounts &accounts, std::vector<std::string> roles) {
    if (session::is_granted(*accounts.session, ACL_SELECT) && session::is_granted(*accounts.user, ACL_SELECT))
        return accounts.snapshot;
    return permitted(accounts.snapshot, std::move(roles), session::keeper_of(*accounts.session));
}

bool is_own(const read::Selection &of_user, const model::Model &user, const model::Schema &schema) {
    const auto other = std::ranges::find_if_not(of_user.members, is_own_member);
    if (other == of_user.members.end()) return true;
    check_is_permitted(*other, user, schema);
    return false;
}

read::Selection of_own_session(read::Selection selection, const session::Accounts &accounts,
                               const model::Schema &schema, bool is_signed_in) {
    if (!schema.is_restricted()) return selection;
    for (read::Selected &member : selection.members) {
        if (member.form != Form::record || member.field->name != "user" || member.model->name != accounts.user->name)
            continue;
        if (!is_signed_in) member.selection = std::make_shared<const read::Selection>(key_of(*member.model));
        member.is_own = is_own(*member.selection, *member.model, schema);
    }
    return selection;
}

} // namespace model_api::access
