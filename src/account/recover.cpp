#include "account/recover.hpp"

#include "account/attempts.hpp"
#include "account/codes.hpp"

namespace model_api::account {
namespace {

constexpr const char *wrong_password = "Invalid email or password.";
constexpr const char *wrong_code = "The code is not valid, or has expired.";

Writing with_password(const std::string &user, const std::string &password) {
    Writing writing;
    writing.user = user;
    writing.values.set("password", Json::string(password));
    return writing;
}

void check_sender(const Call &call) {
    if (!call.accounts.of_users().send_code.empty()) return;
    throw DomainError(sqlstate::object_not_in_prerequisite_state, action::code::misconfigured,
                      "model \"" + call.user().name + "\" has no function that sends codes", {},
                      "SELECT model.define_users('{\"user\": {\"sendCode\": \"app.send_code\"}}') names one: "
                      "f(user <table>, kind text, code text).");
}

// Too many in a row are not sent, and nobody is told.
change::Outcome send(const Call &call, const CodeKind &kind, bool to_verified) {
    check_sender(call);
    const std::string &email = call.text("email");
    const std::string subject = subject_of(kind.name, email);
    if (is_blocked(subject)) return {};
    count_attempt(subject);
    const auto user = find_by_email(call, email);
    if (user && (to_verified || !user->is_verified)) send_code(call, kind, *user);
    return {};
}

// Sessions that are begun with the password before are not trusted any more.
void end_sessions(const Call &call, const std::string &user, bool but_this) {
    const session::Holder *holder = but_this ? session::current() : nullptr;
    session::end_sessions(call.accounts, user, holder ? std::optional<std::string>(holder->session) : std::nullopt);
    session::look_again();
}

} // namespace

change::Outcome change_password(const Call &call) {
    const std::string &id = call.asked.key_text;
    const auto user = is_self(call) || call.may_update ? find_by_id(call, id) : std::nullopt;
    if (!user) {
        change::Outcome outcome;
        outcome.failures.push_back(change::not_found(call.asked));
        return outcome;
    }
    const std::string subject = subject_of("changePassword", id);
    if (is_blocked(subject)) return failed(call, code::too_many, "Too many attempts. Try again later.");
    if (!is_password_of(user, call.text("currentPassword"))) {
        count_attempt(subject);
        return failed(call, code::invalid_credentials, wrong_password);
    }
    if (!hold(call, *user)) return failed(call, code::invalid_credentials, wrong_password);
    change::Outcome outcome = write(call, with_password(id, call.text("newPassword")));
    if (!outcome.success()) return outcome;
    forget_attempts(subject);
    drop_codes(call, reset_password_code, id);
    end_sessions(call, id, true);
    return outcome;
}

change::Outcome send_verify_email(const Call &call) {
    return send(call, verify_email_code, false);
}

change::Outcome send_reset_password(const Call &call) {
    return send(call, reset_password_code, true);
}

change::Outcome verify_email(const Call &call) {
    const auto user = find_code(call, verify_email_code, call.text("code"));
    if (!user) return refused(call, "code", wrong_code);
    Writing writing;
    writing.user = *user;
    writing.values.set("emailVerified", Json::boolean(true));
    change::Outcome outcome = write(call, writing);
    if (outcome.success()) drop_codes(call, verify_email_code, *user);
    return outcome;
}

change::Outcome reset_password(const Call &call) {
    const auto id = find_code(call, reset_password_code, call.text("code"));
    if (!id) return refused(call, "code", wrong_code);
    change::Outcome outcome = write(call, with_password(*id, call.text("password")));
    if (!outcome.success()) return outcome;
    drop_codes(call, reset_password_code, *id);
    if (const auto user = find_by_id(call, *id)) forget_attempts(subject_of("signIn", user->email));
    end_sessions(call, *id, false);
    return outcome;
}

} // namespace model_api::account
