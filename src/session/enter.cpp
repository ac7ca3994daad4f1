#include "session/enter.hpp"

#include "base/error.hpp"
#include "value/token.hpp"

namespace model_api::session {
namespace {

[[noreturn]] void throw_invalid() {
    throw DomainError(invalid_authorization, "GGT_INVALID_SESSION", "the session is not valid, or has expired", {},
                      "SELECT model.use_session() begins another one.");
}

// Under a token that was just issued.
void adopt(const Accounts &accounts, std::string token, Lasting lasting) {
    std::string hash = value::token_hash(token).value();
    auto holder = find_holder(accounts, hash);
    if (!holder) throw_invalid();
    bind(std::move(*holder), std::move(hash), lasting);
    note_issued(std::move(token));
}

// NULL: nobody's.
void set_user(const Accounts &accounts, const std::string &session, const std::optional<std::string> &user) {
    const model::Model &sessions = *accounts.session, &users = *accounts.user;
    const std::string id = "$1" + key_cast(sessions), of_user = "$2" + key_cast(users);
    const auto written = run_text(
        accounts.snapshot,
        "UPDATE " + sessions.qualified_table() + " SET " + column_of(sessions, "user") + " = " + of_user + ", " +
            column_of(sessions, "state") + " = $3, " + column_of(sessions, "roles") + " = COALESCE((SELECT u." +
            column_of(users, "roles") + " FROM " + users.qualified_table() + " u WHERE u." + key_of(users) +
            " OPERATOR(pg_catalog.=) " + of_user + "), '{unauthenticated}') WHERE " + key_of(sessions) +
            " OPERATOR(pg_catalog.=) " + id + " RETURNING '1'::pg_catalog.text",
        {session, user, sessions.states->enter(user ? "created.loggedIn" : "created.loggedOut")});
    if (!written) throw_invalid(); // somebody has ended it
}

void change_user(const Accounts &accounts, const std::optional<std::string> &user) {
    const std::string session = get_current().session;
    const Lasting as_before = lasting();
    set_user(accounts, session, user);
    auto token = rotate(accounts, session, token_hash());
    if (!token) throw_invalid(); // somebody else has signed in to it, or out of it
    adopt(accounts, std::move(*token), as_before);
}

} // namespace

void enter(const Accounts &accounts, std::string_view token, Lasting lasting) {
    auto hash = value::token_hash(token);
    auto holder = hash ? find_holder(accounts, *hash) : std::nullopt;
    if (!holder) throw_invalid();
    bind(std::move(*holder), std::move(*hash), lasting);
}

void enter_new(const Accounts &accounts, Lasting lasting) {
    adopt(accounts, begin_session(accounts).token, lasting);
}

void sign_in(const Accounts &accounts, const std::string &user) {
    if (!current()) enter_new(accounts, Lasting::transaction);
    change_user(accounts, user);
}

void sign_out(const Accounts &accounts) {
    change_user(accounts, std::nullopt);
}

} // namespace model_api::session
