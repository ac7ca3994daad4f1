// An action of an account as it is asked for, and what its parts are made with.
#pragma once

#include "action/input.hpp"
#include "change/outcome.hpp"
#include "session/identity.hpp"

namespace model_api::account {

namespace code {
inline constexpr const char *invalid_credentials = "GGT_INVALID_EMAIL_PASSWORD";
inline constexpr const char *no_session = "GGT_NO_SESSION_FOR_AUTHENTICATION";
inline constexpr const char *too_many = "GGT_TOO_MANY_REQUESTS";
} // namespace code
inline constexpr const char *nobody_is_signed_in = "There is no authenticated user in scope.";

struct Call {
    const session::Accounts &accounts;
    const action::Change &asked; // its object: the params
    bool may_update = false;     // by the caller's own grants
    bool begins_session = false; // where there is none, whoever signs up is signed in to a new one

    const model::Model &user() const { return *accounts.user; }
    const catalog::Snapshot &snapshot() const { return accounts.snapshot; }
    const std::string &text(std::string_view parameter) const; // one that was checked to be there
};

change::Outcome failed(const Call &call, const char *code, std::string message);
// A parameter that is wrong.
change::Outcome refused(const Call &call, std::string_view parameter, std::string message);

// The change of a user's record that the action makes: values of fields, as any action reads them, and the moment for
// "lastSignedIn" where it is one. An empty id is of a new user. Performed with the hooks of the action.
struct Writing {
    std::string user;
    Json values = Json::object();
    bool signs_in = false;
};
change::Outcome write(const Call &call, const Writing &writing);

// The user at hand is the one that the action is about. Other ids are those of nobody.
bool is_self(const Call &call);

// A user as the keeper finds them. nullopt: none.
struct User {
    std::string id;
    std::optional<std::string> password; // its hash
    std::string email;
    bool is_verified = false;
};
std::optional<User> find_by_email(const Call &call, const std::string &email);
std::optional<User> find_by_id(const Call &call, const std::string &id);

// As slow for whom there is none, or no password, as for everybody else.
bool is_password_of(const std::optional<User> &user, const std::string &password);

// Locks the user, and says whether the password is still what it was found to be: who knew the one before is nobody any
// more, though they have asked before it changed.
bool hold(const Call &call, const User &user);

} // namespace model_api::account
