#include "account/codes.hpp"

#include "change/hook.hpp"
#include "value/token.hpp"

namespace model_api::account {
namespace {

const std::string &secrets_of(const Call &call) {
    return call.accounts.of_users().secrets_table;
}

} // namespace

void drop_codes(const Call &call, const CodeKind &kind, const std::string &user) {
    session::run(call.snapshot(),
                 "DELETE FROM " + secrets_of(call) + " WHERE record OPERATOR(pg_catalog.=) $1" +
                     session::key_cast(call.user()) + " AND kind OPERATOR(pg_catalog.=) $2 RETURNING kind",
                 {user, kind.name});
}

void send_code(const Call &call, const CodeKind &kind, const User &user) {
    const model::Model &model = call.user();
    const std::string code = value::make_token(), record = "$1" + session::key_cast(model);
    drop_codes(call, kind, user.id);
    session::run(call.snapshot(),
                 "INSERT INTO " + secrets_of(call) + " (record, kind, hash, expires_at, sent_to) VALUES (" + record +
                     ", $2, pg_catalog.decode($3, 'hex'), pg_catalog.clock_timestamp() OPERATOR(pg_catalog.+) "
                     "pg_catalog.make_interval(secs => $4::pg_catalog.float8), $5) RETURNING kind",
                 {user.id, kind.name, value::token_hash(code), std::to_string(kind.lifetime), user.email});
    session::run(call.snapshot(),
                 "SELECT " + change::hook_name(call.accounts.of_users().send_code, model.schema) +
                     "(u.*, $2, $3) FROM " + model.qualified_table() + " u WHERE u." + session::key_of(model) +
                     " OPERATOR(pg_catalog.=) " + record,
                 {user.id, kind.name, code});
}

std::optional<std::string> find_code(const Call &call, const CodeKind &kind, const std::string &code) {
    const auto hash = value::token_hash(code);
    if (!hash) return std::nullopt;
    const model::Model &model = call.user();
    const std::string email = "u." + session::column_of(model, "email");
    return session::run_text(
        call.snapshot(),
        "SELECT k.record::pg_catalog.text FROM " + secrets_of(call) + " k JOIN " + model.qualified_table() +
            " u ON u." + session::key_of(model) + " OPERATOR(pg_catalog.=) k.record AND pg_catalog.lower(" + email +
            ") OPERATOR(pg_catalog.=) pg_catalog.lower(k.sent_to) WHERE k.hash OPERATOR(pg_catalog.=) "
            "pg_catalog.decode($1, 'hex') AND k.kind OPERATOR(pg_catalog.=) $2 AND k.expires_at "
            "OPERATOR(pg_catalog.>) pg_catalog.clock_timestamp() FOR NO KEY UPDATE OF u FOR UPDATE OF k",
        {*hash, kind.name});
}

} // namespace model_api::account
