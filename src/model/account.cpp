#include "model/account.hpp"

#include <algorithm>
#include <stdexcept>

namespace model_api::model {

namespace {

struct Guarded {
    Purpose purpose;
    std::string_view field;
};
constexpr Guarded guarded[] = {{Purpose::user, "roles"},        {Purpose::user, "emailVerified"},
                               {Purpose::user, "lastSignedIn"}, {Purpose::user, "password"},
                               {Purpose::session, "user"},      {Purpose::session, "roles"},
                               {Purpose::session, "state"}};

} // namespace

std::string_view purpose_name(Purpose purpose) {
    return purpose == Purpose::user ? "user" : "session";
}

bool is_guarded(Purpose purpose, std::string_view field) {
    return std::ranges::any_of(guarded,
                               [&](const Guarded &one) { return one.purpose == purpose && one.field == field; });
}

const std::vector<AccountActionInfo> &account_actions() {
    static const auto &actions = *new std::vector<AccountActionInfo>{
        {AccountAction::sign_up, "signUp", false, {{"email", "email"}, {"password", "password"}}},
        {AccountAction::sign_in, "signIn", false, {{"email", "string"}, {"password", "password"}}},
        {AccountAction::sign_out, "signOut", true, {}},
        {AccountAction::change_password,
         "changePassword",
         true,
         {{"currentPassword", "password"}, {"newPassword", "password"}}},
        {AccountAction::send_verify_email, "sendVerifyEmail", false, {{"email", "string"}}},
        {AccountAction::verify_email, "verifyEmail", false, {{"code", "password"}}},
        {AccountAction::send_reset_password, "sendResetPassword", false, {{"email", "string"}}},
        {AccountAction::reset_password, "resetPassword", false, {{"code", "password"}, {"password", "password"}}}};
    return actions;
}

const AccountActionInfo *find_account_action(std::string_view name) {
    const auto found = std::ranges::find(account_actions(), name, &AccountActionInfo::name);
    return found == account_actions().end() ? nullptr : &*found;
}

const AccountActionInfo &info_of(AccountAction action) {
    const auto found = std::ranges::find(account_actions(), action, &AccountActionInfo::action);
    if (found == account_actions().end()) throw std::logic_error("an action of no account");
    return *found;
}

} // namespace model_api::model
