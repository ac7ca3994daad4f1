#include "account/sign.hpp"

#include "account/attempts.hpp"
#include "action/value.hpp"
#include "secret/keys.hpp"
#include "session/enter.hpp"

namespace model_api::account {
namespace {

constexpr const char *wrong_password = "Invalid email or password.";
constexpr const char *too_many_attempts = "Too many attempts. Try again later.";

// Of a password that today's rule allows: another one stays as it is.
bool is_to_be_hashed_anew(const User &user, const std::string &password) {
    return value::has_other_cost(*user.password, secret::secrets().cost) && value::is_strong_password(password);
}

} // namespace

change::Outcome sign_up(const Call &call) {
    Writing writing;
    writing.values.set("email", Json::string(call.text("email")));
    writing.values.set("password", Json::string(call.text("password")));
    writing.signs_in = call.begins_session || session::current();
    change::Outcome outcome = write(call, writing);
    if (outcome.success() && writing.signs_in) session::sign_in(call.accounts, action::id_text(outcome.key));
    return outcome;
}

change::Outcome sign_in(const Call &call) {
    const std::string &email = call.text("email"), &password = call.text("password");
    const std::string subject = subject_of("signIn", email);
    if (is_blocked(subject)) return failed(call, code::too_many, too_many_attempts);
    const auto user = find_by_email(call, email);
    if (!is_password_of(user, password)) {
        count_attempt(subject);
        return failed(call, code::invalid_credentials, wrong_password);
    }
    if (!hold(call, *user)) return failed(call, code::invalid_credentials, wrong_password);
    Writing writing;
    writing.user = user->id;
    writing.signs_in = true;
    if (is_to_be_hashed_anew(*user, password)) writing.values.set("password", Json::string(password));
    change::Outcome outcome = write(call, writing);
    if (!outcome.success()) return outcome;
    forget_attempts(subject);
    session::sign_in(call.accounts, user->id);
    return outcome;
}

change::Outcome sign_out(const Call &call) {
    if (!session::current() || !session::current()->user) return failed(call, code::no_session, nobody_is_signed_in);
    if (!is_self(call)) {
        change::Outcome outcome;
        outcome.failures.push_back(change::not_found(call.asked));
        return outcome;
    }
    change::Outcome outcome = write(call, {call.asked.key_text, Json::object(), false});
    if (outcome.success()) session::sign_out(call.accounts);
    return outcome;
}

} // namespace model_api::account
