// Codes that prove who reads a user's mail: random, good once and for a while, kept as hashes.
#pragma once

#include "account/call.hpp"

namespace model_api::account {

struct CodeKind {
    const char *name;      // what the function that sends it is told
    std::int64_t lifetime; // seconds
};
inline constexpr CodeKind verify_email_code = {"verifyEmail", 24 * 60 * 60};
inline constexpr CodeKind reset_password_code = {"resetPassword", 60 * 60};

// Makes one in the place of an earlier one, and has the application's function bring it to the user.
void send_code(const Call &call, const CodeKind &kind, const User &user);

// The id of the user whom a code was sent to; nullopt: no code, or not any more, as once the user has another address.
// Until the transaction ends nobody else uses it, or changes the user.
std::optional<std::string> find_code(const Call &call, const CodeKind &kind, const std::string &code);

// All of this kind that a user has.
void drop_codes(const Call &call, const CodeKind &kind, const std::string &user);

} // namespace model_api::account
