// Who acts in this backend: a session, and the user who is signed in to it. It lives in the backend's memory alone, and
// only a valid token sets it: there is no setting, table or argument that could forge it.
#pragma once

#include <string_view>

#include "session/token.hpp"

namespace model_api::session {

inline constexpr const char *invalid_authorization = "28000";

// How long an identity lasts: until the transaction ends, or until another one, DISCARD ALL or the end of the backend.
enum class Lasting : std::uint8_t { transaction, connection };

// The identity of a token with this hash. What the (sub)transaction does goes with it when it is rolled back.
void bind(Holder holder, std::string hash, Lasting lasting);

// The identity at hand: nullptr without one, for another session_user than the one that it was bound for, and once its
// token is worth nothing any more, which is looked up once in each transaction.
const Holder *current();
const Holder &get_current(); // throws 28000, GGT_NO_CURRENT_SESSION

bool has_role(std::string_view role); // of a session, and "unauthenticated" where there is none

// Who it is, or what roles they have, may be another now: to be looked up again.
void look_again();

// How long the identity at hand lasts.
Lasting lasting();

// Of the token that it is at hand by.
std::string token_hash();

// The token that this transaction has issued for the session at hand; empty: none.
const std::string &issued_token();
void note_issued(std::string token);

// Called once, when the library is loaded.
void watch_commands();

} // namespace model_api::session
